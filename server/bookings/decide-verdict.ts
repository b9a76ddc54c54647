import { transact } from "../../db/client.ts";
import { type SessionRow, sessionById } from "../../db/queries/bookings.ts";
import { attendanceOf, reachedMinutes, tallyOf } from "../../db/queries/rooms.ts";
import { MINUTE } from "../clock.ts";
import { skippedStretches } from "../rooms/clock-jumps.ts";
import { gatherEvidence } from "../rooms/gather-evidence.ts";
import type { Services } from "../services.ts";
import { conclude } from "./conclude.ts";
import { EVIDENCE_WAIT_MINUTES, policyOf } from "./policy.ts";
import { type Skipped, unreachableMinutes } from "./unreachable.ts";
import { CONSEQUENCES, type Evidence, verdictAfterAbsence, verdictAtEnd } from "./verdict-rule.ts";

/**
 * Once the first minutes are over: ends the hour of a mentor who never came. Without the room's own
 * evidence nothing is decided yet. Answers whether it was.
 */
export async function decideAbsence(services: Services, sessionId: string): Promise<boolean> {
  const heard = await gatherEvidence(services, sessionId);
  if (!heard) return false;
  return decide(
    services,
    sessionId,
    { arrived: 0, shut: isShut(heard) },
    (evidence, session, now) => {
      const verdict = now < session.ends_at ? verdictAfterAbsence(evidence) : null;
      return verdict && { verdict, endedAt: now };
    },
  );
}

/** At the end. Waits half an hour for a room out of reach, then goes by what the database has. */
export async function decideAtEnd(services: Services, sessionId: string): Promise<boolean> {
  const heard = await gatherEvidence(services, sessionId);
  // Messages are counted apart from the judging: they may lie on other servers (docs/scale.md).
  const arrived = heard ? 0 : (await tallyOf(services.db, sessionId)).count;
  return decide(services, sessionId, { arrived, shut: isShut(heard) }, (evidence, session, now) => {
    if (now < session.ends_at) return null;
    if (!heard && now < session.ends_at + EVIDENCE_WAIT_MINUTES * MINUTE) return null;
    return { verdict: verdictAtEnd(evidence), endedAt: session.ends_at };
  });
}

/**
 * Whether we ended the room for another reason than a verdict, and the database has forgotten it: it was set back
 * to before the cancellation, and nobody could come in.
 */
export function isShut(heard: { endedBecause: string | null } | null): boolean {
  const reason = heard?.endedBecause ?? "time";
  return reason !== "time" && !Object.hasOwn(CONSEQUENCES, reason);
}

type Judge = (
  evidence: Evidence,
  session: SessionRow,
  now: number,
) => { verdict: ReturnType<typeof verdictAtEnd>; endedAt: number } | null;

async function decide(
  services: Services,
  sessionId: string,
  { arrived, shut }: { arrived: number; shut: boolean },
  judge: Judge,
): Promise<boolean> {
  const skipped = await skippedStretches(services);
  return transact(services.db, async (trx) => {
    const session = await sessionById(trx, sessionId);
    if (session?.status !== "in_session") return false;
    const now = services.clock.now();
    const presence = await attendanceOf(trx, sessionId);
    const reached = await reachedMinutes(trx, [sessionId]);
    const evidence = evidenceOf(session, presence, reached, skipped, now);
    const judged = judge({ ...evidence, shut }, session, now);
    if (!judged) return false;
    await conclude(services, trx, session, judged.verdict, judged.endedAt, arrived);
    return true;
  });
}

function evidenceOf(
  session: SessionRow,
  presence: { user_id: string; joined_at: number; left_at: number | null }[],
  reached: ReadonlySet<string>,
  skipped: readonly Skipped[],
  now: number,
): Omit<Evidence, "shut"> {
  const policy = policyOf(session);
  const of = (userId: string) =>
    presence
      .filter(({ user_id }) => user_id === userId)
      .map(({ joined_at, left_at }) => ({ joinedAt: joined_at, leftAt: left_at }));
  const [mentor, mentee] = [of(session.mentor_id), of(session.mentee_id)];
  return {
    startsAt: session.starts_at,
    mentor,
    mentee,
    unreachableMinutes: unreachableMinutes({
      startsAt: session.starts_at,
      minutes: policy.absenceMinutes,
      reached: (minute) => reached.has(`${session.id}:${minute}`),
      skipped,
      mentor,
      mentee,
      now,
    }),
    policy,
  };
}
