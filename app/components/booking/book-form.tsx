import { useFacts } from "../../lib/facts.ts";
import type { FormState } from "../../lib/form-state.ts";
import { givenName } from "../../lib/format.ts";
import { FormErrors, LinkButton, Note, SubmitButton } from "../ui/index.ts";
import { BriefFields } from "./brief-fields.tsx";
import { HourChoice } from "./hour-choice.tsx";
import {
  afterButton,
  answerWords,
  buttonOf,
  hourOf,
  type Quote,
  refundWords,
} from "./quote-words.ts";

/** The brief, the rules with their dates, and one button. */
export function BookForm({
  form,
  quote,
  others,
  idempotencyKey,
}: {
  form: FormState;
  quote: Quote;
  /** To choose from, when the hour has gone. */
  others: readonly number[];
  idempotencyKey: string;
}) {
  const facts = useFacts();
  const name = givenName(quote.mentor.name);
  const answer = answerWords(quote, facts);
  const bookable = quote.free || others.length > 0;
  return (
    <form method="post" className="stack big-gap">
      <FormErrors form={form} />
      {!quote.free && !form.failure && (
        <Note kind="no">
          <p>
            <b>{quote.refusal ?? `${hourOf(quote.startsAt, facts)} is not free any more.`}</b>{" "}
            {others.length === 0 && `${name} has no other hour open now.`}
          </p>
        </Note>
      )}
      {others.length > 0 && <HourChoice form={form} quote={quote} others={others} />}
      <BriefFields form={form} mentorName={name} />
      {answer && (
        <Note kind="warn">
          <p>{answer}</p>
        </Note>
      )}
      <Note kind="yes">
        <h2 className="h">If you cancel</h2>
        {refundWords(quote, facts, others.length > 0).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Note>
      {quote.own !== null ? (
        <LinkButton full href={`/sessions/${quote.own}`}>
          Go to your hour
        </LinkButton>
      ) : bookable ? (
        <div className="tight">
          <SubmitButton full busy="One moment">
            {others.length > 0 ? moved(quote) : buttonOf(quote, hourOf(quote.startsAt, facts))}
          </SubmitButton>
          <p className="muted">{afterButton(quote)}</p>
        </div>
      ) : (
        <p>
          <a href={`/mentors/${quote.mentor.id}`}>Back to {name}’s hours</a>
        </p>
      )}
      {others.length === 0 && <input type="hidden" name="startsAt" value={quote.startsAt} />}
      <input type="hidden" name="priceCents" value={quote.priceCents} />
      <input type="hidden" name="mode" value={quote.mode} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
    </form>
  );
}

/** With several hours to choose from, the button cannot name one. */
function moved(quote: Quote): string {
  return buttonOf(quote, "the hour you chose").replace("this hour", "the hour you chose");
}
