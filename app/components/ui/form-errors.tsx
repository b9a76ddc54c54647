import { type FormState, fieldId, useFormState } from "../../lib/form-state.ts";

/**
 * Of a page with several forms: whichever failed, one that could not be read too; but not of `inPlace`, which say
 * so themselves.
 */
export function AnyFormErrors({ inPlace = [] }: { inPlace?: readonly string[] }) {
  const sent = useFormState().failure?.values.intent?.[0];
  const form = useFormState({}, sent);
  return sent !== undefined && inPlace.includes(sent) ? null : <FormErrors form={form} />;
}

/** What was wrong, on top of the form, in the words that stand beside the fields. */
export function FormErrors({ form }: { form: FormState }) {
  const problem = form.failure?.problem;
  if (!problem) return null;
  const seen = new Set<string>();
  const issues = problem.issues.filter(({ path }) => !seen.has(path) && seen.add(path));
  const id = fieldId(form, "problem");
  return (
    <div className="summary" role="alert" tabIndex={-1} aria-labelledby={id} data-focus="">
      <h2 id={id}>There is a problem</h2>
      {issues.length === 0 ? (
        <p>
          {problem.detail}{" "}
          {problem.code === "second_factor_required" && <a href="/second-factor">Show it now</a>}
        </p>
      ) : (
        <ul>
          {issues.map(({ path, message }) => (
            <li key={path}>{path ? <a href={`#${fieldId(form, path)}`}>{message}</a> : message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
