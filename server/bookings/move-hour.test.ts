import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { expectSound } from "../../tests/support/invariants.ts";
import { codeOf } from "../../tests/support/refusals.ts";
import {
  balances,
  book,
  letters,
  paidSession,
  roomsThatSaw,
  SLOT,
} from "../../tests/support/sessions.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import { DAY, HOUR, MINUTE } from "../clock.ts";
import { toProblem } from "../errors.ts";

let world: World;
let mentor: string;
let mentee: string;
let sessionId: string;
beforeEach(async () => {
  world = await makeWorld();
  mentor = await world.mentor({ buffer_quarters: 1 });
  mentee = await world.mentee();
  sessionId = await paidSession(world, mentee, mentor);
  roomsThatSaw(world, () => []);
  await world.outbox.drain();
});
afterEach(async () => {
  await expectSound(world.db, world.clock.now());
  await world.close();
});

const as = async (userId: string) => (await world.as(userId)).bookings;
const at = (startsAt: number) => ({ sessionId, startsAt });
const move = async (startsAt: number) => (await as(mentee)).move(at(startsAt));
const ask = async (startsAt: number) => (await as(mentor)).askToMove(at(startsAt));
const accept = async (startsAt: number) => (await as(mentee)).acceptMove(at(startsAt));
const keep = async (startsAt: number) => (await as(mentee)).keepTime(at(startsAt));
const view = async (userId = mentee) => (await as(userId)).byId({ sessionId });
const told = async () =>
  (await letters(world))
    .filter(({ template }) => ["moved", "asked_to_move", "time_kept"].includes(template))
    .map(({ template, key }) => `${template} to ${key.split(":").at(-1)}`)
    .sort();
const setCommands = () =>
  world.rooms.commands.flatMap(({ command }) =>
    command.command === "schedule" ? [command.schedule.endsAt - HOUR] : [],
  );

