import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sessionById } from "../../db/queries/bookings.ts";
import type { Attendance } from "../../party/protocol.ts";
import {
  balances,
  book,
  letters,
  paidSession,
  presence,
  roomsThatSaw,
  SLOT,
  sessionRow,
  settle,
  statusOf,
  unreachableRooms,
} from "../../tests/support/sessions.ts";
import { makeWorld, START, type World } from "../../tests/support/world.ts";
import { DAY, HOUR, MINUTE } from "../clock.ts";
import { noteRestored } from "../rooms/clock-jumps.ts";
import { outdateRooms } from "../rooms/resync-rooms.ts";
import { CLOCKWORK, runClockwork } from "./clockwork.ts";

let world: World;
let mentor: string;
let mentee: string;
let sessionId: string;
beforeEach(async () => {
  world = await makeWorld();
  mentor = await world.mentor();
  mentee = await world.mentee();
  sessionId = await paidSession(world, mentee, mentor);
  roomsThatSaw(world, () => []);
  await world.outbox.drain();
});
afterEach(() => world.close());

const tick = () => runClockwork(world.services);
/** Runs the clockwork at each of these minutes of the session. */
async function live(from: number, to: number) {
  for (let minute = from; minute <= to; minute++) {
    world.clock.set(SLOT + minute * MINUTE + 1);
    await tick();
  }
}
const held = async () => (await balances(world))[`hold:${sessionId}`] ?? 0;
const strikes = async () =>
  (await world.db.selectFrom("strikes").select("user_id").orderBy("user_id").execute()).map(
    ({ user_id }) => user_id,
  );
const sees = (...attendance: Attendance[]) => roomsThatSaw(world, () => attendance);
const ends = () =>
  world.rooms.commands.flatMap(({ command }) =>
    command.command === "end" ? [command.reason] : [],
  );
const lettersOf = async (template: string) =>
  (await letters(world)).filter((letter) => letter.template === template);

describe("an hour that takes place", () => {
  it("is judged at its end, paid after 48 hours, and raises the mentor’s count", async () => {
    sees(presence(mentor, SLOT), presence(mentee, SLOT, 3, 41));
    await live(0, 59);
    expect(await statusOf(world, sessionId)).toBe("in_session");
    await live(60, 60);
    expect(await sessionById(world.db, sessionId)).toMatchObject({
      status: "completed",
      ended_at: SLOT + HOUR,
      release_at: SLOT + HOUR + 2 * DAY,
      room_seq: 3,
    });
    expect(await lettersOf("transcript_ready")).toMatchObject([{ messages: 3 }, { messages: 3 }]);
    await world.outbox.drain();
    expect(ends()).toEqual(["completed"]);
    const asMentor = await world.as(mentor);
    expect((await asMentor.bookings.byId({ sessionId })).whatNext).toEqual({
      kind: "released_at",
      at: SLOT + HOUR + 2 * DAY,
      amountCents: 24_500,
    });
    world.clock.set(SLOT + HOUR + 2 * DAY);
    await tick();
    expect(await balances(world)).toMatchObject({
      [`hold:${sessionId}`]: 0,
      commission: 10_500,
    });
    expect((await asMentor.bookings.byId({ sessionId })).whatNext.kind).toBe("released");
    const counted = await world.db
      .selectFrom("mentor_profiles")
      .select(["completed_sessions", "paid_sessions"])
      .executeTakeFirstOrThrow();
    expect(counted).toEqual({ completed_sessions: 1, paid_sessions: 1 });
  });
});

describe("free hours", () => {
  it.each([
    ["a mentor", 0, 0],
    ["one of before they were counted apart", null, 12],
  ])("of %s count once for each mentee, and not towards what lowers the commission", async (_who, paid, before) => {
    const free = await world.mentor({
      price_cents: 0,
      paid_sessions: paid,
      completed_sessions: before,
    });
    const other = await world.mentee();
    const met = async (who: string, startsAt: number) => {
      const { sessionId } = await book(world, who, free, startsAt);
      sees(presence(free, startsAt), presence(who, startsAt));
      for (const minute of [...Array(11).keys(), 61]) {
        world.clock.set(startsAt + minute * MINUTE);
        await tick();
      }
      expect(await statusOf(world, sessionId)).toBe("completed");
      const { completed_sessions, paid_sessions } = await world.db
        .selectFrom("mentor_profiles")
        .select(["completed_sessions", "paid_sessions"])
        .where("user_id", "=", free)
        .executeTakeFirstOrThrow();
      expect(paid_sessions).toBe(before);
      return completed_sessions;
    };
    expect(await met(mentee, SLOT + DAY)).toBe(before + 1);
    expect(await met(mentee, SLOT + 2 * DAY)).toBe(before + 1);
    expect(await met(other, SLOT + 3 * DAY)).toBe(before + 2);
  });
});

