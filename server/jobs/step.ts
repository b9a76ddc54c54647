import { SECOND } from "../clock.ts";
import type { Services } from "../services.ts";

/** Rows that a step reads at once. Who moved as many has more to do. */
export const BATCH = 100;

/** One thing that time does. Idempotent, and safe beside itself in another process. */
export interface Step {
  name: string;
  /** Its rows ask somebody outside: it lasts so long, and no longer. Real ms. */
  mostMs?: number;
  /** Answers how many rows it moved. */
  run(services: Services): Promise<number>;
}

/** So many are asked at once: a slow one must not keep all behind it waiting. */
const ASKED_AT_ONCE = 8;

/** Nobody new is asked after so long: hours begin meanwhile. Real ms. */
export const ASKING_MS = 5 * SECOND;

/**
 * The same for rows of which each asks somebody outside, who may be slow. What is left over has its turn in the
 * next run. Any may be first: eight that never have an answer must not keep the others back for ever.
 */
export function askEach<T>(
  { ids }: Pick<Services, "ids">,
  rows: readonly T[],
  work: (row: T) => Promise<boolean>,
): Promise<number> {
  const until = performance.now() + ASKING_MS;
  // The end of an id is chance.
  const first = rows.length === 0 ? 0 : Number.parseInt(ids.uuid().slice(-8), 16) % rows.length;
  return each(
    [...rows.slice(first), ...rows.slice(0, first)],
    work,
    ASKED_AT_ONCE,
    () => performance.now() < until,
  );
}

/**
 * Works through rows, `atOnce` together and while it `goesOn`, and counts those that were moved. One row's failure
 * does not keep the others back; all failures are thrown together at the end.
 */
export async function each<T>(
  rows: readonly T[],
  work: (row: T) => Promise<boolean>,
  atOnce = 1,
  goesOn = () => true,
): Promise<number> {
  const failures: unknown[] = [];
  let moved = 0;
  const queue = rows.values();
  const worker = async () => {
    for (const row of queue) {
      try {
        if (await work(row)) moved++;
      } catch (error) {
        failures.push(error);
      }
      if (!goesOn()) return;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (failures.length > 0) throw new AggregateError(failures, "Some rows failed");
  return moved;
}
