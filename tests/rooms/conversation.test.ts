import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HISTORY_BURST_BYTES, HISTORY_BYTES_PER_SECOND } from "../../party/history.ts";
import { CloseCode, MAX_FRAME_BYTES, MESSAGES_PER_MINUTE } from "../../party/protocol.ts";
import { PAGE_BYTES } from "../../party/room-storage.ts";
import { RoomRefused } from "../../server/gateways/rooms-http.ts";
import { EVIDENCE } from "../support/meeting.ts";
import { startRooms, type TestRooms } from "../support/rooms.ts";
import { enter, MINUTE, meeting, type Participant } from "../support/rooms-client.ts";

describe("a conversation", () => {
  let rooms: TestRooms;
  beforeAll(async () => {
    rooms = await startRooms();
  });
  afterAll(() => rooms.dispose());

  test("too long, empty, with NUL: each refused in words, nothing stored", async () => {
    const mentee = await enter(rooms, meeting(), "mentee");
    expect(await mentee.say("x".repeat(4001))).toMatchObject({ t: "nack", code: "too-long" });
    expect(await mentee.say(" \r\n ")).toMatchObject({ t: "nack", code: "empty" });
    expect(await mentee.say("a\0b")).toMatchObject({ t: "nack", code: "bad-characters" });
    expect(await mentee.say("\ud800")).toMatchObject({ t: "nack", code: "bad-characters" });
    expect(await mentee.say("é".repeat(4000))).toMatchObject({ t: "ack", seq: 1 });
  });

  test("frames of unknown shapes are refused and the socket lives", async () => {
    const mentee = await enter(rooms, meeting(), "mentee");
    const odd = ["", "{", "null", "[]", '{"t":"say"}', '{"t":"end"}', '{"t":"say","clientId":7}'];
    for (const frame of odd) mentee.send(frame);
    expect(await mentee.say("still here")).toMatchObject({ t: "ack", seq: 1 });
    expect(mentee.all("nack").map(({ code }) => code)).toEqual(odd.map(() => "bad-message"));
  });

  test("a page that asks whether its line stands is answered", async () => {
    const mentee = await enter(rooms, meeting(), "mentee");
    await mentee.ping();
    await mentee.ping();
    expect([mentee.pongs, mentee.all("nack"), mentee.closed]).toEqual([2, [], null]);
  });

  test("a frame above the limit closes the socket with its code", async () => {
    const mentee = await enter(rooms, meeting(), "mentee");
    mentee.send("x".repeat(MAX_FRAME_BYTES + 1));
    expect(await mentee.isClosed()).toMatchObject({ code: CloseCode.tooLarge });
  });

  test("too fast is refused, and a reconnect does not help", async () => {
    const at = meeting();
    const mentee = await enter(rooms, at, "mentee");
    for (let i = 0; i < MESSAGES_PER_MINUTE; i++) {
      expect(await mentee.say(`line ${i}`)).toMatchObject({ t: "ack" });
    }
    const refused = await mentee.say("one more");
    expect(refused).toMatchObject({ t: "nack", code: "too-fast" });
    mentee.close();
    const again = await enter(rooms, at, "mentee");
    expect(await again.say("one more")).toMatchObject({ code: "too-fast" });
    expect(await (await enter(rooms, at, "mentor")).say("mine")).toMatchObject({ t: "ack" });
  });

  test("a flood of frames closes the socket", async () => {
    const mentee = await enter(rooms, meeting(), "mentee");
    for (let i = 0; i < 800; i++) mentee.send({ t: "read", seq: 0 });
    expect(await mentee.isClosed()).toMatchObject({ code: CloseCode.tooFast });
  });

  test("a flood of requests for history closes the socket sooner", async () => {
    const mentee = await enter(rooms, meeting(), "mentee");
    for (let i = 0; i < 45; i++) mentee.send(JSON.stringify({ t: "resume", afterSeq: 0 }));
    expect(await mentee.isClosed()).toMatchObject({ code: CloseCode.tooFast });
  });

  test("history is so many bytes for one person, whatever sockets they take and whatever restarts", async () => {
    const at = meeting();
    const mentee = await enter(rooms, at, "mentee");
    for (let i = 0; i < 11; i++) await mentee.say("漢".repeat(4000));
    const ask = (who: Participant) => {
      who.send({ t: "resume", afterSeq: 0 });
      return who.next("history", "nack");
    };
    const from = Date.now();
    /** The bytes that are had until somebody is refused. */
    const exhaust = async (tab: Participant) => {
      for (let got = 0, asked = 0; ; asked++) {
        // One socket may ask forty times at once.
        if (asked % 35 === 34) tab = await enter(rooms, at, "mentee");
        const answer = await ask(tab);
        if (answer.t === "history") got += Buffer.byteLength(JSON.stringify(answer));
        else {
          expect(answer).toMatchObject({ clientId: "", code: "too-fast" });
          expect((answer as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(0);
          return got;
        }
      }
    };
    /** What came back in the meantime, and a page that may be owed for. */
    const regained = () => ((Date.now() - from) / 1000) * HISTORY_BYTES_PER_SECOND + 2 * PAGE_BYTES;
    let got = await exhaust(mentee);
    expect(got).toBeGreaterThanOrEqual(HISTORY_BURST_BYTES);
    got += await exhaust(await enter(rooms, at, "mentee"));
    await rooms.kill();
    await rooms.restart();
    const back = await enter(rooms, at, "mentee");
    got += await exhaust(back);
    expect(got).toBeLessThan(HISTORY_BURST_BYTES + regained());
    for (let i = 0; i < 8; i++) back.send({ t: "resume", afterSeq: 0 });
    expect(await back.isClosed()).toMatchObject({ code: CloseCode.tooFast });
    expect(await ask(await enter(rooms, at, "mentor"))).toMatchObject({ t: "history" });
  });

  test("typing, on and off over several sockets, reaches the other side a few times", async () => {
    const at = meeting();
    const mentor = await enter(rooms, at, "mentor");
    const tabs = [await enter(rooms, at, "mentee"), await enter(rooms, at, "mentee")];
    for (let i = 0; i < 60; i++) for (const tab of tabs) tab.send({ t: "typing", on: i % 2 === 0 });
    for (const tab of tabs) await tab.say("done");
    await mentor.expect("message", ({ seq }) => seq === 2);
    expect(mentor.all("typing").length).toBeLessThan(10);
  });

  test("a reconnect resumes without loss or doubles, and a repeat gets the same answer", async () => {
    const at = meeting();
    const mentor = await enter(rooms, at, "mentor");
    const mentee = await enter(rooms, at, "mentee");
    const first = await mentee.say("before the drop", "first");
    mentee.close();
    await mentor.expect("presence", ({ online }) => !online.mentee);
    for (const body of ["one", "two", "three"]) await mentor.say(body);
    const again = await enter(rooms, at, "mentee");
    expect(again.all("welcome")[0]?.seq).toBe(4);
    expect(await again.say("before the drop", "first")).toEqual(first);
    again.send({ t: "resume", afterSeq: 1 });
    const { messages, more } = await again.expect("history");
    expect(messages.map(({ seq, body, from }) => [seq, body, from])).toEqual([
      [2, "one", "mentor"],
      [3, "two", "mentor"],
      [4, "three", "mentor"],
    ]);
    expect(more).toBe(false);
    expect(mentor.all("message").map(({ body }) => body)).toEqual(["before the drop"]);
  });

  test("typing and read marks reach the other side only", async () => {
    const at = meeting();
    const mentor = await enter(rooms, at, "mentor");
    const mentee = await enter(rooms, at, "mentee");
    mentee.send({ t: "typing", on: true });
    mentee.send({ t: "typing", on: true });
    await mentee.say("done");
    await mentor.expect("message");
    expect(mentor.all("typing")).toEqual([{ t: "typing", from: "mentee", on: true }]);
    mentor.send({ t: "read", seq: 99 });
    expect(await mentee.expect("read")).toEqual({ t: "read", by: "mentor", seq: 1 });
    expect(mentor.all("read")).toEqual([]);
  });

  test("the form without JavaScript posts once, shows the log and counts as present", async () => {
    const at = meeting();
    const { room, people, schedule } = at;
    const mentor = await enter(rooms, at, "mentor");
    const user = people[1].user;
    const post = {
      command: "post",
      people,
      schedule,
      user,
      clientId: "f1",
      body: "a\r\nb",
    } as const;
    expect(await rooms.rooms.command(room, post)).toMatchObject({ seq: 1, repeated: false });
    expect(await rooms.rooms.command(room, post)).toMatchObject({ seq: 1, repeated: true });
    await mentor.expect("presence", ({ online }) => online.mentee);
    expect(await mentor.expect("message")).toMatchObject({ from: "mentee", body: "a\nb" });
    const log = { command: "log", people, schedule, user, afterSeq: 0 } as const;
    const seen = await rooms.rooms.command(room, log);
    expect(seen).toMatchObject({ state: "open", online: { mentee: true }, more: false });
    expect(seen.messages).toMatchObject([{ seq: 1, sender: user, body: "a\nb" }]);
    const evidence = await rooms.rooms.command(room, EVIDENCE);
    expect(evidence.attendance.map(({ via }) => via).sort()).toEqual(["form", "socket"]);
    const stranger = rooms.rooms.command(room, { ...log, user: "someone-else" });
    await expect(stranger).rejects.toThrow(RoomRefused);
  });

  test("200 messages of 80 characters cost one participant at most 60 kB", async () => {
    const at = meeting({ startsAt: Date.now() });
    const mentor = await enter(rooms, at, "mentor");
    const mentee = await enter(rooms, at, "mentee");
    const body = "x".repeat(80);
    for (let i = 0; i < 200; i++) {
      if (i > 0 && i % (2 * MESSAGES_PER_MINUTE) === 0) {
        // An hour is lived in five leaps of the sandbox clock.
        const clockOffsetMs = (i / (2 * MESSAGES_PER_MINUTE)) * 11 * MINUTE;
        const schedule = { ...at.schedule, version: 1 + i, clockOffsetMs };
        await rooms.rooms.command(at.room, { command: "schedule", people: at.people, schedule });
      }
      const [speaker, listener] = i % 2 ? [mentor, mentee] : [mentee, mentor];
      speaker.send({ t: "typing", on: true });
      expect(await speaker.say(body)).toMatchObject({ t: "ack", seq: i + 1 });
      await listener.expect("message", ({ seq }) => seq === i + 1);
      listener.send({ t: "read", seq: i + 1 });
    }
    expect(mentee.bytesIn + mentee.bytesOut).toBeLessThanOrEqual(60_000);
    expect(mentor.bytesIn + mentor.bytesOut).toBeLessThanOrEqual(60_000);
  });
});
