/** From nothing to the first answer, against an empty Worker. */
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { startupAgainstEmpty } from "../../tests/support/startup.ts";
import { atMost, type Row } from "../row.ts";

export async function* workerStart(): AsyncGenerator<Row> {
  const script = await readFile("build/worker/index.js", "utf8");
  yield atMost("the Worker, gzip", gzipSync(script).byteLength / 1000, "kB", 700);
  const ratio = await startupAgainstEmpty(script, 8);
  yield atMost("cold start against an empty Worker", ratio, "×", 8);
}
