export interface Row {
  name: string;
  value: number;
  unit: string;
  /** "≥ 0.25"; "" where there is none. */
  goal: string;
  met: boolean;
}

/** By subject: its rows, one after the other as they are measured. */
export type Area = Record<string, () => AsyncGenerator<Row>>;

export function atLeast(name: string, value: number, unit: string, goal: number): Row {
  return { name, value: rounded(value), unit, goal: `≥ ${goal}`, met: value >= goal };
}

export function atMost(name: string, value: number, unit: string, goal: number): Row {
  return { name, value: rounded(value), unit, goal: `≤ ${goal}`, met: value <= goal };
}

/** To be read beside those that have a goal. */
export function figure(name: string, value: number, unit: string): Row {
  return { name, value: rounded(value), unit, goal: "", met: true };
}

/** Three figures: what a second run would also show. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/**
 * Runs two subjects in turns, so that both meet the same machine, and answers the median of the rounds'
 * ratios (first by second). Each subject answers its own figure of a round.
 */
export async function ratio(
  first: () => Promise<number>,
  second: () => Promise<number>,
  rounds: number,
): Promise<number> {
  await first();
  await second();
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const swapped = round % 2 === 1;
    const [a, b] = swapped ? [await second(), await first()] : [await first(), await second()];
    ratios.push(swapped ? b / a : a / b);
  }
  return median(ratios);
}

/** How many a second `work` manages, `atOnce` at a time, of `count`. */
export async function perSecond(
  count: number,
  atOnce: number,
  work: (n: number) => Promise<unknown>,
): Promise<number> {
  const from = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) await work(next++);
    }),
  );
  return count / ((performance.now() - from) / 1000);
}
