import { setTimeout } from "node:timers/promises";

const ASK_EVERY_MS = 5_000;
const PATIENCE_MS = 3_000;
/** 20 to 32 s in all: a busy moment is no silence. */
const MOST_SILENCES = 4;

/** By so much more a busy process of our own may have kept an answer from us. */
const PUNCTUAL_MS = 500;

/** Resolves when nobody has answered at `url` several times in a row. Any answer is one. */
export async function silenceAt(
  url: string,
  ask: (url: string) => Promise<boolean> = answers,
  pause: () => Promise<unknown> = () => setTimeout(ASK_EVERY_MS),
): Promise<void> {
  for (let silences = 0; silences < MOST_SILENCES; ) {
    await pause();
    silences = (await ask(url)) ? 0 : silences + 1;
  }
}

/** Whether somebody answers at `url`, as far as this process was there to hear it. */
export function answers(url: string, patienceMs = PATIENCE_MS): Promise<boolean> {
  const from = performance.now();
  return fetch(url, { signal: AbortSignal.timeout(patienceMs) })
    .then((answer) => answer.text())
    .then(
      () => true,
      () => performance.now() - from > patienceMs + PUNCTUAL_MS,
    );
}
