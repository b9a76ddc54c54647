/** Sessions and rooms for tests of what happens around them. */
import type { SessionRow } from "../../db/queries/bookings.ts";
import type { SessionStatus } from "../../db/schema.ts";
import type { Attendance } from "../../party/protocol.ts";
import { receiveBookingNotice } from "../../server/bookings/apply-payment.ts";
import { freezePolicy } from "../../server/bookings/policy.ts";
import { DAY, HOUR, MINUTE } from "../../server/clock.ts";
import { runClockwork } from "../../server/jobs/clockwork.ts";
import type { ProviderPaymentStatus } from "../../server/ports.ts";
import { START, type World } from "./world.ts";

/** A start that every test mentor offers: Thu 26 Nov 2026, 10:00 SAST, three days ahead. */
export const SLOT = START + 3 * DAY + 2 * HOUR;

/** A bare row in any state: no locks, no money. Answers its id. */
export async function sessionRow(
  { db, services, clock }: World,
  { mentor, mentee, ...over }: { mentor: string; mentee: string } & Partial<SessionRow>,
): Promise<string> {
  const id = services.ids.uuid();
  const starts_at = over.starts_at ?? SLOT;
  const plain = { paid_sessions: 0, min_notice_hours: 4, buffer_quarters: 0 };
  const status: SessionStatus = "confirmed";
  await db
    .insertInto("sessions")
    .values({
      id,
      mentor_id: mentor,
      mentee_id: mentee,
      starts_at,
      ends_at: starts_at + HOUR,
      status,
      version: 1,
      mode: "instant",
      price_cents: 35_000,
      currency: "ZAR",
      policy: JSON.stringify(freezePolicy(plain, services.settings)),
      goals: "Talk through an offer.",
      questions: "[]",
      deadline_at: null,
      room_version: 0,
      created_at: clock.now(),
      confirmed_at: null,
      ended_at: null,
      release_at: null,
      released_at: null,
      cancelled_at: null,
      cancel_reason: "",
      ...over,
    })
    .execute();
  return id;
}

let keys = 0;
export const freshKey = () => `test-key-${String(++keys).padStart(12, "0")}`;

export function wish(mentorId: string, startsAt = SLOT) {
  return {
    mentorId,
    startsAt,
    goals: "Talk through an offer.",
    questions: ["Is it fair?"],
    idempotencyKey: freshKey(),
  };
}

export async function book(world: World, menteeId: string, mentorId: string, startsAt = SLOT) {
  return (await world.as(menteeId)).bookings.book(wish(mentorId, startsAt));
}

/** The provider settles the session's newest payment and says so. */
export async function settle(world: World, sessionId: string, status: ProviderPaymentStatus) {
  const payment = await world.db
    .selectFrom("payments")
    .selectAll()
    .where("session_id", "=", sessionId)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow();
  world.gateway.settle(payment.provider_ref, status);
  await notify(world, payment.provider_ref);
  return payment;
}

export async function notify(world: World, providerRef: string, eventId?: string) {
  const { body, headers } = world.gateway.notice(providerRef, eventId);
  return receiveBookingNotice(world.services, "sandbox", body, headers);
}

/** Booked and paid. Answers the session's id. */
export async function paidSession(
  world: World,
  menteeId: string,
  mentorId: string,
  startsAt = SLOT,
): Promise<string> {
  const { sessionId } = await book(world, menteeId, mentorId, startsAt);
  await settle(world, sessionId, "succeeded");
  return sessionId;
}

/** Booked, paid, and met by both; its end is not long ago. Answers the session's id. */
export async function endedHour(world: World, menteeId: string, mentorId: string): Promise<string> {
  const sessionId = await paidSession(world, menteeId, mentorId);
  roomsThatSaw(world, () => [presence(mentorId, SLOT), presence(menteeId, SLOT)]);
  for (const minute of [...Array(11).keys(), 61]) {
    world.clock.set(SLOT + minute * MINUTE);
    await runClockwork(world.services);
  }
  return sessionId;
}

/** Every room answers, and saw these people. `ends` collects what rooms were told to end. */
export function roomsThatSaw(world: World, attendance: (roomId: string) => Attendance[]) {
  world.rooms.answer = (roomId, command) => {
    const now = world.clock.now();
    const standing = { now, state: "open", seq: 3, ended: null };
    if (command.command === "ping") return { now };
    if (command.command === "evidence")
      return { ...standing, schedule: null, attendance: attendance(roomId), handedOver: 3 };
    if (command.command === "schedule") return { ...standing, schedule: command.schedule };
    if (command.command === "revoke") return { closed: 1 };
    return standing;
  };
}

export function unreachableRooms(world: World) {
  world.rooms.answer = () => {
    throw new Error("The rooms do not answer");
  };
}

/** There from `from` to `to` minutes of the session. */
export function presence(user: string, startsAt: number, from = 0, to = 60): Attendance {
  return {
    user,
    joinedAt: startsAt + from * MINUTE,
    leftAt: startsAt + to * MINUTE,
    via: "socket",
  };
}

export async function statusOf({ db }: World, sessionId: string): Promise<SessionStatus> {
  const { status } = await db
    .selectFrom("sessions")
    .select("status")
    .where("id", "=", sessionId)
    .executeTakeFirstOrThrow();
  return status;
}

/** Letters queued so far, as "template/role-or-address". */
export async function letters({ db }: World) {
  const rows = await db
    .selectFrom("outbox")
    .select(["payload", "key"])
    .where("kind", "=", "mail")
    .execute();
  return rows.map(({ payload, key }) => ({ key, ...JSON.parse(payload).letter }));
}

export async function balances({ db }: World): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom("ledger_entries")
    .select((eb) => ["account", eb.fn.sum<number>("amount_cents").as("cents")])
    .groupBy("account")
    .execute();
  return Object.fromEntries(rows.map(({ account, cents }) => [account, Number(cents)]));
}
