import { useParams } from "@remix-run/react";
import { useFormState } from "../../lib/form-state.ts";
import { FormErrors } from "../ui/index.ts";

/** In place of a form that came too late for its hour: why, and what was typed, which nobody has received. */
export function TooLate({ field }: { field?: string }) {
  const { id } = useParams();
  const form = useFormState();
  const typed = field && form.failure?.values[field]?.[0];
  return (
    <div className="form stack">
      <FormErrors form={form} />
      <h1>That was not done</h1>
      {typed && (
        <>
          <p>You wrote this, and nobody has received it:</p>
          <blockquote className="reply">
            <p>{typed}</p>
          </blockquote>
        </>
      )}
      <p>
        <a href={`/sessions/${id}`}>See how the hour stands</a>
      </p>
    </div>
  );
}
