/** From nothing to the first answer, beyond what an empty Worker takes. */
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { startupBeyondEmptyMs } from "../../tests/support/startup.ts";
import { atMost, type Row } from "../row.ts";

export async function* workerStart(): AsyncGenerator<Row> {
  const script = await readFile("build/worker/index.js", "utf8");
  yield atMost("the Worker, gzip", gzipSync(script).byteLength / 1000, "kB", 700);
  yield atMost(
    "cold start beyond an empty Worker",
    await startupBeyondEmptyMs(script, 5),
    "ms",
    400,
  );
}
