import { setTimeout } from "node:timers/promises";

const ASK_EVERY_MS = 5_000;
const PATIENCE_MS = 3_000;
/** 20 to 32 s in all: a busy moment is no silence. */
const MOST_SILENCES = 4;

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

function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) })
    .then((answer) => answer.text())
    .then(
      () => true,
      () => false,
    );
}
