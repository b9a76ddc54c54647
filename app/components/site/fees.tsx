import { money, percent } from "../../lib/format.ts";
import { When } from "../ui/index.ts";
import { Chapter } from "./document.tsx";
import type { Rules } from "./rules.ts";

export function WhatYouPay({ rules }: { rules: Rules }) {
  return (
    <Chapter id="price" title="What you pay">
      <p>
        The mentor’s price for the hour, and nothing on top: no booking fee, no card fee, no
        subscription. Mentors set their own price, from {money(rules.minPriceCents)} to{" "}
        {money(rules.maxPriceCents)} an hour. Some give their hours without charge; then there is no
        payment step, and all the other rules are the same.
      </p>
      <p>
        You see the whole sum before you pay. An hour that you have not paid for yet is kept for you
        for {rules.holdMinutes} minutes; after that others can book it. You can have at most{" "}
        {rules.mostOpenHolds} unpaid hours and unanswered requests at one time, and at most{" "}
        {rules.mostHoursWithOneMentor} hours to come with one mentor.
      </p>
    </Chapter>
  );
}

export function WhatMentorsPay({ rules }: { rules: Rules }) {
  const tiers = [...rules.commissionTiers].reverse();
  return (
    <Chapter id="commission" title="Our share">
      <p>
        We take a commission from the price; the mentor gets the rest. It falls with the number of
        sessions with a price that the mentor has completed, and is fixed for an hour when it is
        booked:
      </p>
      <table className="sum plain">
        <thead>
          <tr>
            <th scope="col">Completed sessions with a price</th>
            <th scope="col" className="r">
              Our share
            </th>
          </tr>
        </thead>
        <tbody>
          {tiers.map(({ fromCompleted, bps }, index) => {
            const next = tiers[index + 1];
            return (
              <tr key={bps}>
                <th scope="row">
                  {next
                    ? `${fromCompleted} to ${next.fromCompleted - 1}`
                    : `${fromCompleted} or more`}
                </th>
                <td className="r">{percent(bps)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p>
        {rules.vatBps > 0
          ? `VAT of ${percent(rules.vatBps)} is inside our share; nothing is added to the price.`
          : "We are not registered for VAT, so none is charged."}{" "}
        The share is rounded once, to the nearest cent.
      </p>
    </Chapter>
  );
}

export function WhenYouCancel({ rules }: { rules: Rules }) {
  const { example, refundTiers, releaseHours } = rules;
  const price = money(example.priceCents);
  return (
    <Chapter id="cancel" title="If you cancel">
      <ul>
        {refundTiers.map(({ hoursBefore, percent: back }) => (
          <li key={hoursBefore}>
            Up to {hoursBefore} hours before the start: {back}&nbsp;% comes back.
          </li>
        ))}
        <li>
          Later than that: nothing, unless somebody else books the hour and it takes place. Then all
          of it comes back. If not, the mentor is paid {releaseHours} hours after the end the hour
          would have had.
        </li>
        <li>
          An hour that was moved counts from the time that you booked, or from an earlier one that
          you moved it to.
        </li>
      </ul>
      {example.cancelUntil !== null && (
        <p>
          An example: you booked {price} for <When at={example.startsAt} />. Cancel until{" "}
          <When at={example.cancelUntil} /> and {price} goes back the way you paid. One minute later
          the second rule holds.
        </p>
      )}
      <p>Before you confirm, the page names the exact sum and the rule that gives it.</p>
    </Chapter>
  );
}

export function WhenTheMentorDoesNot({ rules }: { rules: Rules }) {
  const { answerHours, answerBeforeStartHours, absenceMinutes, unreachableMinutes } = rules;
  return (
    <Chapter id="all-back" title="When all of it comes back">
      <ul>
        <li>The mentor cancels, however late.</li>
        <li>
          The mentor asks for another time, and you would rather cancel: as long as they ask, until{" "}
          {answerBeforeStartHours} hours before the time that was asked for, or until your hour
          starts, if that is sooner.
        </li>
        <li>
          You asked for an hour and the mentor declines, or does not answer within {answerHours}{" "}
          hours (or until {answerBeforeStartHours} hours before the start, if that is sooner).
        </li>
        <li>
          The mentor is absent for the whole of the first {absenceMinutes} minutes. If both of you
          are, it comes back too.
        </li>
        <li>
          Our room cannot be reached for {unreachableMinutes} of the first {absenceMinutes} minutes.
        </li>
        <li>
          Your payment arrives after the {rules.holdMinutes} minutes and the hour has gone to
          somebody else.
        </li>
      </ul>
      <p>
        If you are the one who is absent for the whole of the first {absenceMinutes} minutes, the
        mentor waited and is paid. The room itself notes who was there, and when.
      </p>
      <p>
        Money goes back the way it came: to the card or account that you paid with. We send it at
        once; banks take up to five working days to show it.
      </p>
    </Chapter>
  );
}

export function WhenSomethingWasWrong({ rules }: { rules: Rules }) {
  const { disputeHours, releaseHours } = rules;
  return (
    <Chapter id="wrong" title="If the hour was not right">
      <p>
        After the hour we hold the money for {releaseHours} hours more. Answer any of our mails
        within {disputeHours} hours of the end and say what happened. A person reads it, and the
        transcript if you allow it, and decides.
      </p>
    </Chapter>
  );
}
