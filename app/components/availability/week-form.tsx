import { errorOf, type FormState, textOf } from "../../lib/form-state.ts";
import { Field, FieldError, SubmitButton } from "../ui/index.ts";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const STRETCHES = [0, 1, 2];

interface Window {
  weekday: number;
  start: number;
  end: number;
}

/** Seven days with up to three stretches each. Empty rows are no hours. */
export function WeekForm({
  form,
  timezone,
  hours,
  version,
}: {
  form: FormState;
  timezone: string;
  hours: readonly Window[];
  version: number;
}) {
  return (
    <form method="post" className="stack big-gap" noValidate>
      <input type="hidden" name="version" value={version} />
      <div className="rows">
        {DAYS.map((name, day) => (
          <Day
            key={name}
            form={form}
            name={name}
            weekday={day + 1}
            hours={hours.filter(({ weekday }) => weekday === day + 1)}
          />
        ))}
      </div>
      <p className="muted">
        From and to, in quarters of an hour; an hour must fit in. 00:00 as an end is midnight. Leave
        both empty for no hours.
      </p>
      <Field
        form={form}
        name="timezone"
        label="Time zone of these hours"
        hint="Like Africa/Johannesburg. Mentees elsewhere see their own time."
        defaultValue={timezone}
        spellCheck={false}
      />
      <div className="acts">
        <SubmitButton full busy="Saving">
          Save your hours
        </SubmitButton>
      </div>
    </form>
  );
}

function Day({
  form,
  name,
  weekday,
  hours,
}: {
  form: FormState;
  name: string;
  weekday: number;
  hours: readonly Window[];
}) {
  return (
    <fieldset className="hours-day">
      <legend>{name}</legend>
      {STRETCHES.map((stretch) => {
        const index = (weekday - 1) * STRETCHES.length + stretch;
        return <Stretch key={index} {...{ form, name, weekday, index }} window={hours[stretch]} />;
      })}
    </fieldset>
  );
}

function Stretch({
  form,
  name,
  weekday,
  index,
  window,
}: {
  form: FormState;
  name: string;
  weekday: number;
  index: number;
  window: Window | undefined;
}) {
  const path = `hours.${index}`;
  const error = errorOf(form, `${path}.start`) ?? errorOf(form, `${path}.end`);
  const errorId = `${path}-error`;
  const input = (edge: "start" | "end") => ({
    type: "time",
    id: `${path}.${edge}`,
    name: `${path}.${edge}`,
    step: 900,
    defaultValue: textOf(form, `${path}.${edge}`, window ? clock(window[edge]) : ""),
    "aria-label": `${name}, ${edge === "start" ? "from" : "to"}`,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": error ? errorId : undefined,
  });
  return (
    <div className={error ? "bad" : undefined}>
      <input type="hidden" name={`${path}.weekday`} value={weekday} />
      {error && <FieldError id={errorId}>{error}</FieldError>}
      <p className="stretch">
        <input {...input("start")} /> <span>to</span> <input {...input("end")} />
      </p>
    </div>
  );
}

function clock(minute: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
}
