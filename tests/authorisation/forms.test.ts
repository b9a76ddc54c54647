/**
 * The authorisation matrix of forms: every intent of every action, sent over the real site by every
 * kind of person, before, during and after the session. An action, or a procedure that one calls,
 * without a row fails here. Whoever is refused changes nothing, and no stranger's answer has a word of
 * the two people's.
 */
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appRouter } from "../../server/router.ts";
import { buildOnce } from "../support/build.ts";
import { everythingIn, PEOPLE, PHASES } from "../support/cast.ts";
import { FORMS } from "./form-rows.ts";
import { isAccepted, seen } from "./outcomes.ts";
import {
  ask,
  forgetTries,
  isStranger,
  leaks,
  routesWith,
  type Visit,
  visitOf,
} from "./site-cast.ts";

beforeAll(buildOnce, 180_000);

test("every action has a row, and every row an action", async () => {
  const addresses = (await routesWith("action")).map(({ address }) => address);
  expect(Object.keys(FORMS).sort()).toEqual(addresses);
});

test("every intent of an action has a row, and whatever the action can do, one of them does", async () => {
  for (const { address, file } of await routesWith("action")) {
    const source = readFileSync(file, "utf8");
    const rows = FORMS[address] ?? {};
    expect(Object.keys(rows), file).toEqual(expect.arrayContaining(intentsIn(source)));
    const done = Object.values(rows).flatMap(({ does }) => does ?? []);
    expect([...new Set(done)].sort(), file).toEqual(mutationsIn(source));
  }
});

describe.each(PHASES)("%s the session", (phase) => {
  let still: Visit;
  beforeAll(async () => {
    still = await visitOf(phase);
  });
  afterAll(() => still.world.close());

  const rows = Object.entries(FORMS).flatMap(([address, intents]) =>
    Object.entries(intents).map(([intent, row]) => ({ address, intent, ...row })),
  );

  test.each(rows)("$address $intent", async ({ address, intent, ...row }) => {
    await forgetTries(still);
    const expected = "before" in row.who ? row.who[phase] : row.who;
    const form = { at: row.at ?? address, fields: { intent, ...row.fields } };
    const before = await everythingIn(still.world);
    for (const person of PEOPLE) {
      const accepted = isAccepted(expected[person]);
      // Once is enough where the session makes no difference.
      if (accepted && phase !== "before" && !address.startsWith("/sessions/")) continue;
      const visit = accepted ? await visitOf(phase) : still;
      const present = accepted ? await everythingIn(visit.world) : before;
      const { outcome, said } = await ask(visit, person, form);
      const what = `${form.at} ${intent} by ${person}`;
      expect(outcome, what).toBe(seen(expected[person]));
      if (isStranger(person) && !row.shared) expect(leaks(said), what).toBe(false);
      expect(visit.site.logged).toEqual([]);
      if (!accepted) continue;
      const changed = !isDeepStrictEqual(await everythingIn(visit.world), present);
      expect(changed, `${what} changes something`).toBe(row.changes ?? true);
      await visit.world.close();
    }
    expect(await everythingIn(still.world)).toEqual(before);
  });
});

/** Those that its code tells apart, in words or by a table of forms. */
function intentsIn(source: string): string[] {
  const table = /const FORMS\b[\s\S]*?\n};/.exec(source)?.[0] ?? "";
  const named = source.matchAll(/(?:\bintent(?:"\))? === |\bcase )"(\w+)"/g);
  return [...named, ...table.matchAll(/^ {2}(\w+):/gm)].map(([, intent = ""]) => intent);
}

const procedures: Record<string, { _def: { type: string } }> = appRouter._def.procedures as never;

function mutationsIn(source: string): string[] {
  const called = [...source.matchAll(/\bapi\.(\w+)\.(\w+)\(/g)];
  const paths = called.map(([, domain, name]) => `${domain}.${name}`);
  return [...new Set(paths)].filter((path) => procedures[path]?._def.type === "mutation").sort();
}
