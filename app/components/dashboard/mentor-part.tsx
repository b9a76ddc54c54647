import type { ReactNode } from "react";
import type { DashboardOutput } from "../../../server/accounts/schemas.ts";
import { Money, Section, State, type StateKind, When } from "../ui/index.ts";

type Mentor = NonNullable<DashboardOutput["mentor"]>;
type Step = Mentor["steps"][number];

/** Until a mentor is listed: what is done, what is left, in order. */
export function Listing({ mentor }: { mentor: Mentor }) {
  if (mentor.status === "approved") return null;
  return (
    <Section title="Until you are listed" id="listing">
      <ul className="stack">
        {mentor.steps.map((step) => {
          const { kind, text, next } = stepWords(step, mentor);
          return (
            <li key={step.step} className="tight">
              <p>
                <State kind={kind}>{text}</State>
              </p>
              {next && <p>{next}</p>}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

interface StepWords {
  kind: StateKind;
  text: string;
  next: ReactNode;
}

function stepWords({ step, done }: Step, { status, note }: Mentor): StepWords {
  const kind = done ? "yes" : "wait";
  switch (step) {
    case "address":
      return {
        kind,
        text: done ? "Your e-mail address is confirmed" : "Confirm your e-mail address",
        next: done ? null : <a href="/settings#address">Open the link in our letter</a>,
      };
    case "profile":
      return {
        kind,
        text: done ? "Your profile says what you help with" : "Say what you help with",
        next: <a href="/profile">{done ? "Change your profile" : "Fill in your profile"}</a>,
      };
    case "hours":
      return {
        kind,
        text: done ? "You have weekly hours" : "Set your weekly hours",
        next: <a href="/availability">{done ? "Change your hours" : "Set your hours"}</a>,
      };
    case "approval":
      return approval(status, note);
  }
}

function approval(status: Mentor["status"], note: string): StepWords {
  if (status === "pending")
    return {
      kind: "wait",
      text: "A person reads your profile",
      next: "We write to you as soon as it is decided.",
    };
  if (status === "rejected")
    return {
      kind: "no",
      text: "Your profile was not approved",
      next: (
        <>
          {note} <a href="/profile">Change it and send it in again</a>
        </>
      ),
    };
  return {
    kind: "wait",
    text: "Send your profile in",
    next: "A person reads it before mentees can find you.",
  };
}

/** The one line of money that a mentor looks for. */
export function EarningsLine({ earnings }: { earnings: Mentor["earnings"] }) {
  const { readyCents, currency, account, nextPayoutAt } = earnings;
  return (
    <Section title="Your money" id="money">
      {readyCents > 0 ? (
        <p>
          <Money cents={readyCents} currency={currency} /> is yours
          {account === "known" ? (
            <>
              {" "}
              and is paid on <When at={nextPayoutAt} show="day" />.
            </>
          ) : account === "none" ? (
            ". Tell us where to pay it to."
          ) : (
            ". The bank sent it back: it waits until you have checked the account."
          )}
        </p>
      ) : (
        <p>Nothing waits to be paid out.</p>
      )}
      <p className="acts">
        {account !== "known" && readyCents > 0 ? (
          <a href="/earnings/account">
            {account === "none" ? "Add your bank account" : "Check your bank account"}
          </a>
        ) : (
          <a href="/earnings">Your earnings</a>
        )}
      </p>
    </Section>
  );
}
