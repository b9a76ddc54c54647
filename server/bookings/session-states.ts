/** The life of a session as data: states, edges, who may take each, and what `deadline_at` means. */
import type { SessionStatus } from "../../db/schema.ts";

/** `payment`: a gateway's verified truth. `clockwork`: time. */
export type Actor = "mentee" | "mentor" | "payment" | "clockwork";

export interface State {
  /** Its quarters are locked for both people. */
  holdsSlot: boolean;
  /** Counts towards the mentee's cap of unpaid holds and open requests. */
  countsAsOpen: boolean;
  /** What happens at `deadline_at`; null: there is none. */
  deadline: "slot_freed" | "request_expires" | null;
  to: Partial<Record<SessionStatus, readonly Actor[]>>;
}

const over = { holdsSlot: false, countsAsOpen: false, deadline: null } as const;

export const SESSION_STATES: Record<SessionStatus, State> = {
  awaiting_payment: {
    holdsSlot: true,
    countsAsOpen: true,
    deadline: "slot_freed",
    to: {
      confirmed: ["payment"],
      requested: ["payment"],
      // The mentee lets go of an unpaid hold, or it runs out.
      expired: ["mentee", "clockwork"],
      called_off: ["clockwork"],
    },
  },
  requested: {
    holdsSlot: true,
    countsAsOpen: true,
    deadline: "request_expires",
    to: {
      confirmed: ["mentor"],
      declined: ["mentor"],
      // The mentee withdraws, or nobody answered; refunded in full.
      expired: ["mentee", "clockwork"],
      charged_back: ["payment"],
      called_off: ["clockwork"],
    },
  },
  confirmed: {
    holdsSlot: true,
    countsAsOpen: false,
    deadline: null,
    to: {
      in_session: ["clockwork"],
      cancelled_by_mentee: ["mentee"],
      cancelled_by_mentor: ["mentor"],
      // Before it has begun (freeze.ts).
      charged_back: ["payment"],
      // Before it has begun, when one of the two is shut out (call-off.ts).
      called_off: ["clockwork"],
    },
  },
  in_session: {
    holdsSlot: true,
    countsAsOpen: false,
    deadline: null,
    to: {
      completed: ["clockwork"],
      no_show_mentee: ["clockwork"],
      no_show_mentor: ["clockwork"],
      no_show_both: ["clockwork"],
      void: ["clockwork"],
    },
  },
  // A late payment success finds the slot still free (docs/decisions/0012-late-payment.md).
  expired: { ...over, to: { confirmed: ["payment"], requested: ["payment"] } },
  declined: { ...over, to: {} },
  cancelled_by_mentee: { ...over, to: {} },
  cancelled_by_mentor: { ...over, to: {} },
  charged_back: { ...over, to: {} },
  called_off: { ...over, to: {} },
  completed: { ...over, to: {} },
  no_show_mentee: { ...over, to: {} },
  no_show_mentor: { ...over, to: {} },
  no_show_both: { ...over, to: {} },
  void: { ...over, to: {} },
};

export function mayMove(from: SessionStatus, to: SessionStatus, actor: Actor): boolean {
  return SESSION_STATES[from].to[to]?.includes(actor) ?? false;
}

/** Why a session is `expired` (kept in `cancel_reason`). */
export const EXPIRY = {
  /** The hold ran out unpaid. */
  unpaid: "unpaid",
  /** The mentee gave the unpaid hold back. */
  letGo: "let_go",
  notAnswered: "not_answered",
  withdrawn: "withdrawn",
} as const;

/** Never paid, so never the mentor's business: the mentor does not see these. */
export const NEVER_PAID: readonly string[] = [EXPIRY.unpaid, EXPIRY.letGo];

export const LIVE_STATES: readonly SessionStatus[] = ["confirmed", "in_session"];
