import { transact } from "../../db/client.ts";
import { conversations } from "../../db/demo/content/index.ts";
import { idOf, type PeopleIds } from "../../db/demo/people.ts";
import { deleteLocksOf, insertLocks, sessionById } from "../../db/queries/bookings.ts";
import { setMentorMode, setSessionTimes } from "../../db/queries/demo.ts";
import { insertMessages, writeProbe } from "../../db/queries/rooms.ts";
import { decline } from "../bookings/answer-request.ts";
import { book } from "../bookings/book.ts";
import { cancel, cancelPreview } from "../bookings/cancel.ts";
import { keepsOf, lockRows } from "../bookings/locks.ts";
import { DAY, HOUR, MINUTE } from "../clock.ts";
import type { Viewer } from "../context.ts";
import { runClockwork } from "../jobs/clockwork.ts";
import { actOnPayment } from "../sandbox/act-on-payment.ts";
import type { Services } from "../services.ts";
import type { historyRooms } from "./history-rooms.ts";
import type { Ending, Story } from "./stories.ts";

export interface Telling {
  services: Services;
  rooms: ReturnType<typeof historyRooms>;
  ids: PeopleIds;
  setClock(to: number): void;
  /** The real now of the first start, on a whole minute. */
  now: number;
  briefFor(story: Story): { goals: string; questions: string[] };
  viewer(userId: string): Promise<Viewer>;
}

const ON_REQUEST: Ending[] = ["declined", "not_answered", "requested"];
const ABSENT: Partial<Record<Ending, ("mentor" | "mentee")[]>> = {
  no_show_mentee: ["mentee"],
  no_show_mentor: ["mentor"],
  no_show_both: ["mentor", "mentee"],
  void: ["mentor", "mentee"],
};
/** A session that is live has begun so long ago: inside its first ten minutes. */
const LIVE_FOR_MS = 4 * MINUTE;
/** Hours from now on which the hour of the day no longer follows from now. */
const DAYS_AWAY = 28;
const SAST_MS = 2 * HOUR;
const FIRST_HOUR_MS = 15 * HOUR;

/** Lets one session happen by the product's own operations, on a clock of its own. */
export async function tellStory(telling: Telling, story: Story): Promise<void> {
  const startsAt = startOf(telling, story);
  const { sessionId, paymentRef } = await booked(telling, story, startsAt);
  if (story.ending === "live") return goLive(telling, sessionId);
  if (story.ending === "charged_back") return takeBack(telling, paymentRef, startsAt);
  await settle(telling, story, sessionId, startsAt);
}

/**
 * On a half hour, so that it is a start that mentors offer; what is days away falls into an afternoon
 * or evening, as people book them.
 */
export function startOf({ now }: Telling, { startsIn, mentor, mentee }: Story): number {
  const half = 30 * MINUTE;
  const near = Math.floor((now + startsIn * HOUR) / half) * half + (startsIn >= 0 ? half : 0);
  if (Math.abs(startsIn) < DAYS_AWAY) return near;
  const midnight = near - ((near + SAST_MS) % DAY);
  return midnight + FIRST_HOUR_MS + ((mentor.length + mentee.length) % 8) * half;
}

/** `paymentRef`: the provider's; "" where there is nothing to pay. */
async function booked(telling: Telling, story: Story, startsAt: number) {
  const { services, ids, setClock, now } = telling;
  const mentorId = idOf(ids, story.mentor);
  const menteeId = idOf(ids, story.mentee);
  const bookedAt = Math.min(startsAt - 3 * DAY, now - 5 * HOUR);
  setClock(story.ending === "awaiting_payment" ? now : bookedAt);
  const before = await setMentorMode(
    services.db,
    mentorId,
    ON_REQUEST.includes(story.ending) ? "request" : "instant",
  );
  const { sessionId, next } = await book(services, await telling.viewer(menteeId), {
    mentorId,
    startsAt,
    idempotencyKey: services.ids.uuid(),
    ...telling.briefFor(story),
  });
  await setMentorMode(services.db, mentorId, before);
  const pays = story.ending !== "unpaid" && story.ending !== "awaiting_payment";
  const paymentRef =
    next.kind === "pay" ? (new URL(next.url).pathname.split("/").at(-1) ?? "") : "";
  if (paymentRef && pays) await actOnPayment(services, { ref: paymentRef, act: "succeed" });
  return { sessionId, paymentRef };
}

