import type { SessionView } from "../../../server/bookings/schemas.ts";
import type { FormConstraints } from "../../../server/forms.ts";
import { textOf, useFormState, valuesOf } from "../../lib/form-state.ts";
import { givenName } from "../../lib/format.ts";
import { BriefFields } from "../booking/brief-fields.tsx";
import { FormErrors, Section, State, SubmitButton } from "../ui/index.ts";

/** What the mentee wants from the hour: a form for the mentee until the start, else to read. */
export function Brief({
  session,
  constraints,
  saved,
}: {
  session: SessionView;
  constraints: FormConstraints;
  saved: boolean;
}) {
  const form = useFormState(constraints, "edit_brief");
  const { role, goals, questions, actions, version } = session;
  const name = givenName(session.other.name);
  if (!actions.includes("edit_brief"))
    return (
      <Section title={role === "mentee" ? "What you wanted" : `What ${name} wants`} id="brief">
        <BriefText goals={goals} questions={questions} />
        {form.failure && (
          <>
            <p>This is what you wrote, and it was not saved:</p>
            <blockquote className="reply">
              <BriefText goals={textOf(form, "goals")} questions={valuesOf(form, "questions")} />
            </blockquote>
          </>
        )}
      </Section>
    );
  return (
    <Section title="What you want" id="brief">
      <form method="post" action={`/sessions/${session.id}#brief`} className="stack big-gap">
        <FormErrors form={form} />
        <BriefFields form={form} mentorName={name} goals={goals} questions={questions} />
        <div className="acts">
          <SubmitButton kind="quiet" busy="Saving">
            Save
          </SubmitButton>
          {saved && !form.failure && <State kind="yes">Saved; {name} reads this</State>}
        </div>
        <input type="hidden" name="intent" value="edit_brief" />
        <input type="hidden" name="version" value={version} />
      </form>
    </Section>
  );
}

/** Goals and questions as they were written. */
export function BriefText({ goals, questions }: { goals: string; questions: readonly string[] }) {
  return (
    <>
      {goals.split(/\n{2,}/).map((words, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a page never move
        <p key={i}>{words}</p>
      ))}
      {questions.length > 0 && (
        <ul className="questions">
          {questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ul>
      )}
    </>
  );
}
