/** How long somebody outside may take for an answer. Real ms. */
export const ANSWER_MS = 8_000;
/** Who took longer is not asked again for so long. Real ms. */
export const REST_MS = 30_000;

/** Somebody outside does not answer. */
export class TooSlow extends Error {}

const restsUntil = new WeakMap<object, number>();

/**
 * What somebody outside answers, or TooSlow. One that hangs must not hold up all that waits behind it, the
 * hours that begin among it: after one answer that did not come the next questions fail at once.
 */
export async function patiently<T>(who: object, ask: () => Promise<T>): Promise<T> {
  if (performance.now() < (restsUntil.get(who) ?? 0))
    throw new TooSlow("It did not answer just now");
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      restsUntil.set(who, performance.now() + REST_MS);
      reject(new TooSlow("It does not answer"));
    }, ANSWER_MS);
  });
  try {
    return await Promise.race([ask(), late]);
  } finally {
    clearTimeout(timer);
  }
}
