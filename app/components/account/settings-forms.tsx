import { useFacts } from "../../lib/facts.ts";
import { useFormState } from "../../lib/form-state.ts";
import { PostButton } from "../sessions/post-button.tsx";
import { Field, FormErrors, Section, Select, State, SubmitButton } from "../ui/index.ts";
import { Saved } from "./saved.tsx";
import type { Settings } from "./settings.ts";
import { PASSWORD_HINT, zoneOptions } from "./words.ts";

const HERE = "/settings";

/** Forms whose answer leads to their own place on the page, where what was wrong stands too. */
export const IN_PLACE: readonly string[] = ["account", "verify", "email", "password"];

export function NameAndZone({ me, constraints, saved }: Settings) {
  const form = useFormState(constraints.account, "account");
  return (
    <Section title="Name and time zone" id="account">
      {saved === "account" && <Saved>Saved. Times are shown in this zone from now on.</Saved>}
      <form method="post" action={`${HERE}#account`} className="stack big-gap">
        <FormErrors form={form} />
        <Field
          form={form}
          name="name"
          label="Full name"
          defaultValue={me.name}
          autoComplete="name"
        />
        <Select
          form={form}
          name="timezone"
          label="Time zone"
          hint="The times of your sessions are told in it. Your weekly hours as a mentor keep their own."
          defaultValue={me.timezone}
          options={zoneOptions(me.timezone)}
        />
        <div>
          <input type="hidden" name="intent" value="account" />
          <SubmitButton kind="quiet" full busy="Saving">
            Save name and zone
          </SubmitButton>
        </div>
      </form>
    </Section>
  );
}

export function Address({ me, saved, constraints }: Settings) {
  const form = useFormState(constraints.email, "email");
  const again = useFormState({}, "verify");
  const { sandbox } = useFacts();
  return (
    <Section title="E-mail address" id="address">
      <div className="tight">
        <p>{me.email}</p>
        <p>
          {me.emailVerified ? (
            <State kind="yes">Confirmed</State>
          ) : (
            <State kind="wait">Not confirmed yet</State>
          )}
        </p>
      </div>
      <FormErrors form={again} />
      {saved === "verify" && <Saved>A new link is on its way. It ends the older ones.</Saved>}
      {!me.emailVerified && (
        <>
          <p>
            Open the link in our letter. Until then you cannot book or be listed.
            {sandbox && (
              <>
                {" "}
                This is the sandbox: <a href="/sandbox#mail">read your letters here</a>.
              </>
            )}
          </p>
          <PostButton
            to={`${HERE}#address`}
            fields={{ intent: "verify" }}
            kind="quiet"
            full
            busy="Sending"
          >
            Send me another link
          </PostButton>
        </>
      )}
      {saved === "email" && (
        <Saved>Open the letter that we sent to the new address. Until then nothing changes.</Saved>
      )}
      <details open={form.failure !== null}>
        <summary>Change the address</summary>
        <form method="post" action={`${HERE}#address`} className="stack">
          <FormErrors form={form} />
          <Field
            form={form}
            name="email"
            type="email"
            label="New address"
            hint="We send a letter there; its link makes the change."
            autoComplete="email"
          />
          <Field
            form={form}
            name="password"
            type="password"
            label="Your password"
            autoComplete="current-password"
          />
          <div>
            <input type="hidden" name="intent" value="email" />
            <SubmitButton kind="quiet" full busy="Sending">
              Send the letter
            </SubmitButton>
          </div>
        </form>
      </details>
    </Section>
  );
}

export function SecondFactor({ me }: Settings) {
  return (
    <Section title="Second factor" id="second-factor">
      <p>{me.hasFactor ? <State kind="yes">On</State> : <State kind="wait">Not set up</State>}</p>
      <p>
        <a className="btn quiet full" href="/second-factor">
          {me.hasFactor ? "See your second factor" : "Set one up"}
        </a>
      </p>
    </Section>
  );
}

export function ChangePassword({ constraints, saved }: Settings) {
  const form = useFormState(constraints.password, "password");
  return (
    <Section title="Password" id="password">
      {saved === "password" && (
        <Saved>Your password is changed, and every other device is signed out.</Saved>
      )}
      <form method="post" action={`${HERE}#password`} className="stack big-gap">
        <FormErrors form={form} />
        <Field
          form={form}
          name="currentPassword"
          type="password"
          label="Present password"
          autoComplete="current-password"
        />
        <Field
          form={form}
          name="newPassword"
          type="password"
          label="New password"
          hint={PASSWORD_HINT}
          autoComplete="new-password"
        />
        <div className="tight">
          <input type="hidden" name="intent" value="password" />
          <SubmitButton kind="quiet" full busy="Saving">
            Change the password
          </SubmitButton>
          <p className="muted">This device stays signed in; all others are signed out.</p>
        </div>
      </form>
    </Section>
  );
}
