import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WeekForm } from "../components/availability/week-form.tsx";
import { FormErrors, PageHead } from "../components/ui/index.ts";
import { useFormState } from "../lib/form-state.ts";
import { form, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Your hours");

export const loader = page(async ({ api, url, context }) => ({
  ...(await api.availability.get()),
  constraints: context.constraints("availability.save"),
  saved: url.searchParams.has("saved"),
}));

export const action = form(async ({ api, input, formData }) => {
  await api.availability.save(input("availability.save"));
  return redirect(formData.has("next") ? "/profile" : "/availability?saved");
});

export default function Availability() {
  const { timezone, hours, version, constraints, saved } = useLoaderData<typeof loader>();
  const form = useFormState(constraints);
  return (
    <>
      <FormErrors form={form} />
      <PageHead
        title="Your hours"
        lede="The hours of an ordinary week in which mentees may book you. What is booked already stays booked."
      >
        {saved && (
          <p role="status" className="state yes">
            Saved
          </p>
        )}
      </PageHead>
      <WeekForm form={form} timezone={timezone} hours={hours} version={version} />
    </>
  );
}