describe("an absence", () => {
  it("of the mentor ends the hour after ten minutes, refunds and strikes", async () => {
    sees(presence(mentee, SLOT, -2, 60));
    await live(0, 9);
    expect(await statusOf(world, sessionId)).toBe("in_session");
    await live(10, 10);
    expect(await sessionById(world.db, sessionId)).toMatchObject({
      status: "no_show_mentor",
      ended_at: SLOT + 10 * MINUTE + 1,
      release_at: null,
    });
    expect(await held()).toBe(0);
    expect(await strikes()).toEqual([mentor]);
    await world.outbox.drain();
    expect(ends()).toEqual(["no_show_mentor"]);
    expect(await lettersOf("cancelled")).toMatchObject([
      { role: "mentee", why: "mentor_absent", amountCents: 35_000 },
      { role: "mentor", why: "mentor_absent", amountCents: 0 },
    ]);
  });

  it("of the mentee leaves the room open to the end and pays the mentor", async () => {
    sees(presence(mentor, SLOT), presence(mentee, SLOT, 30, 60));
    await live(0, 59);
    expect(await statusOf(world, sessionId)).toBe("in_session");
    await live(60, 60);
    expect(await statusOf(world, sessionId)).toBe("no_show_mentee");
    world.clock.set(SLOT + HOUR + 2 * DAY);
    await tick();
    expect((await balances(world))[`mentor:${mentor}`]).toBe(24_500);
    expect(await strikes()).toEqual([]);
  });

  it("of both refunds and gives each a strike", async () => {
    sees();
    await live(0, 10);
    expect(await statusOf(world, sessionId)).toBe("no_show_both");
    expect(await held()).toBe(0);
    expect(await strikes()).toEqual([mentor, mentee].sort());
  });
});

