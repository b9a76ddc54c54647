import type { ReactNode } from "react";
import type { FormConstraints } from "../../../server/forms.ts";
import { useFormState } from "../../lib/form-state.ts";
import { type ButtonKind, Field, SubmitButton } from "../ui/index.ts";

/** One thing to do, and the password before it. */
export function PasswordForm({
  intent,
  constraints,
  hidden = {},
  kind = "quiet",
  children,
}: {
  intent: string;
  constraints: FormConstraints;
  hidden?: Record<string, string>;
  kind?: ButtonKind;
  children: ReactNode;
}) {
  const form = useFormState(constraints, intent);
  return (
    <form method="post" className="stack">
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field
        form={form}
        name="password"
        type="password"
        label="Your password"
        autoComplete="current-password"
      />
      <div>
        <SubmitButton kind={kind} full busy="Checking">
          {children}
        </SubmitButton>
      </div>
    </form>
  );
}
