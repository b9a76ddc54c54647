import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sessionById } from "../../db/queries/bookings.ts";
import { messagesAfter } from "../../db/queries/rooms.ts";
import { MOST_INTERVALS } from "../../party/attendance.ts";
import { HANDOVER_PATH, type Handover } from "../../party/protocol.ts";
import { PAGE_BYTES } from "../../party/room-storage.ts";
import { SIGNATURE_HEADER, signRequest } from "../../party/signature.ts";
import { parseKeys, verifyTicket } from "../../party/ticket.ts";
import { codeOf } from "../../tests/support/refusals.ts";
import { paidSession, presence, roomsThatSaw, SLOT } from "../../tests/support/sessions.ts";
import { makeWorld, START, type World } from "../../tests/support/world.ts";
import { HOUR, MINUTE } from "../clock.ts";
import { runClockwork } from "../jobs/clockwork.ts";
import { bodyLimitAt } from "../request.ts";
import { receiveHandover } from "./receive-handover.ts";
import { resyncRooms } from "./resync-rooms.ts";
import { queueRoomRevocations } from "./room-revoke.ts";
import { givenName } from "./setting.ts";

let world: World;
let mentor: string;
let mentee: string;
let sessionId: string;
beforeEach(async () => {
  world = await makeWorld();
  mentor = await world.mentor({}, { name: "Nomsa Dlamini" });
  mentee = await world.mentee({ name: "Thabo Nkosi" });
  sessionId = await paidSession(world, mentee, mentor);
});
afterEach(() => world.close());

async function handOver(handover: Handover, tamper = (body: string) => body) {
  const keys = parseKeys(world.services.settings.roomKeys);
  const body = JSON.stringify(handover);
  const signature = await signRequest(keys, HANDOVER_PATH, body, world.clock.now());
  const headers = new Headers({ [SIGNATURE_HEADER]: signature });
  return receiveHandover(world.services, tamper(body), headers);
}

const said = (seq: number, sender: string, body = `message ${seq}`) => ({
  seq,
  sender,
  clientId: `client-${seq}`,
  body,
  sentAt: SLOT + seq * 1000,
});
const batch = (number: number, over: Partial<Handover> = {}): Handover => ({
  room: sessionId,
  batch: number,
  messages: [],
  attendance: [],
  ended: null,
  ...over,
});

describe("a ticket", () => {
  it("lets one of the two into this room, with everything that the room must know", async () => {
    world.clock.set(SLOT - 5 * MINUTE);
    const { url, ticket, expiresAt } = await (await world.as(mentee)).rooms.ticket({ sessionId });
    expect(url).toContain(sessionId);
    const keys = parseKeys(world.services.settings.roomKeys);
    const verdict = await verifyTicket(keys, ticket, sessionId, world.clock.now());
    expect(verdict).toMatchObject({
      ok: true,
      claims: {
        user: mentee,
        role: "mentee",
        name: "Thabo",
        other: { user: mentor, name: "Nomsa", role: "mentor" },
        schedule: {
          version: 1,
          opensAt: SLOT - 5 * MINUTE,
          startsAt: SLOT,
          endsAt: SLOT + HOUR,
          clockOffsetMs: 0,
        },
        exp: expiresAt / 1000,
      },
    });
  });

  it.each([
    ["a moment too early", SLOT - 5 * MINUTE - 1],
    ["at the end", SLOT + HOUR],
  ])("is not given %s", async (_when, now) => {
    world.clock.set(now);
    expect(await codeOf((await world.as(mentor)).rooms.ticket({ sessionId }))).toBe("room_closed");
  });

  it("is not given for a cancelled hour, nor to a stranger", async () => {
    const stranger = await world.mentee();
    world.clock.set(SLOT - MINUTE);
    expect(await codeOf((await world.as(stranger)).rooms.ticket({ sessionId }))).toBe("not_found");
    const api = await world.as(mentor);
    await api.bookings.cancel({ sessionId, expectedRefundCents: 35_000 });
    expect(await codeOf(api.rooms.ticket({ sessionId }))).toBe("room_closed");
  });
});

