import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseKeys } from "../../party/keys.ts";
import { CloseCode } from "../../party/protocol.ts";
import { type HandoverApp, startHandoverApp } from "../support/handover-app.ts";
import { startRooms, type TestRooms, until } from "../support/rooms.ts";
import { enter, type Meeting, MINUTE, meeting } from "../support/rooms-client.ts";

const SECRET = "k1:0123456789abcdef0123456789abcdef";

describe("time in a room", () => {
  let rooms: TestRooms;
  let app: HandoverApp;
  beforeAll(async () => {
    app = await startHandoverApp(parseKeys(SECRET));
    rooms = await startRooms({ appUrl: app.url, keys: SECRET });
  });
  afterAll(async () => {
    await rooms.dispose();
    await app.close();
  });

  const move = ({ room, people, schedule }: Meeting, changes: object) =>
    rooms.rooms.command(room, {
      command: "schedule",
      people,
      schedule: { ...schedule, version: schedule.version + 1, ...changes },
    });

  test("the end comes by itself, and the app is told at once", async () => {
    const at = meeting({ startsAt: Date.now() - 60 * MINUTE + 1_500 });
    const mentee = await enter(rooms, at, "mentee");
    await mentee.say("just in time");
    expect(await mentee.expect("ended")).toEqual({
      t: "ended",
      at: at.schedule.endsAt,
      reason: "time",
    });
    expect(await mentee.isClosed()).toMatchObject({ code: CloseCode.ended });
    await until(() => Boolean(app.last(at.room)?.ended));
    expect(app.last(at.room)).toMatchObject({ ended: { at: at.schedule.endsAt, reason: "time" } });
    expect(app.last(at.room)?.attendance).toMatchObject([{ leftAt: at.schedule.endsAt }]);
    expect(app.messages(at.room)).toMatchObject([{ seq: 1, body: "just in time" }]);
  });

  test("a moved clock warns, then ends the room; moving it back does not open it again", async () => {
    const at = meeting();
    const mentee = await enter(rooms, at, "mentee");
    await move(at, { clockOffsetMs: 46 * MINUTE });
    expect(await mentee.expect("warning")).toEqual({ t: "warning", minutesLeft: 10 });
    const answer = await move(at, { version: 3, clockOffsetMs: 56 * MINUTE });
    expect(answer).toMatchObject({ state: "ended", ended: { at: at.schedule.endsAt } });
    await mentee.expect("ended");
    expect(await move(at, { version: 4 })).toMatchObject({ state: "ended" });
  });

  test("a prolonged hour goes on", async () => {
    const at = meeting();
    const mentee = await enter(rooms, at, "mentee");
    const endsAt = at.schedule.endsAt + 15 * MINUTE;
    await move(at, { endsAt });
    expect((await mentee.expect("schedule")).schedule.endsAt).toBe(endsAt);
    // An older schedule, late on its way, changes nothing.
    await move(at, { version: 1, endsAt: Date.now() });
    expect(await mentee.say("still on")).toMatchObject({ t: "ack" });
  });

  test("ended by the app: once, whatever comes again; nothing is said after the end", async () => {
    const at = meeting();
    const { room, people, schedule } = at;
    const mentee = await enter(rooms, at, "mentee");
    const when = Date.now();
    const end = { command: "end", reason: "cancelled", at: when } as const;
    const first = await rooms.rooms.command(room, end);
    expect(first.ended).toEqual({ at: when, reason: "cancelled" });
    const again = await rooms.rooms.command(room, { ...end, reason: "other", at: when + 1 });
    expect(again.ended).toEqual(first.ended);
    await mentee.expect("ended");
    const post = { command: "post", people, schedule, user: people[1].user } as const;
    const late = rooms.rooms.command(room, { ...post, clientId: "late", body: "late" });
    await expect(late).rejects.toMatchObject({ refusal: { code: "ended" } });
  });

  test("the alarm survives a restart: one due meanwhile, one still to come", async () => {
    const missed = meeting({ startsAt: Date.now() - 60 * MINUTE + 600 });
    const ahead = meeting({ startsAt: Date.now() - 60 * MINUTE + 4_000 });
    for (const at of [missed, ahead]) await (await enter(rooms, at, "mentee")).say("before");
    await rooms.kill();
    await until(() => Date.now() > missed.schedule.endsAt);
    await rooms.restart();
    // Nobody connects or commands: only an alarm can tell the app.
    for (const at of [missed, ahead]) {
      await until(() => Boolean(app.last(at.room)?.ended), 15_000);
      expect(app.last(at.room)?.ended).toEqual({ at: at.schedule.endsAt, reason: "time" });
      expect(app.messages(at.room)).toHaveLength(1);
    }
  });
});
