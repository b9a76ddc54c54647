/**
 * The authorisation matrix of a room's door, run as `npm start` runs it: every message of a client, from
 * whoever may come in and from all others, before the room opens, while it is open and after its end. A
 * message without a row fails here. Whoever is refused is not heard and changes nothing.
 */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { transact } from "../../db/client.ts";
import { ClientMessage } from "../../party/protocol.ts";
import { signTicket } from "../../party/ticket.ts";
import { endAuthSessions } from "../../server/accounts/end-auth-sessions.ts";
import { castOf } from "../support/cast.ts";
import { codeOf } from "../support/refusals.ts";
import { startRooms, type TestRooms } from "../support/rooms.ts";
import {
  enter,
  grantFor,
  knock,
  type Meeting,
  meeting,
  type Participant,
} from "../support/rooms-client.ts";
import {
  BEARERS,
  type Door,
  MESSAGES,
  type MessageRow,
  REVOKED,
  ROOM_PHASES,
  startsIn,
} from "./door-rows.ts";
import { standing, tell } from "./rooms.ts";

let rooms: TestRooms;
beforeAll(async () => {
  rooms = await startRooms();
});
afterAll(() => rooms.dispose());

test("every message of a client has a row", () => {
  const { options } = ClientMessage._zod.def;
  expect(Object.keys(MESSAGES)).toEqual(options.flatMap(({ shape }) => [...shape.t.def.values]));
});

describe.each(ROOM_PHASES)("at the door of a room that is %s", (phase) => {
  let door: Door;
  /** Who is inside already. */
  let inside: Participant[];
  beforeAll(async () => {
    const at = meeting({ startsAt: Date.now() + startsIn[phase] });
    await tell(rooms, at);
    await rooms.rooms.command(at.room, { command: "revoke", authSession: REVOKED });
    const ticket = () => signTicket(rooms.keys, grantFor(at, "mentee"), Date.now());
    const used = await Promise.all(Object.keys(MESSAGES).map(ticket));
    const first = used.map((one) => knock(rooms, at.room, one));
    // Either way they were shown; the rows judge which.
    await Promise.all(first.map((who) => Promise.any([who.expect("welcome"), who.isClosed()])));
    inside = phase === "open" ? [await enter(rooms, at, "mentor"), ...first] : [];
    door = { keys: rooms.keys, at, used };
  });

  test.each(Object.entries(MESSAGES))("%s", async (_, row) => {
    for (const [bearer, { ticket, who }] of Object.entries(BEARERS)) {
      const expected = typeof who === "string" ? who : who[phase];
      const before = await standing(rooms, door.at.room);
      const heard = await heardInside();
      const visitor = knock(rooms, door.at.room, await ticket(door), row.frame(before.seq));
      if (expected === "welcome") {
        await isHeard(visitor, row);
        continue;
      }
      const { code, reason } = await visitor.isClosed();
      expect(code === 1006 ? "no socket" : reason, bearer).toBe(expected);
      // Whoever comes too late is told since when.
      const told = visitor.got.filter(({ t }) => t !== "ended");
      expect(told, bearer).toEqual([]);
      expect(await standing(rooms, door.at.room), bearer).toEqual(before);
      expect(await heardInside(), bearer).toEqual(heard);
    }
  });

  /** How much each has heard, once all that the room has said to them is there. */
  function heardInside(): Promise<number[]> {
    return Promise.all(
      inside.map(async (one) => {
        const clientId = randomUUID();
        one.send({ t: "no message of ours", clientId });
        await one.expect("nack", (nack) => nack.clientId === clientId);
        return one.got.filter(({ t }) => t !== "nack").length;
      }),
    );
  }

  async function isHeard(visitor: Participant, { answer, other }: MessageRow) {
    const { you } = await visitor.expect("welcome");
    const listener = inside[you.role === "mentor" ? 1 : 0];
    if (answer) await visitor.expect(answer);
    if (other) await listener?.expect(other);
    visitor.close();
  }
});

test("whoever is suspended while inside is put out, and no ticket under way opens again", async () => {
  const { world, ids, sessionId } = await castOf("during");
  world.rooms.answer = (room, command) => rooms.rooms.command(room, command);
  const at: Meeting = { ...meeting(), room: sessionId };
  at.people[1].user = ids.mentee;
  const { id: authSession } = await world.db
    .selectFrom("auth_sessions")
    .select("id")
    .where("user_id", "=", ids.mentee)
    .executeTakeFirstOrThrow();
  const ticket = () =>
    signTicket(rooms.keys, { ...grantFor(at, "mentee"), authSession }, Date.now());
  const suspended = knock(rooms, sessionId, await ticket());
  await suspended.expect("welcome");
  const underWay = await ticket();

  await transact(world.db, async (trx) => {
    await trx
      .updateTable("users")
      .set({ suspended_at: world.clock.now() })
      .where("id", "=", ids.mentee)
      .execute();
    await endAuthSessions(world.services, trx, ids.mentee);
  });
  await world.outbox.drain();

  expect(await suspended.isClosed()).toMatchObject({ reason: "revoked" });
  const again = knock(rooms, sessionId, underWay, MESSAGES.say.frame(0));
  expect(await again.isClosed()).toMatchObject({ reason: "revoked" });
  const signedInAgain = await world.as(ids.mentee);
  expect(await codeOf(signedInAgain.rooms.ticket({ sessionId }))).toBe("not_allowed");
  expect((await standing(rooms, sessionId)).seq).toBe(0);
  await world.close();
});
