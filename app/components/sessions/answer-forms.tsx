import type { SessionView } from "../../../server/bookings/schemas.ts";
import { useFacts } from "../../lib/facts.ts";
import { useFormState } from "../../lib/form-state.ts";
import { dayAndTime, givenName, money } from "../../lib/format.ts";
import { Section, SubmitButton, TextArea } from "../ui/index.ts";
import { theirsAgain } from "./cancel-words.ts";
import { nextOf } from "./words.ts";

/** The mentor's answer to a request, each with what it does. */
export function AnswerForms({ session }: { session: SessionView }) {
  const facts = useFacts();
  const declining = useFormState({}, "decline");
  const { priceCents, currency, startsAt, id, bank } = session;
  const name = givenName(session.other.name);
  const hour = dayAndTime(startsAt, facts.zone, facts);
  return (
    <Section title="Your answer" id="answer">
      <p>{nextOf(session, facts)}</p>
      <form method="post" action={`/sessions/${id}`} className="tight">
        <input type="hidden" name="intent" value="accept" />
        <SubmitButton full busy="Accepting">
          Accept {hour}
        </SubmitButton>
        <p className="muted">{name} is told now, and the hour is in both of your diaries.</p>
      </form>
      <details open={declining.failure !== null}>
        <summary className="tap">Decline instead</summary>
        <form method="post" action={`/sessions/${id}`} className="stack">
          <input type="hidden" name="intent" value="decline" />
          <TextArea
            form={declining}
            name="reason"
            label={
              <>
                Why? <span className="muted">(optional)</span>
              </>
            }
            hint={`${name} reads it.`}
            rows={2}
          />
          <div className="tight">
            <SubmitButton kind="danger" busy="Declining">
              Decline {hour}
            </SubmitButton>
            <p className="muted">
              {priceCents > 0
                ? theirsAgain(name, money(priceCents, currency), bank === "disputed")
                : `${name} is told now.`}
            </p>
          </div>
        </form>
      </details>
    </Section>
  );
}
