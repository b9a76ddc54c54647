import type { FormState } from "../../lib/form-state.ts";
import { Choice, Field, Section, Select, SubmitButton, TextArea } from "../ui/index.ts";
import { Tastes, type TastesData } from "./tastes.tsx";

export interface MentorData {
  jobTitle: string;
  company: string;
  years: number;
  intro: string;
  helps: string[];
  bio: string;
  skills: string[];
  priceCents: number;
  mode: "instant" | "request";
  minNoticeHours: number;
  bufferQuarters: number;
  version: number;
}

const BUFFERS = [
  { value: "0", label: "None" },
  { value: "1", label: "15 minutes" },
  { value: "2", label: "30 minutes" },
  { value: "3", label: "45 minutes" },
  { value: "4", label: "An hour" },
];

export function MentorForm({
  form,
  mentor,
  tastes,
}: {
  form: FormState;
  mentor: MentorData;
  tastes: TastesData;
}) {
  return (
    <form method="post" noValidate>
      <input type="hidden" name="intent" value="mentor" />
      <input type="hidden" name="version" value={mentor.version} />
      <Section title="Your work">
        <Field
          form={form}
          name="jobTitle"
          label="Job title"
          defaultValue={mentor.jobTitle}
          autoComplete="organization-title"
        />
        <Field
          form={form}
          name="company"
          label="Company"
          defaultValue={mentor.company}
          autoComplete="organization"
        />
        <Field
          form={form}
          name="years"
          label="Years of work"
          defaultValue={mentor.years}
          inputMode="numeric"
        />
        <Tastes form={form} tastes={tastes} fieldsLegend="Fields" />
      </Section>
      <Section title="What mentees read">
        <TextArea
          form={form}
          name="intro"
          label="What you help with"
          hint="A sentence or two, in the first person, 40 characters at least. It stands large on your page."
          rows={3}
          defaultValue={mentor.intro}
        />
        <TextArea
          form={form}
          name="helps"
          label="In short lines"
          hint="One a line, six at most: “Coding interviews, step by step”."
          rows={6}
          defaultValue={mentor.helps.join("\n")}
        />
        <TextArea
          form={form}
          name="bio"
          label="Who you are"
          hint="80 characters at least. Leave a blank line between paragraphs."
          rows={8}
          defaultValue={mentor.bio}
        />
        <TextArea
          form={form}
          name="skills"
          label="Skills, as people would search for them"
          hint="One a line, eight at most."
          rows={5}
          defaultValue={mentor.skills.join("\n")}
        />
      </Section>
      <Section title="Booking">
        <Field
          form={form}
          name="priceCents"
          label="Price of an hour, in rands"
          hint="R 50 to R 10,000; or 0, to give your time for nothing. New bookings pay the new price."
          defaultValue={(mentor.priceCents / 100).toFixed(2)}
          inputMode="decimal"
        />
        <Choice
          form={form}
          name="mode"
          legend="How hours are booked"
          options={[
            { value: "instant", label: "At once", hint: "A paid hour is yours and theirs." },
            {
              value: "request",
              label: "On request",
              hint: "You answer within 48 hours, or they get their money back.",
            },
          ]}
          defaultValues={[mentor.mode]}
        />
        <Field
          form={form}
          name="minNoticeHours"
          label="Shortest notice, in hours"
          hint="4 at least."
          defaultValue={mentor.minNoticeHours}
          inputMode="numeric"
        />
        <Select
          form={form}
          name="bufferQuarters"
          label="Time kept free around each hour"
          options={BUFFERS}
          defaultValue={String(mentor.bufferQuarters)}
        />
        <div>
          <SubmitButton full busy="Saving">
            Save the profile
          </SubmitButton>
        </div>
      </Section>
    </form>
  );
}
