import type { ReactNode } from "react";
import { money } from "../../lib/format.ts";
import { State, SubmitButton, When } from "../ui/index.ts";

interface Trouble {
  id: string;
  what: string;
  at: number;
  cents: number;
  currency: string;
}

interface Mentor {
  id: string;
  name: string;
  jobTitle: string;
  company: string;
}

export interface QueuesData {
  pending: (Mentor & { submittedAt: number })[];
  readAgain: (Mentor & { changedAt: number | null; strikes: number })[];
  returnedPayouts: Trouble[];
  failedRefunds: Trouble[];
  disputedPayments: Trouble[];
  failedOutbox: { id: string; key: string; kind: string; at: number }[];
}

export function Queues({ overview }: { overview: QueuesData }) {
  const { pending, readAgain, returnedPayouts, failedRefunds, disputedPayments, failedOutbox } =
    overview;
  const [mentor] = pending;
  const [again] = readAgain;
  const [payout] = returnedPayouts;
  const [refund] = failedRefunds;
  const [dispute] = disputedPayments;
  const [message] = failedOutbox;
  return (
    <ol className="queue">
      <MentorQueue
        mentors={pending}
        title="Mentors to approve"
        none="Everybody who asked has an answer."
        label="Look at the oldest"
      >
        {mentor && (
          <p>
            <State kind="wait">
              Since <When at={mentor.submittedAt} show="day-time" />
            </State>
          </p>
        )}
      </MentorQueue>
      <MentorQueue
        mentors={readAgain}
        title="Mentors to read again"
        none="Every listed profile is as it was read."
        label="Look at the first"
      >
        {again && <ReadAgain {...again} />}
      </MentorQueue>
      <Queue
        count={disputedPayments.length}
        title="Payments disputed at a bank"
        none="No bank asks."
      >
        {dispute && <Money trouble={dispute} who="The session’s money is frozen." />}
      </Queue>
      <Queue
        count={returnedPayouts.length}
        title="Payouts returned by a bank"
        none="No payout came back."
      >
        {payout && (
          <Money
            trouble={payout}
            who={`${payout.what}. It goes out again when the account is changed.`}
          />
        )}
      </Queue>
      <Queue
        count={failedRefunds.length}
        title="Refunds that did not go through"
        none="Every refund arrived."
      >
        {refund && <Money trouble={refund} who="The provider refused it; the money is with us." />}
      </Queue>
      <Queue
        count={failedOutbox.length}
        title="What could not be sent"
        none="Everything was delivered."
        action={
          message && (
            <form method="post">
              <input type="hidden" name="id" value={message.id} />
              <SubmitButton kind="quiet" small busy="Trying">
                Try it again
              </SubmitButton>
            </form>
          )
        }
      >
        {message && (
          <p>
            {message.kind.replaceAll("_", " ")}, given up <When at={message.at} show="day-time" />
            <br />
            <span className="muted said">{message.key}</span>
          </p>
        )}
      </Queue>
    </ol>
  );
}

/** With its first mentor, and `children` about them. */
function MentorQueue({
  mentors,
  title,
  none,
  label,
  children,
}: {
  mentors: Mentor[];
  title: string;
  none: string;
  label: string;
  children: ReactNode;
}) {
  const [first] = mentors;
  const action = first && (
    <a className="btn small" href={`/admin/mentors/${first.id}`}>
      {label}
    </a>
  );
  return (
    <Queue count={mentors.length} title={title} none={none} action={action}>
      {first && (
        <p>
          {first.name}, {first.jobTitle.toLowerCase()}, {first.company}.
        </p>
      )}
      {children}
    </Queue>
  );
}

/** Why a listed mentor is looked at again. */
export function ReadAgain({ changedAt, strikes }: { changedAt: number | null; strikes: number }) {
  return (
    <>
      {changedAt !== null && (
        <p>
          <State kind="wait">
            Changed <When at={changedAt} show="day" />
          </State>
        </p>
      )}
      {strikes > 0 && (
        <p>
          <State kind="no">
            {strikes === 1 ? "One hour" : `${strikes} hours`} cancelled or not come to
          </State>
        </p>
      )}
    </>
  );
}

function Queue({
  count,
  title,
  none,
  action,
  children,
}: {
  count: number;
  title: string;
  none: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <li className={count === 0 ? "off" : undefined}>
      <b className={count === 0 ? "n muted" : "n"}>{count}</b>
      <div>
        <h2 className="name">{title}</h2>
        {count === 0 ? <p className="muted">{none}</p> : children}
      </div>
      {count > 0 && action && <div className="acts">{action}</div>}
    </li>
  );
}

function Money({ trouble, who }: { trouble: Trouble; who: string }) {
  return (
    <>
      <p>
        {money(trouble.cents, trouble.currency)}. {who}
      </p>
      <p>
        <State kind="no">
          Since <When at={trouble.at} show="day-time" />
        </State>
      </p>
    </>
  );
}
