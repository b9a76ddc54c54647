import { z } from "zod";
import { outboxByState, outboxHealth } from "../../db/queries/outbox.ts";
import { sandboxSessions } from "../../db/queries/sandbox.ts";
import { MINUTE } from "../clock.ts";
import type { SandboxCheckout } from "../ports.ts";
import type { Services } from "../services.ts";
import { demoCodes } from "./demo-codes.ts";
import { actsFor } from "./provider-acts.ts";
import type { CheckoutOutput, OverviewOutput } from "./schemas.ts";

const SHOWN = 12;
const MAIL = "mail";

const StoredMail = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
});

export async function overview(services: Services): Promise<z.infer<typeof OverviewOutput>> {
  const { db, clock, movableClock, records, sandboxProvider } = services;
  const now = clock.now();
  const [sessions, mails, codes, payments, messages, health] = await Promise.all([
    sandboxSessions(db, now, SHOWN),
    records.list(MAIL, SHOWN),
    demoCodes(services),
    sandboxProvider ? sandboxProvider.checkouts(SHOWN) : Promise.resolve([]),
    outboxByState(db, SHOWN),
    outboxHealth(db),
  ]);
  return {
    now,
    offsetMs: movableClock?.offsetMs ?? null,
    sessions: sessions.map((session) => ({ ...session, moves: movesFor(session, now) })),
    mails: mails.map(({ id, body, createdAt }) => {
      const { to, subject } = StoredMail.parse(body);
      return { id, to, subject, sentAt: createdAt };
    }),
    codes,
    payments: payments.map(checkoutView),
    outbox: {
      waiting: health.waiting,
      failed: health.failed,
      messages: messages.map((message) => ({
        key: message.key,
        kind: message.kind,
        state: message.done_at ? "done" : message.failed_at ? "failed" : "waiting",
        attempts: message.attempts,
        dueAt: message.due_at,
      })),
    },
  };
}

export async function mailById(services: Services, id: string) {
  const body = await services.records.get(MAIL, id);
  return body === null ? null : { id, ...StoredMail.parse(body) };
}

export function checkoutView(checkout: SandboxCheckout): z.infer<typeof CheckoutOutput> {
  const { providerRef, returnUrl, cancelUrl, status, ...rest } = checkout;
  return {
    ref: providerRef,
    status,
    amountCents: rest.amountCents,
    refundedCents: rest.refundedCents,
    currency: rest.currency,
    description: rest.description,
    payerEmail: rest.payerEmail,
    returnPath: new URL(returnUrl).pathname,
    cancelPath: new URL(cancelUrl).pathname,
    acts: actsFor(status),
  };
}

function movesFor(
  session: { startsAt: number; endsAt: number; releaseAt: number | null },
  now: number,
): z.infer<typeof OverviewOutput>["sessions"][number]["moves"] {
  const all = [
    ["before_session", session.startsAt - 5 * MINUTE],
    ["start_of_session", session.startsAt],
    ["after_session", session.endsAt + MINUTE],
    ["after_window", session.releaseAt],
  ] as const;
  return all.filter(([, at]) => at !== null && at > now).map(([name]) => name);
}
