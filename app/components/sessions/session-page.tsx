import type { SessionView } from "../../../server/bookings/schemas.ts";
import type { FormConstraints } from "../../../server/forms.ts";
import type { TranscriptOutput } from "../../../server/rooms/schemas.ts";
import { useFacts } from "../../lib/facts.ts";
import { givenName } from "../../lib/format.ts";
import { TranscriptSection } from "../transcript/transcript-section.tsx";
import {
  AnyFormErrors,
  OtherClock,
  PageHead,
  Road,
  Section,
  Split,
  State,
  When,
} from "../ui/index.ts";
import { AnswerForms } from "./answer-forms.tsx";
import { Brief } from "./brief.tsx";
import { MoveAnswer, MoveWaits } from "./move-answer.tsx";

import { roadOf } from "./road-words.ts";
import { hasReceipt, SessionActions } from "./session-actions.tsx";
import { countdown, isOver, nextOf, reasonOf, stateOf } from "./words.ts";

export interface SessionPageProps {
  session: SessionView;
  transcript: TranscriptOutput | null;
  /** The page of the transcript that was asked for begins after this message. */
  after: number | null;
  payKey: string;
  constraints: FormConstraints;
  /** The brief was saved just now. */
  saved: boolean;
}

/** One session, before and after its hour. */
export function SessionPage(props: SessionPageProps) {
  const { session, transcript, after, payKey, constraints, saved } = props;
  const facts = useFacts();
  const over = isOver(session);
  return (
    <>
      <AnyFormErrors inPlace={session.actions.includes("edit_brief") ? ["edit_brief"] : []} />
      <Head session={session} payKey={payKey} messages={transcript?.total ?? null} />
      {session.actions.includes("accept") && <AnswerForms session={session} />}
      {session.actions.includes("answer_move") && <MoveAnswer session={session} />}
      {!over && <Brief session={session} constraints={constraints} saved={saved} />}
      <Section title="What happens when">
        <Road steps={roadOf(session, facts)} />
        {session.split && session.split.netCents > 0 && session.bank !== "charged_back" && (
          <Split
            netCents={session.split.netCents}
            commissionCents={session.split.commissionCents}
            to="to you"
          />
        )}
      </Section>
      {transcript && <TranscriptSection transcript={transcript} after={after} />}
      {over && session.goals !== "" && (
        <Brief session={session} constraints={constraints} saved={saved} />
      )}
    </>
  );
}

function Head({
  session,
  payKey,
  messages,
}: Pick<SessionPageProps, "session" | "payKey"> & { messages: number | null }) {
  const facts = useFacts();
  const { kind, text } = stateOf(session);
  const over = isOver(session);
  const reason = reasonOf(session);
  // A request says it where it is answered.
  const asked = session.actions.includes("accept");
  const name = givenName(session.other.name);
  return (
    <PageHead
      title={`Your hour with ${session.other.name}`}
      lede={<When at={session.startsAt} />}
      back={{ href: "/sessions", label: "Your sessions" }}
    >
      <OtherClock at={session.startsAt} zone={session.other.zone} name={name} />
      <p>
        <State kind={kind}>{text}</State>
      </p>
      <p>
        {[over ? "" : countdown(session, facts.now), asked ? "" : nextOf(session, facts)]
          .join(" ")
          .trim()}
      </p>
      {session.role === "mentor" && session.proposedStartsAt !== null && (
        <MoveWaits session={session} />
      )}
      {reason && (
        <blockquote className="reply">
          <p>{reason}</p>
        </blockquote>
      )}
      <div className="acts">
        <SessionActions session={session} payKey={payKey} place="page" />
        {messages !== null && messages > 0 && (
          <a href={`/sessions/${session.id}/transcript`}>
            Download the transcript (text, {messages} {messages === 1 ? "message" : "messages"})
          </a>
        )}
        {hasReceipt(session) && <a href={`/sessions/${session.id}/receipt`}>Receipt</a>}
        {session.whatNext.kind === "dispute_until" && <a href="/fees#wrong">It was not right</a>}
      </div>
    </PageHead>
  );
}
