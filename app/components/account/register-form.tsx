import type { ReactNode } from "react";
import type { FormState } from "../../lib/form-state.ts";
import { Field, FormErrors, SubmitButton, Tick } from "../ui/index.ts";
import { PASSWORD_HINT } from "./words.ts";

/** The fields of both ways to register; `children` are the role's own. */
export function RegisterForm({
  form,
  title,
  other,
  nameHint,
  children,
}: {
  form: FormState;
  title: string;
  /** The way to the other role. */
  other: ReactNode;
  nameHint: string;
  children: ReactNode;
}) {
  return (
    <div className="form stack">
      <FormErrors form={form} />
      <h1>{title}</h1>
      <p>{other}</p>
      <form method="post" className="stack big-gap">
        <Field form={form} name="name" label="Full name" hint={nameHint} autoComplete="name" />
        <Field
          form={form}
          name="email"
          type="email"
          label="E-mail address"
          hint="We send your bookings here and nothing else."
          autoComplete="email"
        />
        <Field
          form={form}
          name="password"
          type="password"
          label="Password"
          hint={PASSWORD_HINT}
          autoComplete="new-password"
        />
        {children}
        <Tick
          form={form}
          name="terms"
          required
          label={
            <>
              I am 18 or older and agree to the <a href="/terms">terms</a>, the{" "}
              <a href="/fees">refund rules</a> and the <a href="/privacy">privacy notice</a>
            </>
          }
        />
        <div>
          <SubmitButton full busy="Registering">
            Register
          </SubmitButton>
        </div>
      </form>
      <p>
        Registered before? <a href="/sign-in">Sign in</a>.
      </p>
    </div>
  );
}
