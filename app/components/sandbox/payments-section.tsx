import { Money, Section, State, type StateKind, SubmitButton } from "../ui/index.ts";

type Status = "pending" | "succeeded" | "failed" | "abandoned" | "disputed" | "charged_back";
export type Act =
  | "succeed"
  | "decline"
  | "leave_pending"
  | "abandon"
  | "dispute"
  | "win_dispute"
  | "lose_dispute"
  | "repeat_notice"
  | "late_notice";

export interface Checkout {
  ref: string;
  status: Status;
  amountCents: number;
  refundedCents: number;
  currency: string;
  description: string;
  payerEmail: string;
  acts: Act[];
}

const STATES: Record<Status, { kind: StateKind; word: string }> = {
  pending: { kind: "wait", word: "Pending" },
  succeeded: { kind: "yes", word: "Paid" },
  failed: { kind: "no", word: "Declined" },
  abandoned: { kind: "off", word: "Left" },
  disputed: { kind: "no", word: "Disputed at the bank" },
  charged_back: { kind: "no", word: "Taken back by the bank" },
};

const ACTS: Record<Act, string> = {
  succeed: "Let it succeed",
  decline: "Decline it",
  leave_pending: "Tell that it is pending",
  abandon: "Leave it",
  dispute: "Dispute it at the bank",
  win_dispute: "The bank finds for us",
  lose_dispute: "The bank takes it back",
  repeat_notice: "Send the notice again",
  late_notice: "Send an old notice late",
};

export function PaymentsSection({ payments }: { payments: readonly Checkout[] }) {
  return (
    <Section title="Payments" id="payments">
      {payments.length === 0 && <p>Nobody has paid yet. Book an hour.</p>}
      <ul className="rows">
        {payments.map((payment) => (
          <li className="tight" key={payment.ref}>
            <p>
              <b>
                <Money cents={payment.amountCents} currency={payment.currency} />
              </b>{" "}
              {payment.description}, <span className="muted said">{payment.payerEmail}</span>
            </p>
            <p>
              <State kind={STATES[payment.status].kind}>{STATES[payment.status].word}</State>
              {payment.refundedCents > 0 && (
                <>
                  {" "}
                  <span className="muted">
                    <Money cents={payment.refundedCents} currency={payment.currency} /> given back
                  </span>
                </>
              )}
            </p>
            <div className="acts">
              {payment.acts.map((act) => (
                <form method="post" key={act}>
                  <input type="hidden" name="intent" value="payment" />
                  <input type="hidden" name="ref" value={payment.ref} />
                  <input type="hidden" name="act" value={act} />
                  <SubmitButton kind="link" busy="Telling us">
                    {ACTS[act]}
                    <span className="vh">: {payment.description}</span>
                  </SubmitButton>
                </form>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
