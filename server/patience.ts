/** How long somebody outside may take for an answer. Real ms. */
export const ANSWER_MS = 8_000;

/** Somebody outside does not answer. */
export class TooSlow extends Error {
  override name = "TooSlow";
}

/** What somebody outside answers, or TooSlow: one that hangs must not hold up all that waits behind it. */
export async function patiently<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow("It does not answer")), ANSWER_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
