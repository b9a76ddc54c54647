import type { ReactNode } from "react";
import { money } from "../../lib/format.ts";
import { Section, State, When } from "../ui/index.ts";

interface Overview {
  now: number;
  present: {
    roomsOpen: number;
    outboxWaiting: number;
    oldestDueAt: number | null;
    ledgerBalances: boolean;
    heldCents: number;
  };
  week: {
    booked: number;
    completed: number;
    cancelledByMentees: number;
    cancelledByMentors: number;
    chargedBack: number;
    mentorAbsent: number;
    newMentees: number;
    newMentors: number;
    paidInCents: number;
    refundedCents: number;
    commissionCents: number;
    paidOutCents: number;
  };
}

export function Counts({ overview: { now, present, week } }: { overview: Overview }) {
  return (
    <>
      <List
        title="Now"
        rows={[
          ["Rooms open", present.roomsOpen],
          ["Outbox waiting", present.outboxWaiting],
          present.oldestDueAt !== null && [
            "Oldest in the outbox",
            <When key="w" at={present.oldestDueAt} show="day-time" />,
          ],
          ["Held", money(present.heldCents)],
          [
            present.ledgerBalances ? (
              <State kind="yes" key="yes">
                Ledger balances
              </State>
            ) : (
              <State key="no" kind="no">
                Ledger does not balance
              </State>
            ),
            <When key="n" at={now} show="time" />,
          ],
        ]}
      />
      <List
        title="Seven days"
        rows={[
          ["Booked", week.booked],
          ["Sessions completed", week.completed],
          ["Cancelled by mentees", week.cancelledByMentees],
          ["Cancelled by mentors", week.cancelledByMentors],
          ["Called off, taken back by a bank", week.chargedBack],
          ["Mentor not there", week.mentorAbsent],
          ["New mentees", week.newMentees],
          ["New mentors", week.newMentors],
        ]}
      />
      <List
        title="Money, seven days"
        rows={[
          ["Paid in", money(week.paidInCents)],
          ["Refunded", money(week.refundedCents)],
          ["Commission", money(week.commissionCents)],
          ["Paid to mentors", money(week.paidOutCents)],
        ]}
      />
    </>
  );
}

function List({
  title,
  rows,
}: {
  title: string;
  rows: (false | readonly [ReactNode, ReactNode])[];
}) {
  return (
    <Section title={title}>
      <dl className="counts">
        {rows
          .filter((row) => row !== false)
          .map(([name, value], i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a list never move
            <div key={i}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}
