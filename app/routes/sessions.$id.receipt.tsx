import { useLoaderData } from "@remix-run/react";
import { PageHead, State, When } from "../components/ui/index.ts";
import { money } from "../lib/format.ts";
import { page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = ({ data }: { data: { number: string } | undefined }) =>
  title(data ? `Receipt ${data.number}` : "Receipt");

export const loader = page(({ api, params }) =>
  api.earnings.receipt({ sessionId: params.id ?? "" }),
);

const REFUND = {
  requested: { kind: "wait", word: "On its way" },
  succeeded: { kind: "yes", word: "Given back" },
  failed: { kind: "no", word: "Owed to you: sending it has not worked yet, and we look into it" },
} as const;

export default function Receipt() {
  const receipt = useLoaderData<typeof loader>();
  const say = (cents: number) => money(cents, receipt.currency);
  return (
    <div className="form stack">
      <PageHead
        title={`Receipt ${receipt.number}`}
        back={{ href: `/sessions/${receipt.sessionId}`, label: "The session" }}
        lede={`For ${receipt.mentee}`}
      />
      <p>
        One hour by text chat with {receipt.mentor}, <When at={receipt.startsAt} />
      </p>
      <table className="sum">
        <caption className="vh">Line items</caption>
        <tbody>
          {receipt.payments.map(({ id, cents, at }) => (
            <tr key={id}>
              <th scope="row">
                Paid on <When at={at} show="day-time" />
              </th>
              <td className="r">{say(cents)}</td>
            </tr>
          ))}
          {receipt.refunds.map(({ id, cents, at, state }) => (
            <tr key={id}>
              <th scope="row">
                Back to you, <When at={at} show="day-time" />
                <br />
                <State kind={REFUND[state].kind}>{REFUND[state].word}</State>
              </th>
              <td className="r">{say(-cents)}</td>
            </tr>
          ))}
          <tr className="total">
            <th scope="row">{receipt.refundedCents > 0 ? "You paid in the end" : "You paid"}</th>
            <td className="r">{say(receipt.paidCents - receipt.refundedCents)}</td>
          </tr>
        </tbody>
      </table>
      {receipt.commissionCents > 0 && (
        <p className="muted">
          Of this, {say(receipt.commissionCents)} is our commission
          {receipt.vatCents > 0 ? `, with ${say(receipt.vatCents)} VAT in it` : ""}. The rest is the
          mentor’s.
        </p>
      )}
    </div>
  );
}
