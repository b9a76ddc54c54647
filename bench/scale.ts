/** `npm run bench -- --only scale`: what an hour costs on Cloudflare. A model: see scale/assumptions.ts. */

import { type Area, atMost, figure, type Row } from "./row.ts";
import {
  FRAMES_PER_REQUEST,
  OBJECT_GB,
  SESSIONS,
  USD,
  WORKER_REQUESTS,
} from "./scale/assumptions.ts";
import { type Lived, live } from "./scale/session.ts";

const STARTS_AT = Date.UTC(2026, 10, 26, 16);
const PER_THOUSAND = 1000;

export const scale: Area = { hours: liveHours };

async function* liveHours(): AsyncGenerator<Row> {
  const lived: Lived[] = [];
  const random = seeded(20_261_126);
  for (let n = 0; n < SESSIONS; n++) lived.push(await live(STARTS_AT, random));
  const mean = (of: (one: Lived) => number) =>
    lived.reduce((sum, one) => sum + of(one), 0) / lived.length;

  const objectRequests = mean(
    ({ connections, commands, alarms, frames }) =>
      connections + commands + alarms + frames / FRAMES_PER_REQUEST,
  );
  const gbSeconds = mean(({ awakeMs }) => (awakeMs / 1000) * OBJECT_GB);
  const others = Object.values(WORKER_REQUESTS).reduce((sum, one) => sum + one, 0);
  const workerRequests = mean(({ tickets, connections, handovers }) => {
    return others + tickets + connections + handovers;
  });
  const rowsWritten = mean((one) => one.rowsWritten);
  const rowsRead = mean((one) => one.rowsRead);
  for (const key of [
    "messages",
    "connections",
    "commands",
    "alarms",
    "frames",
    "handovers",
  ] as const)
    yield figure(
      `model: ${key} in an hour`,
      mean((one) => one[key]),
      "",
    );

  yield atMost("model: object requests per session", objectRequests, "", 40);
  yield atMost("model: object GB-s per session", gbSeconds, "GB-s", 2);
  yield atMost("model: Worker requests per session", workerRequests, "", 60);
  yield figure("model: object rows written per session", rowsWritten, "");
  yield figure("model: object rows read per session", rowsRead, "");
  const usd =
    objectRequests * USD.perObjectRequest +
    gbSeconds * USD.perGbSecond +
    rowsWritten * USD.perRowWritten +
    rowsRead * USD.perRowRead +
    workerRequests * USD.perWorkerRequest;
  yield figure("model: the bill of 1,000 sessions, database apart", usd * PER_THOUSAND, "US$");
  yield figure(
    `model: handovers in the fullest second of ${SESSIONS} hours at once`,
    fullestSecond(lived),
    "",
  );
}

function fullestSecond(lived: readonly Lived[]): number {
  const seconds = new Map<number, number>();
  for (const { handedOverAt } of lived)
    for (const at of handedOverAt) {
      const second = Math.floor(at / 1000);
      seconds.set(second, (seconds.get(second) ?? 0) + 1);
    }
  return Math.max(...seconds.values());
}

/** Mulberry32: the same hours in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
