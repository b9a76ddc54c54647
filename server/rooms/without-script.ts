/** The room for people without JavaScript: through the Rooms port, without a ticket. */
import { peopleByIds, type SessionRow } from "../../db/queries/bookings.ts";
import { messagesAfter, tallyOf } from "../../db/queries/rooms.ts";
import type { AnswerTo } from "../../party/protocol.ts";
import { comeBy } from "../bookings/deadlines.ts";
import { initialsOf, otherIn } from "../bookings/people.ts";
import { policyOf } from "../bookings/policy.ts";
import { reach } from "../bookings/reach.ts";
import type { Role } from "../bookings/schemas.ts";
import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import type { Services } from "../services.ts";
import { enter, roomPhase } from "./enter.ts";
import { roomProblem } from "./room-problem.ts";
import { settingOf } from "./setting.ts";

/** Counts as presence. The same `clientId` is one message. Problems: room_closed, rate_limited, invalid_input, unavailable. */
export async function post(
  services: Services,
  viewer: Viewer,
  input: { sessionId: string; clientId: string; body: string },
): Promise<{ seq: number; sentAt: number }> {
  const { db, clock, rooms } = services;
  const { session } = await enter(db, viewer.id, input.sessionId, clock.now());
  const setting = await settingOf(services, db, session);
  const { clientId, body } = input;
  try {
    const { seq, sentAt } = await rooms.command(session.id, {
      command: "post",
      ...setting,
      user: viewer.id,
      clientId,
      body,
    });
    return { seq, sentAt };
  } catch (error) {
    throw roomProblem(error);
  }
}

/** The conversation after a message's number. Counts as presence while the room is open. */
export async function log(
  services: Services,
  viewer: Viewer,
  { sessionId, afterSeq }: { sessionId: string; afterSeq: number },
) {
  const { db, clock, rooms } = services;
  const { session, role } = await reach(db, viewer.id, sessionId);
  const phase = roomPhase(session, clock.now());
  if (phase === "none") throw new Problem("room_closed", "This session has no room.");
  const sides = await sidesOf(services, session, viewer, role);
  if (phase !== "open")
    return { ...(await written(services, session, viewer, phase, afterSeq)), ...sides };
  const setting = await settingOf(services, db, session);
  let answer: AnswerTo<"log">;
  try {
    const user = viewer.id;
    answer = await rooms.command(session.id, { command: "log", ...setting, user, afterSeq });
  } catch (error) {
    throw roomProblem(error);
  }
  const otherRole = role === "mentor" ? "mentee" : "mentor";
  return {
    state: answer.state === "unknown" ? ("early" as const) : answer.state,
    now: answer.now,
    comeBy: comeBy(session.starts_at, policyOf(session)),
    endsAt: answer.endsAt,
    messages: answer.messages.map(({ seq, sender, body, sentAt }) =>
      message(session, viewer.id, { seq, sender_id: sender, body, sent_at: sentAt }),
    ),
    seq: answer.seq,
    more: answer.more,
    otherOnline: answer.online[otherRole] ?? false,
    otherReadSeq: answer.readBy[otherRole] ?? 0,
    ...sides,
  };
}

/** Once it is over the database has it; before it opens there is nothing. */
async function written(
  { db, clock }: Services,
  session: SessionRow,
  viewer: Viewer,
  state: "early" | "ended",
  afterSeq: number,
) {
  const { newest } = await tallyOf(db, session.id);
  const { page, more } = await messagesAfter(db, session.id, afterSeq);
  return {
    state,
    now: clock.now(),
    comeBy: comeBy(session.starts_at, policyOf(session)),
    endsAt: session.ends_at,
    messages: page.map((row) => message(session, viewer.id, row)),
    seq: newest,
    more,
    otherOnline: false,
    otherReadSeq: 0,
  };
}

export function message(
  session: SessionRow,
  viewerId: string,
  row: { seq: number; sender_id: string; body: string; sent_at: number },
) {
  return {
    seq: row.seq,
    from: row.sender_id === session.mentor_id ? ("mentor" as const) : ("mentee" as const),
    own: row.sender_id === viewerId,
    body: row.body,
    sentAt: row.sent_at,
  };
}

export async function sidesOf({ db }: Services, session: SessionRow, viewer: Viewer, role: Role) {
  const otherId = otherIn(session, viewer.id);
  const other = (await peopleByIds(db, [otherId])).get(otherId);
  const name = other?.name ?? "";
  return {
    you: { role, name: viewer.name, initials: initialsOf(viewer.name) },
    other: { id: otherId, name, initials: initialsOf(name) },
  };
}
