import { money } from "../../lib/format.ts";
import { Note, When } from "../ui/index.ts";

interface Sum {
  cents: number;
  sessions: number;
}

export interface Summary {
  currency: string;
  lastPayout: (Sum & { at: number; destination: string }) | null;
  due: Sum;
  nextPayoutAt: number;
  held: Sum;
  disputed: Sum;
  hasAccount: boolean;
  returned: { cents: number; at: number } | null;
}

export function Figures({ summary }: { summary: Summary }) {
  const { currency, lastPayout, due, nextPayoutAt, held, disputed, hasAccount, returned } = summary;
  return (
    <>
      {!hasAccount && (
        <Note kind="warn">
          <p>
            <b>We do not know where your money should go.</b> It waits here until you{" "}
            <a href="/earnings/account">give us an account</a>.
          </p>
        </Note>
      )}
      {returned && (
        <Note kind="no">
          <p>
            <b>The bank sent back {money(returned.cents, currency)}</b> on{" "}
            <When at={returned.at} show="day" />. It is yours still.{" "}
            <a href="/earnings/account">Check the account</a> and save it again: then it goes out
            with the next batch. Until then nothing does.
          </p>
        </Note>
      )}
      <dl className="figs">
        {lastPayout && (
          <div>
            <dt>
              Paid on <When at={lastPayout.at} show="day" />
            </dt>
            <dd>{money(lastPayout.cents, currency)}</dd>
            <dd className="muted">
              {sessions(lastPayout.sessions)}, to {lastPayout.destination}
            </dd>
          </div>
        )}
        <div>
          <dt>
            {hasAccount && !returned ? (
              <>
                Due on <When at={nextPayoutAt} show="day" />
              </>
            ) : (
              "Waits for your account"
            )}
          </dt>
          <dd>{money(due.cents, currency)}</dd>
          <dd className="muted">
            {due.sessions === 0 ? "Nothing released yet" : `${sessions(due.sessions)}, released`}
          </dd>
        </div>
        <div>
          <dt>Held</dt>
          <dd>{money(held.cents, currency)}</dd>
          <dd className="muted">{sessions(held.sessions)}, until 48 hours after each</dd>
        </div>
        {disputed.sessions > 0 && (
          <div>
            <dt className="state no">Frozen</dt>
            <dd>{money(disputed.cents, currency)}</dd>
            <dd className="muted">{sessions(disputed.sessions)}; a bank looks into it</dd>
          </div>
        )}
      </dl>
    </>
  );
}

function sessions(count: number): string {
  if (count === 0) return "No session";
  return count === 1 ? "One session" : `${count} sessions`;
}
