import { useFormState } from "../../lib/form-state.ts";
import { Field, Section, When } from "../ui/index.ts";
import { PasswordForm } from "./password-form.tsx";
import { PasskeyButton } from "./proof-form.tsx";
import type { SecondFactor } from "./state.ts";

export function PasskeysSection({ passkeys, passkeysPossible, constraints }: SecondFactor) {
  const form = useFormState({ ...constraints.password, ...constraints.passkey }, "add_passkey");
  return (
    <Section title="Passkeys" id="passkeys">
      <p>
        The lock of this device, or a security key: nothing to type, and nothing to be tricked out
        of.
      </p>
      {passkeys.length > 0 && (
        <ul className="stack">
          {passkeys.map(({ id, label, createdAt, lastUsedAt }) => (
            <li key={id}>
              <p>
                <b>{label}</b>
              </p>
              <p className="muted">
                Since <When at={createdAt} show="day" />
                {lastUsedAt !== null && (
                  <>
                    , last used <When at={lastUsedAt} show="day-time" />
                  </>
                )}
              </p>
              <details>
                <summary>
                  Remove<span className="vh"> {label}</span>
                </summary>
                <PasswordForm
                  intent="remove_passkey"
                  hidden={{ id }}
                  constraints={constraints.password}
                  kind="danger"
                >
                  Remove the passkey
                </PasswordForm>
              </details>
            </li>
          ))}
        </ul>
      )}
      {passkeysPossible ? (
        <form method="post" className="stack" data-passkey="create">
          <input type="hidden" name="intent" value="add_passkey" />
          <Field
            form={form}
            name="label"
            label="Name"
            hint="So that you know it again: “My phone”."
            defaultValue="My phone"
          />
          <Field
            form={form}
            name="password"
            type="password"
            label="Your password"
            autoComplete="current-password"
          />
          <div className="acts">
            <PasskeyButton>Add a passkey</PasskeyButton>
          </div>
          <noscript>
            <p>Passkeys need a browser with scripts. The app above does not.</p>
          </noscript>
        </form>
      ) : (
        <p className="muted">
          Browsers tie a passkey to a site’s name, and this copy is served at a number. Open it by
          its name to add one.
        </p>
      )}
    </Section>
  );
}
