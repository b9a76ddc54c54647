import { Section } from "../ui/index.ts";
import { PasswordForm } from "./password-form.tsx";
import type { SecondFactor } from "./state.ts";

export function CodesSection({ recoveryCodesLeft, constraints }: SecondFactor) {
  return (
    <Section title="Recovery codes" id="codes">
      <p>
        {recoveryCodesLeft === 1 ? "One is" : `${recoveryCodesLeft} are`} left. Each lets you in
        once when your phone is not there.
      </p>
      <details>
        <summary>Make new ones</summary>
        <PasswordForm intent="renew_codes" constraints={constraints.password}>
          Make ten new codes
        </PasswordForm>
      </details>
    </Section>
  );
}
