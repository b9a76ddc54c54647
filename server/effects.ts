/**
 * What happens outside because of what was decided inside (law 6). An operation queues an effect in
 * its own transaction; `jobs/outbox.ts` performs it afterwards, at least once, under a stable key.
 */
import { z } from "zod";
import type { Trx } from "../db/client.ts";
import { enqueue, enqueueAll } from "../db/queries/outbox.ts";
import { Id } from "./fields.ts";
import { Letter } from "./mail/letters.ts";
import type { ClockAndIds } from "./services.ts";

/** Whoever was asked has not decided: asked again, however often, as nothing is wrong. */
export class StillPending extends Error {
  override name = "StillPending";
}

export const Effect = z.discriminatedUnion("kind", [
  /** A letter to one person; `letter` says all it needs, so that it tells what was true when queued. */
  z.object({ kind: z.literal("mail"), to: z.string(), letter: Letter }),
  /** Somebody asks for a new password for this address, which may be nobody's. */
  z.object({ kind: z.literal("password_reset"), email: z.string() }),
  /** Tell the room the session's present schedule, or that it is over, as the database now has it. */
  z.object({ kind: z.literal("room_sync"), sessionId: Id }),
  /** Close a revoked auth session's sockets in one room. */
  z.object({ kind: z.literal("room_revoke"), sessionId: Id, authSession: z.string() }),
  /** Ask the gateway to perform a stored refund. */
  z.object({ kind: z.literal("refund"), refundId: Id }),
  /** Ask the rail to perform a stored payout. */
  z.object({ kind: z.literal("payout"), payoutId: Id }),
]);
export type Effect = z.infer<typeof Effect>;

/** `key`: stable per thing that must happen once, e.g. `mail:booked:<session>:mentee`. Answers whether it was new. */
export async function queue(
  services: ClockAndIds,
  trx: Trx,
  key: string,
  effect: Effect,
  dueAt?: number,
): Promise<boolean> {
  return enqueue(trx, messageOf(services, key, effect, dueAt));
}

/** Several at once, each once. */
export function queueAll(
  services: ClockAndIds,
  trx: Trx,
  effects: readonly (readonly [key: string, effect: Effect])[],
): Promise<void> {
  return enqueueAll(
    trx,
    effects.map(([key, effect]) => messageOf(services, key, effect)),
  );
}

function messageOf(services: ClockAndIds, key: string, effect: Effect, dueAt?: number) {
  const now = services.clock.now();
  const id = services.ids.uuid();
  return { id, key, kind: effect.kind, payload: effect, dueAt: dueAt ?? now, now };
}
