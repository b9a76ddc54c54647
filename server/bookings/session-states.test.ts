import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessionById } from "../../db/queries/bookings.ts";
import type { SessionStatus } from "../../db/schema.ts";
import { sessionRow } from "../../tests/support/sessions.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import { moveSession } from "./move-session.ts";
import { type Actor, mayMove, SESSION_STATES } from "./session-states.ts";

const STATES = Object.keys(SESSION_STATES) as SessionStatus[];
const ACTORS: Actor[] = ["mentee", "mentor", "payment", "clockwork"];

/** Written out a second time on purpose: DESIGN's graph, and who takes each edge. */
const LEGAL = new Set([
  "awaiting_payment>confirmed:payment",
  "awaiting_payment>requested:payment",
  "awaiting_payment>expired:mentee",
  "awaiting_payment>expired:clockwork",
  "awaiting_payment>called_off:clockwork",
  "requested>confirmed:mentor",
  "requested>declined:mentor",
  "requested>expired:mentee",
  "requested>expired:clockwork",
  "requested>charged_back:payment",
  "requested>called_off:clockwork",
  "confirmed>in_session:clockwork",
  "confirmed>cancelled_by_mentee:mentee",
  "confirmed>cancelled_by_mentor:mentor",
  "confirmed>charged_back:payment",
  "confirmed>called_off:clockwork",
  "in_session>completed:clockwork",
  "in_session>no_show_mentee:clockwork",
  "in_session>no_show_mentor:clockwork",
  "in_session>no_show_both:clockwork",
  "in_session>void:clockwork",
  "expired>confirmed:payment",
  "expired>requested:payment",
]);

const EDGES = STATES.flatMap((from) =>
  STATES.flatMap((to) => ACTORS.map((actor) => ({ from, to, actor }))),
);

describe("the graph of a session", () => {
  it("has exactly the edges that the design draws", () => {
    const allowed = EDGES.filter(({ from, to, actor }) => mayMove(from, to, actor));
    expect(new Set(allowed.map(({ from, to, actor }) => `${from}>${to}:${actor}`))).toEqual(LEGAL);
  });

  it("never leaves an end state by a person or by time", () => {
    const ends = STATES.filter((state) => !SESSION_STATES[state].holdsSlot);
    const persons: Actor[] = ["mentee", "mentor", "clockwork"];
    for (const from of ends)
      for (const to of STATES)
        for (const actor of persons) expect(mayMove(from, to, actor)).toBe(false);
  });

  it("has a deadline only where time frees the slot", () => {
    for (const state of Object.values(SESSION_STATES))
      if (state.deadline) expect(state.to.expired).toContain("clockwork");
  });
});

describe("moving a stored session", () => {
  let world: World;
  let people: { mentor: string; mentee: string };
  beforeAll(async () => {
    world = await makeWorld();
    people = { mentor: await world.mentor(), mentee: await world.mentee() };
  });
  afterAll(() => world.close());

  it("refuses every illegal edge and changes nothing", async () => {
    const illegal = EDGES.filter(({ from, to, actor }) => !LEGAL.has(`${from}>${to}:${actor}`));
    expect(illegal.length).toBe(15 * 15 * 4 - LEGAL.size);
    const ids = new Map<SessionStatus, string>();
    for (const status of STATES) ids.set(status, await sessionRow(world, { ...people, status }));
    for (const { from, to, actor } of illegal) {
      const id = ids.get(from) ?? "";
      const move = world.db.transaction().execute(async (trx) => {
        const session = await sessionById(trx, id);
        if (!session) throw new Error("no session");
        return moveSession(trx, session, to, actor);
      });
      await expect(move).rejects.toMatchObject({ problem: "wrong_state" });
    }
    for (const [status, id] of ids)
      expect(await sessionById(world.db, id)).toMatchObject({ status, version: 1 });
  });

  it("takes every legal edge once, and not again from the same version", async () => {
    for (const edge of LEGAL) {
      const [from, to, actor] = edge.split(/[>:]/) as [SessionStatus, SessionStatus, Actor];
      const id = await sessionRow(world, { ...people, status: from });
      const stale = await sessionById(world.db, id);
      if (!stale) throw new Error("no session");
      const moved = await world.db
        .transaction()
        .execute((trx) => moveSession(trx, stale, to, actor));
      expect(moved).toMatchObject({ status: to, version: 2 });
      await expect(
        world.db.transaction().execute((trx) => moveSession(trx, stale, to, actor)),
      ).rejects.toThrow("changed by somebody else");
    }
  });
});