describe("a handover", () => {
  it("stores messages once, however often and in whatever order batches come", async () => {
    const first = batch(1, { messages: [said(1, mentor), said(2, mentee)] });
    const second = batch(2, { messages: [said(2, mentee), said(3, mentor)] });
    expect(await handOver(second)).toEqual({ ackSeq: 0 });
    expect(await handOver(first)).toEqual({ ackSeq: 3 });
    expect(await handOver(first)).toEqual({ ackSeq: 3 });
    await Promise.all([handOver(second), handOver(second)]);
    const rows = await world.db
      .selectFrom("messages")
      .selectAll()
      .where("room_id", "=", sessionId)
      .orderBy("seq")
      .execute();
    expect(rows.map(({ seq, body }) => [seq, body])).toEqual([
      [1, "message 1"],
      [2, "message 2"],
      [3, "message 3"],
    ]);
  });

  it("takes attendance from the newest batch only, and of the two only", async () => {
    const stranger = await world.mentee();
    await handOver(batch(5, { attendance: [presence(mentor, SLOT), presence(stranger, SLOT)] }));
    await handOver(batch(4, { attendance: [] }));
    const rows = await world.db.selectFrom("attendance").selectAll().execute();
    expect(rows).toMatchObject([{ user_id: mentor }]);
  });

  it("by a room that was lost with its machine, and counts from one again, loses no word and no arrival", async () => {
    await handOver(
      batch(5, {
        messages: [said(1, mentor), said(2, mentee)],
        attendance: [presence(mentor, SLOT), presence(mentee, SLOT)],
      }),
    );
    const anew = [1, 2, 3, 4].map((seq) => ({
      ...said(seq, mentee, `anew ${seq}`),
      clientId: `anew-${seq}`,
    }));
    const late = presence(mentee, SLOT, 12);
    expect(await handOver(batch(1, { messages: anew.slice(0, 3) }))).toEqual({ ackSeq: 5 });
    for (const number of [6, 7])
      await handOver(batch(number, { messages: anew, attendance: [late] }));
    const { page } = await messagesAfter(world.db, sessionId, 0);
    expect(page.map(({ body }) => body)).toEqual([
      "message 1",
      "message 2",
      "anew 1",
      "anew 2",
      "anew 3",
      "anew 4",
    ]);
    const arrivals = await world.db.selectFrom("attendance").select("user_id").execute();
    expect(arrivals.map(({ user_id }) => user_id).sort()).toEqual([mentor, mentee, mentee].sort());
  });

  it("that is forged, tampered with, unsigned or about nothing of ours changes nothing", async () => {
    const good = batch(1, { messages: [said(1, mentor)] });
    expect(await handOver(good, (body) => body.replace("message 1", "message X"))).toBeNull();
    const unsigned = await receiveHandover(world.services, JSON.stringify(good), new Headers());
    expect(unsigned).toBeNull();
    expect(await handOver({ ...good, room: "nobody" })).toBeNull();
    expect(await handOver(good, () => "not json")).toBeNull();
    expect(
      await world.db.selectFrom("messages").selectAll().where("room_id", "=", sessionId).execute(),
    ).toEqual([]);
  });

  it("by a room cannot put words into a stranger’s mouth", async () => {
    const stranger = await world.mentee();
    expect(await handOver(batch(1, { messages: [said(1, stranger)] }))).toEqual({ ackSeq: 0 });
  });

  it("of an end decides nothing by itself", async () => {
    world.clock.set(SLOT + HOUR);
    await handOver(batch(1, { ended: { at: SLOT + HOUR, reason: "time" } }));
    expect(await sessionById(world.db, sessionId)).toMatchObject({
      status: "confirmed",
      ended_at: null,
    });
  });
});

describe("the transcript", () => {
  it("is there for both after the end, and not before", async () => {
    const [asMentor, asMentee] = [await world.as(mentor), await world.as(mentee)];
    await handOver(batch(1, { messages: [said(1, mentor), said(2, mentee), said(3, mentor)] }));
    world.clock.set(SLOT + 30 * MINUTE);
    expect(await codeOf(asMentor.rooms.transcript({ sessionId }))).toBe("wrong_state");
    roomsThatSaw(world, () => [presence(mentor, SLOT), presence(mentee, SLOT)]);
    world.services.movableClock?.setOffset(30 * MINUTE);
    await runClockwork(world.services);
    await runClockwork(world.services);
    for (const api of [asMentor, asMentee]) {
      const { messages, complete } = await api.rooms.transcript({ sessionId });
      expect(messages.map(({ from }) => from)).toEqual(["mentor", "mentee", "mentor"]);
      expect(complete).toBe(true);
    }
    const { messages, other } = await asMentee.rooms.transcript({ sessionId });
    expect(messages.map(({ own }) => own)).toEqual([false, true, false]);
    expect(other).toMatchObject({ name: "Nomsa Dlamini", initials: "ND" });
  });
});

