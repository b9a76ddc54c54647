/** From `npm start` to an answer, once built, with the demo's data already there. */
import { startCopy } from "../../tests/support/copy.ts";
import { atMost, median, type Row } from "../row.ts";

const STARTS = 5;

export async function* start(): AsyncGenerator<Row> {
  const first = await startCopy({ demo: true });
  await first.stop();
  const times: number[] = [];
  for (let n = 0; n < STARTS; n++) {
    const from = performance.now();
    const copy = await startCopy({ demo: true, dataDir: first.dataDir });
    times.push((performance.now() - from) / 1000);
    await copy.stop();
  }
  await first.dispose();
  yield atMost("from npm start to ready", median(times), "s", 3);
}
