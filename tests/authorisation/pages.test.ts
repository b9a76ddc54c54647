/**
 * The authorisation matrix of pages: every route that has a loader, asked over the real site by every
 * kind of person, before, during and after the session. A route without a row fails here. Looking
 * changes nothing, and no stranger's answer has a word of the two people's.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildOnce } from "../support/build.ts";
import { everythingIn, PEOPLE, PHASES } from "../support/cast.ts";
import { PAGES } from "./page-rows.ts";
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

test("every loader has a row, and every row a loader", async () => {
  const addresses = (await routesWith("loader")).map(({ address }) => address);
  expect(Object.keys(PAGES).sort()).toEqual(addresses);
});

describe.each(PHASES)("%s the session", (phase) => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await visitOf(phase);
  });
  afterAll(async () => {
    expect(visit.site.logged).toEqual([]);
    await visit.world.close();
  });

  test("there are words to be leaked: the two read them", async () => {
    for (const person of ["mentee", "mentor"] as const)
      expect(leaks((await ask(visit, person, { at: "/sessions/:id" })).said), person).toBe(true);
  });

  test.each(Object.entries(PAGES))("%s", async (address, { at = address, who, shared }) => {
    await forgetTries(visit);
    const expected = "before" in who ? who[phase] : who;
    const before = await everythingIn(visit.world);
    for (const person of PEOPLE) {
      const { outcome, said } = await ask(visit, person, { at });
      expect(outcome, `${at} for ${person}`).toBe(expected[person]);
      if (isStranger(person) && !shared) expect(leaks(said), `${at} for ${person}`).toBe(false);
    }
    expect(await everythingIn(visit.world)).toEqual(before);
  });
});