/** The mentee has the bank look into the payment, which takes it back before the hour. */
async function takeBack({ services, setClock }: Telling, ref: string, startsAt: number) {
  setClock(startsAt - 2 * DAY);
  await actOnPayment(services, { ref, act: "dispute" });
  setClock(startsAt - DAY);
  await actOnPayment(services, { ref, act: "lose_dispute" });
}

async function settle(telling: Telling, story: Story, sessionId: string, startsAt: number) {
  const { services, ids, setClock } = telling;
  const mentor = () => telling.viewer(idOf(ids, story.mentor));
  const mentee = () => telling.viewer(idOf(ids, story.mentee));
  switch (story.ending) {
    case "confirmed":
    case "requested":
    case "awaiting_payment":
      return;
    case "declined":
      await decline(services, await mentor(), { sessionId, reason: "I am travelling that week." });
      return;
    case "cancelled_by_mentor":
    case "cancelled_by_mentee":
    case "cancelled_late": {
      setClock(startsAt - (story.ending === "cancelled_late" ? 5 : 40) * HOUR);
      const viewer = story.ending === "cancelled_by_mentor" ? await mentor() : await mentee();
      const { refundCents } = await cancelPreview(services, viewer, { sessionId });
      await cancel(services, viewer, { sessionId, expectedRefundCents: refundCents, reason: "" });
      return;
    }
    case "unpaid":
      setClock(services.clock.now() + HOUR);
      break;
    case "not_answered":
      setClock(startsAt - HOUR);
      break;
    default:
      await takePlace(telling, story, sessionId, startsAt);
  }
  await runClockwork(services);
}

/** Leaves the clock after the end, with the evidence that the ending stands on. */
async function takePlace(telling: Telling, story: Story, sessionId: string, startsAt: number) {
  const { services, rooms, ids, setClock } = telling;
  const endsAt = startsAt + HOUR;
  const absent = ABSENT[story.ending] ?? [];
  const present = (["mentor", "mentee"] as const).filter((role) => !absent.includes(role));
  const stays = present.map((role) => ({
    user: idOf(ids, story[role]),
    joinedAt: startsAt - MINUTE,
    leftAt: endsAt,
  }));
  rooms.stays.set(sessionId, stays);
  const reachable = story.ending === "void" ? 0 : 1;
  setClock(startsAt + MINUTE);
  await runClockwork(services);
  for (let minute = 0; minute < 10; minute++)
    await writeProbe(services.db, { session_id: sessionId, minute, reachable });
  if (story.conversation) await keepWords(telling, story, sessionId, startsAt);
  setClock(endsAt + MINUTE);
}

async function keepWords(telling: Telling, story: Story, sessionId: string, startsAt: number) {
  const conversation = conversations.find(({ key }) => key === story.conversation);
  if (!conversation) throw new Error(`The demo has no conversation ${story.conversation}`);
  const rows = conversation.turns.map(({ by, minute, text }, i) => ({
    room_id: sessionId,
    seq: i + 1,
    sender_id: idOf(telling.ids, story[by]),
    client_id: `demo-${i + 1}`,
    body: text,
    sent_at: startsAt + minute * MINUTE + (i % 6) * 9000,
  }));
  telling.rooms.messages.set(sessionId, rows.length);
  await transact(telling.services.db, (trx) => insertMessages(trx, rows));
}

/** Moves a booked hour to begin a few minutes ago; its locks move with it. */
async function goLive({ services, setClock, now }: Telling, sessionId: string) {
  const startsAt = now - LIVE_FOR_MS;
  setClock(now);
  await transact(services.db, async (trx) => {
    await setSessionTimes(trx, sessionId, startsAt, startsAt + HOUR);
    const session = await sessionById(trx, sessionId);
    if (!session) throw new Error("The live session is gone");
    await deleteLocksOf(trx, sessionId);
    await insertLocks(trx, lockRows(keepsOf(session), null));
  });
  for (let minute = 0; minute < LIVE_FOR_MS / MINUTE; minute++)
    await writeProbe(services.db, { session_id: sessionId, minute, reachable: 1 });
}
