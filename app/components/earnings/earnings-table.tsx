import { money } from "../../lib/format.ts";
import { State, type StateKind, When } from "../ui/index.ts";

export interface EarningRow {
  sessionId: string;
  startsAt: number;
  mentee: string;
  grossCents: number;
  commissionCents: number;
  vatCents: number;
  netCents: number;
  currency: string;
  state: "held" | "waiting" | "released" | "paid" | "disputed" | "charged_back";
  at: number | null;
}

const STATES: Record<EarningRow["state"], { kind: StateKind; word: string }> = {
  held: { kind: "wait", word: "Held until the hour is over" },
  waiting: { kind: "wait", word: "Held for 48 hours" },
  released: { kind: "wait", word: "Released" },
  paid: { kind: "yes", word: "Paid" },
  disputed: { kind: "no", word: "Frozen: a bank looks into it" },
  charged_back: { kind: "no", word: "Not paid: a bank took it back" },
};

/** `vat`: the platform is registered, so that the part of the commission that is VAT is told. */
export function EarningsTable({ rows, vat }: { rows: readonly EarningRow[]; vat: boolean }) {
  return (
    <table className="flat">
      <caption className="vh">Sessions with gross, commission, net and when they are paid</caption>
      <thead>
        <tr>
          <th scope="col">Session</th>
          <th scope="col" className="r">
            Gross
          </th>
          <th scope="col" className="r">
            Commission
          </th>
          <th scope="col" className="r">
            Net
          </th>
          <th scope="col">When</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.sessionId}>
            <th scope="row">
              <a href={`/sessions/${row.sessionId}`}>
                <When at={row.startsAt} show="day-time" />
              </a>
              <br />
              <span className="thin">{row.mentee}</span>
            </th>
            <td className="r" data-l="Gross">
              <span>{money(row.grossCents, row.currency)}</span>
            </td>
            <td className="r" data-l="Commission">
              <span>{money(-row.commissionCents, row.currency)}</span>
              {vat && (
                <>
                  <br />
                  <span className="muted">VAT {money(row.vatCents, row.currency)}</span>
                </>
              )}
            </td>
            <td className="r" data-l="Net">
              <b>{money(row.netCents, row.currency)}</b>
            </td>
            <td className="wide">
              <State kind={STATES[row.state].kind}>{STATES[row.state].word}</State>
              <br />
              <DueWhen row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DueWhen({ row: { state, at } }: { row: EarningRow }) {
  if (at === null) return state === "released" ? "Waits for your account" : null;
  if (state === "paid") return <When at={at} show="day" />;
  if (state === "released")
    return (
      <>
        To be paid <When at={at} show="day" />
      </>
    );
  return (
    <>
      Until <When at={at} show="day-time" />
    </>
  );
}