describe("an hour that is called off", () => {
  it("keeps for both what was said in its room before", async () => {
    const apis = [await world.as(mentor), await world.as(mentee)] as const;
    world.clock.set(SLOT - 3 * MINUTE);
    await handOver(batch(1, { messages: [said(1, mentor), said(2, mentee)] }));
    const { refundCents } = await apis[0].bookings.cancelPreview({ sessionId });
    await apis[0].bookings.cancel({ sessionId, expectedRefundCents: refundCents });
    const read = () => apis[1].rooms.transcript({ sessionId });
    expect(await read()).toMatchObject({ endedAt: SLOT - 3 * MINUTE, complete: false });
    world.clock.advance(MINUTE);
    for (const api of apis) {
      expect((await api.bookings.byId({ sessionId })).actions).toEqual(["read_transcript"]);
      const { messages, complete } = await api.rooms.transcript({ sessionId });
      expect(messages.map(({ body }) => body)).toEqual(["message 1", "message 2"]);
      expect(complete).toBe(true);
      expect((await api.rooms.log({ sessionId, afterSeq: 0 })).messages).toHaveLength(2);
    }
    expect(await codeOf(apis[1].rooms.ticket({ sessionId }))).toBe("room_closed");
  });

  it("has no room to read where it was not open yet", async () => {
    const api = await world.as(mentor);
    world.clock.set(SLOT - 6 * MINUTE);
    const { refundCents } = await api.bookings.cancelPreview({ sessionId });
    await api.bookings.cancel({ sessionId, expectedRefundCents: refundCents });
    expect((await api.bookings.byId({ sessionId })).actions).toEqual([]);
    expect(await codeOf(api.rooms.transcript({ sessionId }))).toBe("wrong_state");
  });
});

describe("an hour of very much", () => {
  it("is read page by page, by count and by length, and nothing is missed", async () => {
    const bodies = Array.from({ length: 230 }, (_, i) => (i < 40 ? "漢".repeat(4000) : `${i}`));
    for (let from = 0; from < bodies.length; from += 50) {
      const messages = bodies.slice(from, from + 50).map((body, i) => ({
        ...said(from + i + 1, i % 2 ? mentor : mentee),
        body,
      }));
      await handOver(batch(1 + from / 50, { messages }));
    }
    world.clock.set(SLOT + HOUR + MINUTE);
    roomsThatSaw(world, () => [presence(mentor, SLOT), presence(mentee, SLOT)]);
    await runClockwork(world.services);
    const { rooms } = await world.as(mentee);
    for (const read of [rooms.transcript, rooms.log]) {
      const seen: string[] = [];
      for (let afterSeq = 0, more = true; more; ) {
        const page = await read({ sessionId, afterSeq });
        expect(page.messages.length).toBeLessThanOrEqual(100);
        expect(page.messages.reduce((sum, { body }) => sum + body.length, 0)).toBeLessThan(105_000);
        seen.push(...page.messages.map(({ body }) => body));
        afterSeq = page.messages.at(-1)?.seq ?? 0;
        more = page.more;
      }
      expect(seen).toEqual(bodies);
    }
    expect(await rooms.transcript({ sessionId })).toMatchObject({ total: 230 });
    expect(await rooms.log({ sessionId, afterSeq: 999_999_999 })).toMatchObject({
      seq: 230,
      messages: [],
      more: false,
    });
  });
});

