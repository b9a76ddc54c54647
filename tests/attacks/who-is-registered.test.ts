/**
 * Nobody learns from a clock who has an account. Known and unknown addresses take turns in one run,
 * and the middle times are held against each other. TRIES sets how many of each.
 */
import { expect, test } from "vitest";
import { PASSWORD_COST } from "../../server/accounts/passwords.ts";
import { HOUR } from "../../server/clock.ts";
import { newcomer, registered, visitor } from "../support/accounts.ts";
import { codeOf } from "../support/refusals.ts";
import { makeWorld, type World } from "../support/world.ts";

const TRIES = Number(process.env.TRIES ?? 12);
/** Few tries have a wide middle; many have a narrow one. */
const NOISE = TRIES >= 100 ? 1.15 : 1.6;
/** Two passwords are hashed for each, on a machine that may be busy. */
const LIMIT_MS = 60_000 + TRIES * 4000;

type Ask = (world: World, email: string) => Promise<unknown>;
/** With how many times as many tries: what takes a moment is noisier than what takes scrypt. */
const ASKS: [name: string, ask: Ask, times: number][] = [
  [
    "signing in",
    (world, email) => visitor(world).api.accounts.signIn({ email, password: "not the password" }),
    1,
  ],
  [
    "registering",
    (world, email) => visitor(world).api.accounts.registerMentee(newcomer({ email })),
    1,
  ],
  [
    "asking for a new password",
    (world, email) => visitor(world).api.accounts.requestReset({ email }),
    20,
  ],
];

test.each(ASKS)(
  "%s takes as long for a stranger as for a member",
  async (_, ask, timesAsMany) => {
    const world = await makeWorld({ passwordCost: PASSWORD_COST });
    const { email } = await registered(world);
    const times = { known: [] as number[], unknown: [] as number[] };
    const answers = { known: new Set<string>(), unknown: new Set<string>() };
    for (let n = 0; n < TRIES * timesAsMany; n++) {
      // The limits are not what is asked about.
      world.clock.advance(2 * HOUR);
      const turns = [
        ["known", email],
        ["unknown", `stranger${n}@example.test`],
      ] as const;
      for (const [kind, address] of n % 2 ? turns : [...turns].reverse()) {
        const from = performance.now();
        answers[kind].add(await codeOf(ask(world, address)));
        times[kind].push(performance.now() - from);
      }
    }
    expect(answers.known).toEqual(answers.unknown);
    expect(answers.known.size).toBe(1);
    const ratio = middle(times.known) / middle(times.unknown);
    expect(ratio).toBeGreaterThan(1 / NOISE);
    expect(ratio).toBeLessThan(NOISE);
    await world.close();
  },
  LIMIT_MS,
);

function middle(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
