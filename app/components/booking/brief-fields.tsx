import { errorOf, type FormState, fieldId, valuesOf } from "../../lib/form-state.ts";
import { described, FieldError, TextArea } from "../ui/index.ts";

const QUESTIONS = 3;

/** The prep brief: what one wants from the hour, and three questions. For booking and for editing. */
export function BriefFields({
  form,
  mentorName,
  goals = "",
  questions = [],
}: {
  form: FormState;
  mentorName: string;
  goals?: string;
  questions?: readonly string[];
}) {
  const typed = valuesOf(form, "questions", questions);
  return (
    <>
      <TextArea
        form={form}
        name="goals"
        label="What do you want from this hour?"
        hint={`${mentorName} reads this before you meet. You can change it until the start.`}
        defaultValue={goals}
        rows={4}
      />
      <fieldset className="stack">
        <legend>
          What do you want to ask? <span className="muted thin">(optional)</span>
        </legend>
        {Array.from({ length: QUESTIONS }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: always the same three
          <Question key={i} form={form} number={i} typed={typed} />
        ))}
      </fieldset>
    </>
  );
}

function Question({
  form,
  number,
  typed,
}: {
  form: FormState;
  number: number;
  typed: readonly string[];
}) {
  // Empty ones are not sent on, so the server counts only those that were filled in.
  const sentAs = typed.slice(0, number).filter((text) => text !== "").length;
  const name = `questions.${typed[number] ? sentAs : `empty-${number}`}`;
  const error = errorOf(form, name);
  const id = fieldId(form, name);
  return (
    <div className={error ? "field bad" : "field"}>
      <label htmlFor={id} className="thin">
        Question {number + 1}
      </label>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <input
        type="text"
        {...described(form, name)}
        name="questions"
        maxLength={form.constraints.questions?.maxLength}
        defaultValue={typed[number] ?? ""}
      />
    </div>
  );
}
