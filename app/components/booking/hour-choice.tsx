import { useFacts } from "../../lib/facts.ts";
import type { FormState } from "../../lib/form-state.ts";
import { when } from "../../lib/format.ts";
import { Choice } from "../ui/index.ts";
import type { Quote } from "./quote-words.ts";

/** The hour has gone: others to choose from, with everything typed kept. */
export function HourChoice({
  form,
  quote,
  others,
}: {
  form: FormState;
  quote: Quote;
  others: readonly number[];
}) {
  const { zone, now } = useFacts();
  return (
    <Choice
      form={form}
      name="startsAt"
      legend="Choose another hour"
      hint={`${when(quote.startsAt, zone, { now })} has gone. What you wrote is kept.`}
      options={others.map((ms) => ({ value: String(ms), label: when(ms, zone, { now }) }))}
      defaultValues={[String(others[0])]}
      lined
    />
  );
}
