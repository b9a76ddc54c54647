import type { FormState } from "../../lib/form-state.ts";
import { Choice, Section, SubmitButton, TextArea } from "../ui/index.ts";
import { Tastes, type TastesData } from "./tastes.tsx";

const STAGES = [
  { value: "studying", label: "Studying" },
  { value: "graduated", label: "Graduated, looking for work" },
  { value: "early_career", label: "In my first years of work" },
];

/** `withTastes` false: fields and languages stand in the mentor's form on the same page. */
export function MenteeForm({
  form,
  mentee,
  tastes,
  withTastes,
}: {
  form: FormState;
  mentee: { stage: string; about: string; version: number };
  tastes: TastesData;
  withTastes: boolean;
}) {
  return (
    <form method="post" noValidate>
      <input type="hidden" name="intent" value="mentee" />
      <input type="hidden" name="version" value={mentee.version} />
      {!withTastes &&
        tastes.categories.map((slug) => (
          <input key={slug} type="hidden" name="categories" value={slug} />
        ))}
      {!withTastes &&
        tastes.languages.map((code) => (
          <input key={code} type="hidden" name="languages" value={code} />
        ))}
      <Section title="As a mentee">
        <Choice
          form={form}
          name="stage"
          legend="Where are you now?"
          options={STAGES}
          defaultValues={[mentee.stage]}
        />
        <TextArea
          form={form}
          name="about"
          label="About you"
          hint="Your mentors read it when you book."
          rows={5}
          defaultValue={mentee.about}
        />
        {withTastes && (
          <Tastes form={form} tastes={tastes} fieldsLegend="Fields that interest you" />
        )}
        <div>
          <SubmitButton full busy="Saving">
            Save
          </SubmitButton>
        </div>
      </Section>
    </form>
  );
}
