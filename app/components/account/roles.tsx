import { useFormState } from "../../lib/form-state.ts";
import { Choice, Field, Section, State, SubmitButton } from "../ui/index.ts";
import { Saved } from "./saved.tsx";
import type { Settings } from "./settings.ts";
import { STAGES } from "./words.ts";

const HERE = "/settings#roles";

/** One person may have both roles. */
export function Roles(settings: Settings) {
  const { me, saved } = settings;
  return (
    <Section title="What you are here" id="roles">
      {saved === "mentee" && <Saved>You can book hours now.</Saved>}
      {saved === "mentor" && <Saved>Fill in your profile next, then your hours.</Saved>}
      {me.isMentee && (
        <div className="tight">
          <p>
            <State kind="yes">Mentee</State>
          </p>
          <p>
            You book hours. <a href="/mentors">Find a mentor</a>
          </p>
        </div>
      )}
      {me.isMentor && (
        <div className="tight">
          <p>
            <State kind="yes">Mentor</State>
          </p>
          <p className="acts">
            <a href="/profile">Your profile</a>
            <a href="/availability">Your hours</a>
            <a href="/earnings">Your earnings</a>
          </p>
        </div>
      )}
      {!me.isMentee && <BecomeMentee {...settings} />}
      {!me.isMentor && <BecomeMentor {...settings} />}
    </Section>
  );
}

function BecomeMentee({ constraints }: Settings) {
  const form = useFormState(constraints.mentee, "mentee");
  return (
    <details open={form.failure !== null}>
      <summary className="tap">Become a mentee too</summary>
      <form method="post" action={HERE} className="stack big-gap">
        <Choice form={form} name="stage" legend="Where are you now?" options={STAGES} />
        <div>
          <input type="hidden" name="intent" value="mentee" />
          <SubmitButton kind="quiet" full busy="Saving">
            Become a mentee
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}

function BecomeMentor({ constraints }: Settings) {
  const form = useFormState(constraints.mentor, "mentor");
  return (
    <details open={form.failure !== null}>
      <summary className="tap">Become a mentor too</summary>
      <form method="post" action={HERE} className="stack big-gap">
        <p>You give hours at your own price. A person reads your profile before it is listed.</p>
        <Field form={form} name="jobTitle" label="Job title" autoComplete="organization-title" />
        <Field form={form} name="company" label="Company" autoComplete="organization" />
        <div>
          <input type="hidden" name="intent" value="mentor" />
          <SubmitButton kind="quiet" full busy="Saving">
            Become a mentor
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