describe("a mentee who moves the hour", () => {
  test("has it at the other time at once: same money, both told, the room knows", async () => {
    const money = await balances(world);
    expect(await move(SLOT + 2 * HOUR)).toMatchObject({ startsAt: SLOT + 2 * HOUR });
    expect(await view()).toMatchObject({ startsAt: SLOT + 2 * HOUR, endsAt: SLOT + 3 * HOUR });
    expect(await balances(world)).toEqual(money);
    expect(await told()).toEqual(["moved to mentee", "moved to mentor"]);
    await world.outbox.drain();
    expect(setCommands().at(-1)).toBe(SLOT + 2 * HOUR);
    // The old time is somebody else's now.
    await paidSession(world, await world.mentee(), mentor, SLOT);
  });

  test("by half an hour: its own quarters are not in the way", async () => {
    await move(SLOT + 30 * MINUTE);
    expect(await view()).toMatchObject({ startsAt: SLOT + 30 * MINUTE });
  });

  test("twice with one click moves it once", async () => {
    await Promise.all([move(SLOT + DAY), move(SLOT + DAY)]);
    await move(SLOT + 2 * DAY);
    expect((await view()).actions).not.toContain("move");
    expect(await codeOf(move(SLOT + 3 * DAY))).toBe("wrong_state");
  });

  test("to a time that is taken loses nothing, and is told others", async () => {
    await book(world, await world.mentee(), mentor, SLOT + DAY);
    const problem = await move(SLOT + DAY).catch(toProblem);
    expect(problem).toMatchObject({ code: "slot_taken" });
    const { alternatives } = (problem as { extra: { alternatives: number[] } }).extra;
    expect(alternatives).toHaveLength(3);
    expect(await view()).toMatchObject({ startsAt: SLOT });
  });

  test("to where their own other hour is, is told so", async () => {
    await paidSession(world, mentee, await world.mentor(), SLOT + DAY);
    expect(await codeOf(move(SLOT + DAY))).toBe("busy_yourself");
  });

  test.each([
    ["what the mentor does not offer", SLOT + 12 * HOUR, "slot_not_offered"],
    ["the past", SLOT - 4 * DAY, "slot_not_offered"],
  ])("not to %s", async (_what, startsAt, code) => {
    expect(await codeOf(move(startsAt))).toBe(code);
  });

  test("not within the last day", async () => {
    world.clock.set(SLOT - DAY + 1);
    expect((await view()).actions).not.toContain("move");
    expect(await codeOf(move(SLOT + DAY))).toBe("wrong_state");
  });

  test("does not gain time to cancel for all the money", async () => {
    const { deadlines } = await view();
    await move(SLOT + 5 * DAY);
    expect((await view()).deadlines.refundUntil).toBe(deadlines.refundUntil);
    world.clock.set(SLOT);
    const preview = await (await as(mentee)).cancelPreview({ sessionId });
    expect(preview).toMatchObject({ refundCents: 0, rule: { rule: "too_late" } });
  });

  test("to an earlier time cannot cancel it for all the money until it starts", async () => {
    const far = await paidSession(world, mentee, mentor, SLOT + 20 * DAY);
    const soon = SLOT + 2 * DAY;
    await (await as(mentee)).move({ sessionId: far, startsAt: soon });
    world.clock.set(soon - MINUTE);
    const preview = await (await as(mentee)).cancelPreview({ sessionId: far });
    expect(preview).toMatchObject({ refundCents: 0, rule: { rule: "too_late" } });
  });

  test("is told until when all of it comes back then, and the mentor is not", async () => {
    const far = await paidSession(world, mentee, mentor, SLOT + 20 * DAY);
    await (await as(mentee)).move({ sessionId: far, startsAt: SLOT + 5 * DAY });
    const moved = (await letters(world)).filter(({ template }) => template === "moved");
    const until = moved.map(({ key, refundUntil }) => [key.split(":").at(-1), refundUntil]);
    expect(Object.fromEntries(until)).toEqual({ mentee: SLOT + 4 * DAY, mentor: null });
  });

  test("is reminded of the new time", async () => {
    await world.db
      .updateTable("sessions")
      .set({ reminded_hours: 24 })
      .where("id", "=", sessionId)
      .execute();
    await move(SLOT + 5 * DAY);
    const row = await world.db.selectFrom("sessions").selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ reminded_hours: null, first_starts_at: SLOT, moves: 1 });
  });
});

