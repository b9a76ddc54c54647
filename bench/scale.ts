/** `npm run bench -- --only scale`: what an hour costs on Cloudflare. A model: see scale/assumptions.ts. */
import { deepStrictEqual } from "node:assert";
import { type Area, atMost, type Row } from "./row.ts";
import {
  FRAMES_PER_REQUEST,
  OBJECT_GB,
  SESSIONS,
  USD,
  WORKER_REQUESTS,
} from "./scale/assumptions.ts";
import { ceiling } from "./scale/ceiling.ts";
import { HostObject } from "./scale/host-object.ts";
import { PureObject } from "./scale/pure-object.ts";
import { type Lived, live } from "./scale/session.ts";

const STARTS_AT = Date.UTC(2026, 10, 26, 16);
const SEED = 20_261_126;
/** Hours that are lived again by the host itself. */
const CHECKED = 50;
const PER_THOUSAND = 1000;

export const scale: Area = { hours, ceiling };

async function* hours(): AsyncGenerator<Row> {
  const lived: Lived[] = [];
  const random = seeded(SEED);
  for (let n = 0; n < SESSIONS; n++)
    lived.push(await live(STARTS_AT, random, (room) => new PureObject(room)));
  await checkAgainstHost(lived);
  const mean = (of: (one: Lived) => number) =>
    lived.reduce((sum, one) => sum + of(one), 0) / lived.length;

  const objectRequests = mean(
    ({ connections, commands, alarms, frames }) =>
      connections + commands + alarms + frames / FRAMES_PER_REQUEST,
  );
  const gbSeconds = mean(({ awakeMs }) => (awakeMs / 1000) * OBJECT_GB);
  const others = Object.values(WORKER_REQUESTS).reduce((sum, one) => sum + one, 0);
  const workerRequests = mean(
    ({ tickets, connections, handovers }) => others + tickets + connections + handovers,
  );
  const rowsWritten = mean((one) => one.rowsWritten);
  const rowsRead = mean((one) => one.rowsRead);
  const usd =
    objectRequests * USD.perObjectRequest +
    gbSeconds * USD.perGbSecond +
    rowsWritten * USD.perRowWritten +
    rowsRead * USD.perRowRead +
    workerRequests * USD.perWorkerRequest;

  console.error(
    [
      `A model of ${SESSIONS} hours at once (bench/scale/assumptions.ts). In the mean hour:`,
      ...(["messages", "frames", "connections", "commands", "alarms", "handovers"] as const).map(
        (what) => `${mean((one) => one[what]).toFixed(1)} ${what}`,
      ),
      `the fullest second has ${fullestSecond(lived)} handovers`,
    ].join("\n  "),
  );
  yield atMost("model: object requests of a session", objectRequests, "requests", 40);
  yield atMost("model: object time of a session", gbSeconds, "GB-s", 2);
  yield atMost("model: Worker requests of a session", workerRequests, "requests", 60);
  yield atMost("model: rows that objects write for a session", rowsWritten, "rows", 500);
  yield atMost("model: rows that objects read for a session", rowsRead, "rows", 500);
  yield atMost("model: bill of 1,000 sessions, database apart", usd * PER_THOUSAND, "US$", 1);
}

/** The model counts as the real host does, to the last row. */
async function checkAgainstHost(lived: readonly Lived[]): Promise<void> {
  const random = seeded(SEED);
  for (const modelled of lived.slice(0, CHECKED)) {
    const hosted = await live(STARTS_AT, random, (room) => new HostObject(room));
    deepStrictEqual(modelled, hosted);
  }
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
