import { TooSlow } from "../patience.ts";
import type { Services } from "../services.ts";

/** Rows that a step reads at once. Who moved as many has more to do. */
export const BATCH = 100;

/** One thing that time does. Idempotent, and safe beside itself in another process. */
export interface Step {
  name: string;
  /** Answers how many rows it moved. */
  run(services: Services): Promise<number>;
}

/**
 * Works through rows, `atOnce` together, and counts those that were moved. One row's failure does
 * not keep the others back, unless somebody outside hangs; all failures are thrown together at the end.
 */
export async function each<T>(
  rows: readonly T[],
  work: (row: T) => Promise<boolean>,
  atOnce = 1,
): Promise<number> {
  const failures: unknown[] = [];
  let moved = 0;
  const queue = rows.values();
  let hung = false;
  const worker = async () => {
    for (const row of queue) {
      try {
        if (await work(row)) moved++;
      } catch (error) {
        failures.push(error);
        hung ||= error instanceof TooSlow;
      }
      // Hours begin meanwhile: what is left has its turn in the next run.
      if (hung) return;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (failures.length > 0) throw new AggregateError(failures, "Some rows failed");
  return moved;
}
