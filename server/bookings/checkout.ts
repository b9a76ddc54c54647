import { peopleByIds, type SessionRow, sessionById } from "../../db/queries/bookings.ts";
import type { PaymentRow } from "../../db/queries/payments.ts";
import type { Viewer } from "../context.ts";
import { openCheckout } from "../payments/open-checkout.ts";
import type { Services } from "../services.ts";
import type { BookOutput } from "./schemas.ts";

/** A booking made just now: nothing of it need be read again. */
export interface Kept {
  session: SessionRow;
  mentorName: string;
  /** Intended in the same transaction, where there is something to pay. */
  payment: PaymentRow | null;
}

/** Where to pay for a session that still waits for it; the same address while one is open. */
export async function checkout(
  services: Services,
  viewer: Viewer,
  sessionId: string,
  kept: Kept | null = null,
): Promise<BookOutput["next"]> {
  const session = kept?.session ?? (await sessionById(services.db, sessionId));
  const waits =
    session?.status === "awaiting_payment" &&
    session.deadline_at !== null &&
    services.clock.now() < session.deadline_at;
  if (!waits) return { kind: "done" };
  const { url } = await openCheckout(services, {
    session,
    payer: viewer,
    description: `An hour with ${kept?.mentorName ?? (await mentorOf(services, session))}`,
    payment: kept?.payment ?? undefined,
  });
  return { kind: "pay", url };
}

async function mentorOf({ db }: Services, { mentor_id }: SessionRow): Promise<string> {
  const people = await peopleByIds(db, [mentor_id]);
  return people.get(mentor_id)?.name ?? "your mentor";
}