describe("a room out of reach", () => {
  it("for five of the first ten minutes is void: refunded, no strikes, at the end", async () => {
    unreachableRooms(world);
    await live(0, 4);
    sees(presence(mentor, SLOT, 6), presence(mentee, SLOT, 6));
    await live(5, 59);
    expect(await statusOf(world, sessionId)).toBe("in_session");
    await live(60, 60);
    expect(await statusOf(world, sessionId)).toBe("void");
    expect(await held()).toBe(0);
    expect(await strikes()).toEqual([]);
  });

  it("of whoever comes from outside is void too: a proxy was away, and one of the two was in before", async () => {
    world.services.isReachable = async () => false;
    sees(presence(mentor, SLOT, -3));
    for (let minute = 0; minute < 10; minute++)
      await expect(live(minute, minute)).rejects.toThrow("clockwork failed");
    world.services.isReachable = async () => true;
    await live(10, 60);
    expect(await statusOf(world, sessionId)).toBe("void");
    expect(await strikes()).toEqual([]);
  });

  it("ended for what a restored database has forgotten is void: nobody could come in", async () => {
    sees();
    const { answer } = world.rooms;
    world.rooms.answer = (roomId, command) => {
      const said = answer(roomId, command);
      if (command.command !== "evidence") return said;
      return { ...(said as object), ended: { at: SLOT - DAY, reason: "cancelled_by_mentee" } };
    };
    await live(0, 60);
    expect(await statusOf(world, sessionId)).toBe("void");
    expect(await strikes()).toEqual([]);
  });

  it.each([
    [true, "completed"],
    [false, "expired"],
  ])("tells a restored database whether a request was accepted: %s", async (knowsHour, outcome) => {
    const asked = await world.mentor({ mode: "request" });
    const { sessionId: request } = await book(world, mentee, asked, SLOT + 3 * HOUR);
    await settle(world, request, "succeeded");
    const before = (await letters(world)).length;
    world.clock.set(SLOT + 5 * HOUR);
    await noteRestored(world.services, { from: START, to: world.clock.now() });
    await outdateRooms(world.services, world.clock.now());
    sees(presence(asked, SLOT + 3 * HOUR), presence(mentee, SLOT + 3 * HOUR));
    const { answer } = world.rooms;
    world.rooms.answer = (roomId, command) => {
      const said = answer(roomId, command);
      if (command.command !== "evidence" || roomId !== request || !knowsHour) return said;
      return { ...(said as object), schedule: { version: 1 } };
    };
    await tick();
    await world.outbox.drain();
    expect(await statusOf(world, request)).toBe(outcome);
    const told = (await letters(world)).slice(before).map(({ template, why }) => why ?? template);
    expect(told.includes("not_answered")).toBe(!knowsHour);
    expect(told, "they were told before").not.toContain("booked");
  });

  it("leaves a request alone that may have been accepted before the restore while it cannot say", async () => {
    const asked = await world.mentor({ mode: "request" });
    const { sessionId: request } = await book(world, mentee, asked, SLOT + 3 * HOUR);
    await settle(world, request, "succeeded");
    world.clock.set(SLOT + 2 * HOUR);
    await noteRestored(world.services, { from: START, to: world.clock.now() });
    unreachableRooms(world);
    await expect(tick()).rejects.toThrow();
    expect(await statusOf(world, request)).toBe("requested");
  });

  it("is never taken for out of reach because too many rooms began at once", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 620; n++)
      ids.push(await sessionRow(world, { mentor, mentee, status: "in_session" }));
    sees();
    world.clock.set(SLOT + MINUTE);
    await tick();
    const asked = world.rooms.commands.filter(({ command }) => command.command === "ping");
    expect(new Set(asked.map(({ roomId }) => roomId))).toEqual(new Set([sessionId, ...ids]));
    expect(asked).toHaveLength(621);
  });

  it("for four minutes is no excuse", async () => {
    unreachableRooms(world);
    await live(0, 3);
    sees(presence(mentee, SLOT, 5));
    await live(4, 10);
    expect(await statusOf(world, sessionId)).toBe("no_show_mentor");
  });

  it("at the end is asked for half an hour, then the database decides", async () => {
    sees(presence(mentor, SLOT), presence(mentee, SLOT));
    await live(0, 9);
    await world.db
      .insertInto("attendance")
      .values(
        [mentor, mentee].map((user_id) => ({
          session_id: sessionId,
          user_id,
          joined_at: SLOT,
          left_at: null,
          via: "socket" as const,
        })),
      )
      .execute();
    unreachableRooms(world);
    await live(60, 89);
    expect(await statusOf(world, sessionId)).toBe("in_session");
    await live(90, 90);
    expect(await sessionById(world.db, sessionId)).toMatchObject({
      status: "completed",
      ended_at: SLOT + HOUR,
    });
  });

  it("at ten minutes keeps a mentor’s absence undecided until it answers", async () => {
    sees();
    await live(0, 9);
    unreachableRooms(world);
    await live(10, 12);
    expect(await statusOf(world, sessionId)).toBe("in_session");
    sees(presence(mentor, SLOT), presence(mentee, SLOT));
    await live(13, 14);
    expect(await statusOf(world, sessionId)).toBe("in_session");
    await live(60, 60);
    expect(await statusOf(world, sessionId)).toBe("completed");
  });
});

describe("the sandbox’s clock", () => {
  it("may jump over a whole session without making it void", async () => {
    sees(presence(mentor, SLOT), presence(mentee, SLOT));
    await tick();
    world.services.movableClock?.setOffset(SLOT + HOUR - world.clock.now());
    await tick();
    expect(await statusOf(world, sessionId)).toBe("completed");
  });

  it("excuses only the minutes that it skipped", async () => {
    unreachableRooms(world);
    await live(0, 5);
    world.services.movableClock?.setOffset(55 * MINUTE);
    sees(presence(mentor, SLOT));
    await tick();
    expect(await statusOf(world, sessionId)).toBe("void");
  });
});