describe("a mentor who asks for another time", () => {
  test("is not reminded of the day before on the day itself", async () => {
    world.clock.set(SLOT - 8 * HOUR);
    await ask(SLOT + 2 * HOUR);
    await accept(SLOT + 2 * HOUR);
    const row = await world.db.selectFrom("sessions").selectAll().executeTakeFirstOrThrow();
    expect(row.reminded_hours).toBe(24);
  });

  test("moves nothing until the mentee says yes", async () => {
    await ask(SLOT + DAY);
    expect(await view()).toMatchObject({ startsAt: SLOT, proposedStartsAt: SLOT + DAY });
    expect((await view()).actions).toContain("answer_move");
    expect((await view(mentor)).actions).not.toContain("answer_move");
    expect((await (await as(mentee)).list({ when: "needs_me" })).total).toBe(1);
    const { sessionsNeedingMe } = await (await world.as(mentee)).accounts.counts();
    expect(sessionsNeedingMe, "the navigation counts what the list has").toBe(1);
    await accept(SLOT + DAY);
    expect(await view()).toMatchObject({ startsAt: SLOT + DAY, proposedStartsAt: null });
    expect(await told()).toEqual(["asked_to_move to mentee", "moved to mentee", "moved to mentor"]);
    expect(await accept(SLOT + DAY), "said twice").toMatchObject({ startsAt: SLOT + DAY });
  });

  test("is not surprised: two hours before that time it is too late to agree", async () => {
    await ask(SLOT - DAY);
    world.clock.set(SLOT - DAY - 2 * HOUR + 1);
    expect(await codeOf(accept(SLOT - DAY))).toBe("wrong_state");
    world.clock.set(SLOT - DAY - 2 * HOUR);
    await accept(SLOT - DAY);
    expect(await view()).toMatchObject({ startsAt: SLOT - DAY });
  });

  test("for later is answered before the hour begins, and everybody says so", async () => {
    await ask(SLOT + DAY);
    const [letter] = (await letters(world)).filter(({ template }) => template === "asked_to_move");
    expect(letter?.answerBy).toBe(SLOT);
    expect((await view()).deadlines.answerMoveBy).toBe(SLOT);
    world.clock.set(SLOT);
    expect(await codeOf(accept(SLOT + DAY))).toBe("wrong_state");
  });

  test("for earlier takes nothing from the mentee, and nobody names a moment after the start", async () => {
    const far = { sessionId: await paidSession(world, mentee, mentor, SLOT + 20 * DAY) };
    const soon = SLOT + 2 * DAY;
    await (await as(mentor)).askToMove({ ...far, startsAt: soon });
    await (await as(mentee)).acceptMove({ ...far, startsAt: soon });
    expect((await (await as(mentee)).byId(far)).deadlines.refundUntil).toBe(soon);
    const moved = (await letters(world)).filter(({ template }) => template === "moved");
    const until = moved.map(({ key, refundUntil }) => [key.split(":").at(-1), refundUntil]);
    expect(Object.fromEntries(until)).toEqual({ mentee: soon, mentor: null });
    world.clock.set(soon - MINUTE);
    const preview = await (await as(mentee)).cancelPreview(far);
    expect(preview).toMatchObject({ refundCents: 35_000, rule: { rule: "tier", until: soon } });
  });

  test("for earlier, and the mentee then moves it later: that takes no time to cancel away", async () => {
    const far = { sessionId: await paidSession(world, mentee, mentor, SLOT + 20 * DAY) };
    const soon = SLOT + 2 * DAY;
    await (await as(mentor)).askToMove({ ...far, startsAt: soon });
    await (await as(mentee)).acceptMove({ ...far, startsAt: soon });
    const until = async () => (await (await as(mentee)).byId(far)).deadlines.refundUntil ?? 0;
    const before = await until();
    await (await as(mentee)).move({ ...far, startsAt: soon + HOUR });
    expect(await until()).toBeGreaterThanOrEqual(before);
  });

  test("for earlier, and the mentee then moves it much later: that wins no time to cancel", async () => {
    const booked = SLOT + 20 * DAY;
    const far = { sessionId: await paidSession(world, mentee, mentor, booked) };
    const soon = SLOT + 2 * DAY;
    await (await as(mentor)).askToMove({ ...far, startsAt: soon });
    await (await as(mentee)).acceptMove({ ...far, startsAt: soon });
    const later = booked - 2 * DAY;
    await (await as(mentee)).move({ ...far, startsAt: later });
    expect((await (await as(mentee)).byId(far)).deadlines.refundUntil).toBe(later - DAY);
  });

  test("asks no more when it is too late to agree: what comes back is as before", async () => {
    await ask(SLOT - DAY);
    world.clock.set(SLOT - DAY - 2 * HOUR);
    const preview = async () => (await as(mentee)).cancelPreview({ sessionId });
    expect((await preview()).rule.rule).toBe("mentor_asks_to_move");
    world.clock.advance(1);
    expect(await preview()).toMatchObject({ refundCents: 35_000, rule: { rule: "tier" } });
    expect(await view()).toMatchObject({ proposedStartsAt: null });
    expect((await view()).actions).not.toContain("answer_move");
    expect((await (await as(mentee)).list({ when: "needs_me" })).total).toBe(0);
    await keep(SLOT - DAY);
    expect(await told(), "nobody keeps what nobody asks for").toEqual(["asked_to_move to mentee"]);
    world.clock.set(SLOT - HOUR);
    expect(await preview()).toMatchObject({ refundCents: 0, rule: { rule: "too_late" } });
  });

  test("is told when the mentee keeps the time", async () => {
    await ask(SLOT + DAY);
    await keep(SLOT + DAY);
    await keep(SLOT + DAY);
    expect(await view()).toMatchObject({ startsAt: SLOT, proposedStartsAt: null });
    expect(await told()).toEqual(["asked_to_move to mentee", "time_kept to mentor"]);
    expect(await codeOf(accept(SLOT + DAY))).toBe("changed_meanwhile");
  });

  test("can ask no more, and the mentee is told", async () => {
    await ask(SLOT + DAY);
    const { keepTime } = await as(mentor);
    expect(await codeOf(keepTime(at(SLOT + 2 * DAY)))).toBe("changed_meanwhile");
    await keepTime(at(SLOT + DAY));
    expect(await view()).toMatchObject({ startsAt: SLOT, proposedStartsAt: null });
    expect(await told()).toEqual(["asked_to_move to mentee", "time_kept to mentee"]);
    const [letter] = (await letters(world)).filter(({ template }) => template === "time_kept");
    expect(letter).toMatchObject({ paid: true, refundUntil: SLOT - DAY });
    expect(await codeOf(accept(SLOT + DAY))).toBe("changed_meanwhile");
    expect(await keepTime(at(SLOT + DAY)), "said twice").toMatchObject({ startsAt: SLOT });
  });

  test("and asks anew: only the newest can be accepted", async () => {
    await ask(SLOT + DAY);
    await ask(SLOT + 2 * DAY);
    expect(await codeOf(accept(SLOT + DAY))).toBe("changed_meanwhile");
    await accept(SLOT + 2 * DAY);
  });

  test("again and again is stopped, and so are the letters", async () => {
    for (let i = 0; i < 10; i++) await ask(SLOT + DAY + (i % 2) * HOUR);
    expect(await codeOf(ask(SLOT + 2 * DAY))).toBe("rate_limited");
  });

  test("lets the mentee cancel with everything back, however late", async () => {
    world.clock.set(SLOT - 3 * HOUR);
    await ask(SLOT + DAY);
    const api = await as(mentee);
    expect(await api.cancelPreview({ sessionId })).toMatchObject({
      refundCents: 35_000,
      rule: { rule: "mentor_asks_to_move" },
    });
    await api.cancel({ sessionId, expectedRefundCents: 35_000 });
    expect((await balances(world))[`hold:${sessionId}`]).toBe(0);
    expect(await codeOf(accept(SLOT + DAY))).toBe("wrong_state");
  });

  test("cannot for a time that is not offered", async () => {
    expect(await codeOf(ask(SLOT + 14 * HOUR))).toBe("slot_not_offered");
    expect(await told()).toEqual([]);
  });

  test("cannot, less than two hours before, nor for the time it has", async () => {
    expect(await codeOf(ask(SLOT))).toBe("invalid_input");
    world.clock.set(SLOT - 2 * HOUR + 1);
    expect(await codeOf(ask(SLOT + DAY))).toBe("wrong_state");
  });

  test("for an hour that is taken meanwhile: the present one stands", async () => {
    await ask(SLOT + DAY);
    await book(world, await world.mentee(), mentor, SLOT + DAY);
    expect(await codeOf(accept(SLOT + DAY))).toBe("slot_taken");
    expect(await view()).toMatchObject({ startsAt: SLOT, proposedStartsAt: SLOT + DAY });
  });

  test("cannot be accepted once the present hour has begun, whether or not the clockwork has seen it", async () => {
    await ask(SLOT + DAY);
    world.clock.set(SLOT);
    expect(await codeOf(accept(SLOT + DAY))).toBe("wrong_state");
    expect(await view()).toMatchObject({ startsAt: SLOT });
  });

  test("for a time that has passed when it is accepted", async () => {
    await move(SLOT + 5 * DAY);
    await ask(SLOT + DAY);
    world.clock.set(SLOT + DAY);
    expect(await codeOf(accept(SLOT + DAY))).toBe("wrong_state");
  });
});
