import { useFormState } from "../../lib/form-state.ts";
import { Field, Section, State, SubmitButton } from "../ui/index.ts";
import { PasswordForm } from "./password-form.tsx";
import type { SecondFactor } from "./state.ts";

export function AppSection(state: SecondFactor) {
  const { app, newApp, constraints } = state;
  return (
    <Section title="Authenticator app" id="app">
      {app === "on" && (
        <>
          <p>
            <State kind="yes">On</State>
          </p>
          <details>
            <summary>Remove it</summary>
            <PasswordForm intent="remove_app" constraints={constraints.password} kind="danger">
              Remove the app
            </PasswordForm>
          </details>
        </>
      )}
      {app !== "on" && (
        <p>
          A free app on your phone, such as Aegis or Google Authenticator, shows a new code every
          half minute. It needs no data and no airtime.
        </p>
      )}
      {newApp && <Confirm {...state} newApp={newApp} />}
      {app === "none" && (
        <PasswordForm intent="start_app" constraints={constraints.password} kind="filled">
          Set up an app
        </PasswordForm>
      )}
    </Section>
  );
}

function Confirm({
  newApp,
  constraints,
}: SecondFactor & { newApp: NonNullable<SecondFactor["newApp"]> }) {
  const form = useFormState(constraints.confirm, "confirm_app");
  const { size, path } = newApp.qr;
  return (
    <>
      <p>
        Scan this in the app, or <a href={newApp.uri}>open it on this phone</a>, or type the key.
      </p>
      <svg
        className="qr"
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label="QR code of the key below"
        shapeRendering="crispEdges"
      >
        <path d={path} />
      </svg>
      <p className="said">
        Key: <code>{newApp.secret.match(/.{1,4}/g)?.join(" ")}</code>
      </p>
      <form method="post" className="stack">
        <input type="hidden" name="intent" value="confirm_app" />
        <Field
          form={form}
          name="code"
          label="The code that it shows now"
          inputMode="numeric"
          autoComplete="one-time-code"
        />
        <div>
          <SubmitButton full busy="Checking">
            Turn it on
          </SubmitButton>
        </div>
      </form>
    </>
  );
}
