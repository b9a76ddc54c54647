import { isLostRace } from "./portable.ts";

const ATTEMPTS = 5;
/** Nobody waits longer than this and one more try: an answer that does not come costs seconds each time. */
const PATIENCE_MS = 10_000;

/**
 * Runs a piece of work again, with jitter, while it loses a race or the connection: at most five times.
 * The one way in which anything about the database is tried again. `mayRunAgain`: after which errors.
 */
export async function retried<T>(
  work: () => Promise<T>,
  mayRunAgain: (error: unknown) => boolean = isLostRace,
): Promise<T> {
  const from = performance.now();
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const late = performance.now() - from > PATIENCE_MS;
      if (!mayRunAgain(error) || late || attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, jitter(attempt)));
    }
  }
}

/** Full jitter: between 0 and 5, 10, 20, 40 ms. Spread matters here, unpredictability does not. */
function jitter(attempt: number): number {
  return (performance.now() % 1) * 5 * 2 ** (attempt - 1);
}
