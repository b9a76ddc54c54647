import type { ReactNode } from "react";
import type { FormState } from "../../lib/form-state.ts";
import { Button, Field, SubmitButton } from "../ui/index.ts";
import { PasskeyScript } from "./passkey-script.tsx";

/** Shows the second factor: a code, or a passkey where the browser has scripts. */
export function ProofForm({
  form,
  hidden,
  passkey,
  button,
}: {
  form: FormState;
  hidden: Record<string, string>;
  /** Whether the person has one. */
  passkey: boolean;
  button: string;
}) {
  return (
    <form method="post" className="stack big-gap" data-passkey="get">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field
        form={form}
        name="code"
        label="Code"
        hint="The six digits in your authenticator app, or one of your recovery codes."
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
      />
      <div>
        <SubmitButton full busy="Checking">
          {button}
        </SubmitButton>
      </div>
      {passkey && (
        <div>
          <PasskeyButton>Use a passkey instead</PasskeyButton>
          <PasskeyScript />
        </div>
      )}
    </form>
  );
}

/** There only where scripts and passkeys are; `islands/passkey.ts` brings it to life. */
export function PasskeyButton({ children }: { children: ReactNode }) {
  return (
    <>
      <input type="hidden" name="credential" disabled />
      <Button kind="quiet" full hidden data-passkey-button="">
        {children}
      </Button>
      <p role="alert" className="err" data-passkey-trouble="" />
    </>
  );
}
