/** The processes of one copy of MentorLink, by the data folder that their environment names. */
import { readdir, readFile } from "node:fs/promises";

/** `program`: only those whose command line names it. */
export async function processesOf(dataDir: string, program = ""): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
    const environment = await ofProcess(name, "environ");
    if (!environment.includes(`DATA_DIR=${dataDir}\0`)) continue;
    if ((await ofProcess(name, "cmdline")).includes(program)) found.push(Number(name));
  }
  return found;
}

/** Resident memory in MB of the processes whose command line names one of `programs`. */
export async function residentMb(dataDir: string, programs: readonly string[]): Promise<number> {
  let kilobytes = 0;
  for (const pid of await processesOf(dataDir)) {
    const command = await ofProcess(pid, "cmdline");
    if (!programs.some((program) => command.includes(program))) continue;
    kilobytes += Number(/VmRSS:\s+(\d+)/.exec(await ofProcess(pid, "status"))?.[1] ?? 0);
  }
  return kilobytes / 1024;
}

/** Nothing, where the process has just ended. */
function ofProcess(pid: number | string, file: string): Promise<string> {
  return readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "");
}
