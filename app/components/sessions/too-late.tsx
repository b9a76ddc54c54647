import { useParams } from "@remix-run/react";
import { textOf, useFormState } from "../../lib/form-state.ts";
import { FormErrors } from "../ui/index.ts";

/** In place of a form that came too late for its hour: why, and what was typed, in `field` or as `typed`. */
export function TooLate({ field = "", typed }: { field?: string; typed?: string | undefined }) {
  const { id } = useParams();
  const form = useFormState();
  const words = typed ?? textOf(form, field);
  return (
    <div className="form stack">
      <FormErrors form={form} />
      <h1>That was not done</h1>
      {words && (
        <>
          <p>This is what you wrote:</p>
          <blockquote className="reply">
            <p>{words}</p>
          </blockquote>
        </>
      )}
      <p>
        <a href={`/sessions/${id}`}>See how the hour stands</a>
      </p>
    </div>
  );
}