describe("the room without JavaScript", () => {
  beforeEach(() => world.clock.set(SLOT + MINUTE));

  it("posts and reads through the port, as the person who is signed in", async () => {
    world.rooms.answer = (_room, command) => {
      if (command.command === "post") return { seq: 4, sentAt: SLOT + MINUTE, repeated: false };
      return {
        now: SLOT + MINUTE,
        state: "open",
        seq: 4,
        ended: null,
        messages: [said(4, mentee)],
        more: false,
        endsAt: SLOT + HOUR,
        online: { mentor: true, mentee: true },
        readBy: { mentor: 3, mentee: 4 },
      };
    };
    const api = await world.as(mentee);
    const sent = await api.rooms.post({ sessionId, clientId: "form-1", body: "Hello\r\nthere" });
    expect(sent).toEqual({ seq: 4, sentAt: SLOT + MINUTE });
    expect(world.rooms.commands.at(-1)?.command).toMatchObject({
      command: "post",
      user: mentee,
      body: "Hello\nthere",
      schedule: { version: 1, endsAt: SLOT + HOUR },
    });
    const log = await api.rooms.log({ sessionId, afterSeq: 3 });
    expect(log).toMatchObject({
      state: "open",
      comeBy: SLOT + 10 * MINUTE,
      otherOnline: true,
      otherReadSeq: 3,
      messages: [{ seq: 4, own: true, from: "mentee" }],
    });
  });

  it.each([
    ["too-fast", "rate_limited"],
    ["too-long", "invalid_input"],
    ["ended", "room_closed"],
    ["trouble", "unavailable"],
  ])("tells a refusal: %s", async (code, expected) => {
    world.rooms.answer = () => {
      throw Object.assign(new Error("refused"), {
        refusal: { code, text: "No.", retryAfterMs: 3000 },
      });
    };
    const api = await world.as(mentee);
    const post = () => api.rooms.post({ sessionId, clientId: "form-1", body: "Hello" });
    expect(await codeOf(post())).toBe(expected);
  });

  it("refuses what cannot be a message before it asks the room", async () => {
    const api = await world.as(mentee);
    for (const body of ["", "a\0b", "x".repeat(4001)])
      expect(await codeOf(api.rooms.post({ sessionId, clientId: "form-1", body }))).toBe(
        "invalid_input",
      );
    expect(world.rooms.commands).toEqual([]);
  });

  it("reads the database once it is over", async () => {
    await handOver(batch(1, { messages: [said(1, mentor), said(2, mentee)] }));
    world.clock.set(SLOT + HOUR);
    const api = await world.as(mentee);
    expect(await api.rooms.log({ sessionId, afterSeq: 1 })).toMatchObject({
      state: "ended",
      seq: 2,
      messages: [{ seq: 2, own: true }],
    });
    expect(await api.rooms.state({ sessionId })).toMatchObject({ state: "ended" });
  });
});

describe("what the app tells rooms", () => {
  it("is the schedule when confirmed and the end when cancelled, from the database’s present", async () => {
    roomsThatSaw(world, () => []);
    await world.outbox.drain();
    await (await world.as(mentor)).bookings.cancel({ sessionId, expectedRefundCents: 35_000 });
    await world.outbox.drain();
    expect(world.rooms.commands.map(({ command }) => command)).toMatchObject([
      { command: "schedule", schedule: { version: 1, startsAt: SLOT }, people: [{}, {}] },
      { command: "end", reason: "cancelled_by_mentor" },
    ]);
  });

  it("grows in version when the sandbox’s clock moves", async () => {
    roomsThatSaw(world, () => []);
    await world.outbox.drain();
    world.services.movableClock?.setOffset(HOUR);
    expect(await resyncRooms(world.services)).toBe(1);
    await world.outbox.drain();
    expect(world.rooms.commands.at(-1)?.command).toMatchObject({
      command: "schedule",
      schedule: { version: 2, clockOffsetMs: HOUR },
    });
  });

  it("closes a revoked auth session’s sockets in open rooms only", async () => {
    roomsThatSaw(world, () => []);
    await world.outbox.drain();
    const revoke = () =>
      world.db
        .transaction()
        .execute((trx) => queueRoomRevocations(world.services, trx, mentee, ["f".repeat(64)]));
    await revoke();
    world.clock.set(SLOT - MINUTE);
    await revoke();
    await world.outbox.drain();
    const revocations = world.rooms.commands.filter(({ command }) => command.command === "revoke");
    expect(revocations).toEqual([
      { roomId: sessionId, command: { command: "revoke", authSession: "f".repeat(64) } },
    ]);
  });
});

it("a room calls people by their given name, cut to what it can hold", () => {
  expect(givenName("Nomsa Dlamini")).toBe("Nomsa");
  expect(givenName("  Sipho ")).toBe("Sipho");
  expect(givenName("👩🏾‍🌾".repeat(40)).length).toBeLessThanOrEqual(60);
});

it("the largest handover is taken: a full page, and two people who came and went all the time", () => {
  const stay = { user: randomUUID(), joinedAt: START, leftAt: START, via: "socket" };
  const attendance = Array.from({ length: 2 * MOST_INTERVALS }, () => stay);
  const rest = { room: randomUUID(), batch: START, messages: [], attendance, ended: null };
  expect(JSON.stringify(rest).length + PAGE_BYTES + 1000).toBeLessThan(bodyLimitAt(HANDOVER_PATH));
});
