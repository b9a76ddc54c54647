/** Of every five calls in a row one is true, which of them by `random`: so a fifth of few is one, too. */
export function oneInFive(random: () => number): () => boolean {
  let calls = 0;
  let chosen = 0;
  return () => {
    if (calls % 5 === 0) chosen = Math.floor(random() * 5);
    return calls++ % 5 === chosen;
  };
}