describe("reminders", () => {
  const reminders = async () => (await lettersOf("reminder")).map(({ hoursBefore }) => hoursBefore);

  it("go to both, 24 hours and 1 hour before, once", async () => {
    world.clock.set(SLOT - DAY - 1);
    await tick();
    expect(await reminders()).toEqual([]);
    world.clock.advance(1);
    await Promise.all([tick(), tick()]);
    expect(await reminders()).toEqual([24, 24]);
    world.clock.set(SLOT - HOUR);
    await tick();
    await tick();
    expect(await reminders()).toEqual([24, 24, 1, 1]);
  });

  it("go to nobody for an hour that was cancelled, and only the last after a jump", async () => {
    const other = await paidSession(world, mentee, mentor, SLOT + 2 * HOUR);
    const api = await world.as(mentor);
    await api.bookings.cancel({ sessionId, expectedRefundCents: 35_000 });
    world.clock.set(SLOT + HOUR);
    await tick();
    expect((await lettersOf("reminder")).map(({ key, hoursBefore }) => [key, hoursBefore])).toEqual(
      [
        [`mail:reminder:${SLOT + 2 * HOUR}:1:${other}:mentee`, 1],
        [`mail:reminder:${SLOT + 2 * HOUR}:1:${other}:mentor`, 1],
      ],
    );
  });

  it("leave out what was booked a moment ago", async () => {
    const soon = await paidSession(world, mentee, mentor, world.clock.now() + 6 * HOUR);
    await tick();
    expect(await reminders()).toEqual([]);
    expect(await sessionById(world.db, soon)).toMatchObject({ reminded_hours: 24 });
  });
});

describe("more at one moment than a step reads at once", () => {
  it("are all moved in one run: the next comes a minute later on Workers", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 250; n++)
      ids.push(await sessionRow(world, { mentor, mentee, status: "confirmed" }));
    sees();
    world.clock.set(SLOT);
    expect((await tick()).start_sessions).toBe(251);
    for (const id of ids) expect(await statusOf(world, id)).toBe("in_session");
  });
});

describe("several clockworks at once", () => {
  it("do everything once", async () => {
    const asked = await world.mentor({ mode: "request" });
    const request = await paidSession(world, mentee, asked, SLOT + 2 * HOUR);
    const held = await book(world, mentee, mentor, SLOT + 4 * HOUR);
    sees(presence(mentee, SLOT));
    const times = [15 * MINUTE, 2 * DAY].map((ms) => world.clock.now() + ms);
    for (const at of [...times, SLOT, SLOT + 5 * MINUTE, SLOT + 10 * MINUTE, SLOT + 3 * DAY]) {
      world.clock.set(at);
      await Promise.all([tick(), tick(), tick()]);
    }
    for (const id of [request, held.sessionId]) expect(await statusOf(world, id)).toBe("expired");
    const all = await letters(world);
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    expect(await world.db.selectFrom("refunds").selectAll().execute()).toHaveLength(
      (await statusOf(world, sessionId)) === "completed" ? 1 : 2,
    );
    const sum = Object.values(await balances(world)).reduce((a, b) => a + b, 0);
    expect(sum).toBe(0);
  });
});

describe("one failing step", () => {
  it("is told, and does not keep the others back", async () => {
    const first = CLOCKWORK[0];
    if (!first) throw new Error("no steps");
    const broken = vi.spyOn(first, "run").mockRejectedValueOnce(new Error("broken"));
    world.clock.set(SLOT);
    await expect(tick()).rejects.toThrow("Some steps");
    expect(await statusOf(world, sessionId)).toBe("in_session");
    broken.mockRestore();
  });
});

it("cleans up what has run out, once an hour", async () => {
  await book(world, mentee, mentor, SLOT + 4 * HOUR);
  world.clock.advance(8 * DAY);
  expect((await tick()).clean_up).toBe(1);
  expect((await tick()).clean_up).toBe(0);
  expect(await world.db.selectFrom("idempotency_keys").selectAll().execute()).toEqual([]);
  expect(await world.db.selectFrom("slot_locks").selectAll().execute()).toEqual([]);
});

it("forgets a letter three months after it went out, and none that waits", async () => {
  await world.anyone.accounts.requestReset({ email: "nobody@example.test" });
  await world.outbox.drain();
  const sent = async () => {
    const rows = await world.db.selectFrom("outbox").select(["done_at", "kind"]).execute();
    const kinds = rows.filter(({ done_at }) => done_at !== null).map(({ kind }) => kind);
    return kinds.filter((kind) => kind === "mail" || kind === "password_reset");
  };
  expect(await sent()).toEqual(expect.arrayContaining(["mail", "password_reset"]));
  world.clock.advance(91 * DAY);
  await tick();
  expect(await sent()).toEqual([]);
});

it("every step has a name of its own, so that the log says which failed", () => {
  const names = CLOCKWORK.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
