import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MenteeForm } from "../components/profile/mentee-form.tsx";
import { MentorForm } from "../components/profile/mentor-form.tsx";
import { Standing } from "../components/profile/standing.tsx";
import { AnyFormErrors, PageHead } from "../components/ui/index.ts";
import { useFormState } from "../lib/form-state.ts";
import { form, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Your profile");

export const loader = page(async ({ api, context, url }) => ({
  ...(await api.profiles.mine()),
  id: context.viewer?.id ?? "",
  saved: url.searchParams.has("saved"),
  constraints: {
    mentor: context.constraints("profiles.updateMentor"),
    mentee: context.constraints("profiles.updateMentee"),
  },
}));

export const action = form(async ({ api, input, formData }) => {
  const intent = formData.get("intent");
  if (intent === "submit")
    await api.profiles.submitForApproval(input("profiles.submitForApproval"));
  else if (intent === "mentee") await api.profiles.updateMentee(input("profiles.updateMentee"));
  else await api.profiles.updateMentor(input("profiles.updateMentor"));
  return redirect("/profile?saved");
});

export default function Profile() {
  const { mentor, mentee, id, saved, constraints, ...tastes } = useLoaderData<typeof loader>();
  const mentorForm = useFormState(constraints.mentor, "mentor");
  const menteeForm = useFormState(constraints.mentee, "mentee");
  return (
    <>
      <AnyFormErrors />
      <PageHead title="Your profile">
        {saved && (
          <p role="status" className="state yes">
            Saved
          </p>
        )}
      </PageHead>
      {mentor && <Standing mentor={mentor} id={id} />}
      {mentor && <MentorForm form={mentorForm} mentor={mentor} tastes={tastes} />}
      {mentee && (
        <MenteeForm form={menteeForm} mentee={mentee} tastes={tastes} withTastes={!mentor} />
      )}
      {!mentor && !mentee && (
        <p>
          You have no role yet. <a href="/settings">Become a mentor or a mentee</a>.
        </p>
      )}
    </>
  );
}
