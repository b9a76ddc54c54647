import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ReadAgain } from "../components/admin/queues.tsx";
import {
  AnyFormErrors,
  Note,
  PageHead,
  Section,
  State,
  SubmitButton,
  TextArea,
  When,
} from "../components/ui/index.ts";
import { useFormState } from "../lib/form-state.ts";
import { money } from "../lib/format.ts";
import { languageNames } from "../lib/languages.ts";
import { form, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = ({ data }: { data: Awaited<ReturnType<typeof loader>> | undefined }) =>
  title(
    data
      ? `${data.candidate.status === "approved" ? "Read" : "Approve"} ${data.mentor.name}?`
      : "Mentor",
  );

export const loader = page(async ({ api, params }) => {
  const id = params.id ?? "";
  const [mentor, candidate] = await Promise.all([
    api.discovery.mentor({ id }),
    api.admin.candidate({ userId: id }),
  ]);
  return { mentor, candidate };
});

export const action = form(async ({ api, params, input, formData }) => {
  const userId = params.id ?? "";
  if (formData.get("intent") === "reject")
    await api.admin.reject({ ...input("admin.reject"), userId });
  else await api.admin.approve({ ...input("admin.approve"), userId });
  return redirect("/admin");
});

export default function Candidate() {
  const { mentor, candidate } = useLoaderData<typeof loader>();
  const reject = useFormState({}, "reject");
  const listed = candidate.status === "approved";
  const open = candidate.status === "pending" || listed;
  return (
    <>
      <AnyFormErrors />
      <PageHead
        title={mentor.name}
        lede={`${mentor.jobTitle}, ${mentor.company}`}
        back={{ href: "/admin", label: "Queues" }}
      />
      <Section title={listed ? "Who it is" : "Who asks"}>
        <p>
          {candidate.email}{" "}
          <State kind={candidate.emailVerified ? "yes" : "no"}>
            {candidate.emailVerified ? "Address confirmed" : "Address not confirmed"}
          </State>
        </p>
        <p>
          {mentor.years} years of work, {languageNames(mentor.languages)},{" "}
          {money(mentor.priceCents, mentor.currency)} an hour
        </p>
        {candidate.submittedAt !== null && (
          <p>
            Sent in <When at={candidate.submittedAt} show="day-time" />
          </p>
        )}
        {listed && <ReadAgain {...candidate} />}
      </Section>
      <Section title="What they say">
        <p className="lede serif">{mentor.intro}</p>
        <ul className="cols">
          {mentor.helps.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {mentor.bio.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p className="muted">{mentor.skills.join(", ")}</p>
      </Section>
      {open ? (
        <Section title="Decide">
          <form method="post" className="stack">
            <input type="hidden" name="intent" value="approve" />
            <input type="hidden" name="version" value={candidate.version} />
            <p>
              {listed
                ? `${mentor.name} stays listed, and the page says that it was read today.`
                : `${mentor.name} is listed at once and told by mail.`}
            </p>
            <SubmitButton busy={listed ? "Saving" : "Approving"}>
              {listed ? "It can stand" : "Approve"}
            </SubmitButton>
          </form>
          <form method="post" className="stack" noValidate>
            <input type="hidden" name="intent" value="reject" />
            <input type="hidden" name="version" value={candidate.version} />
            <TextArea
              form={reject}
              name="note"
              label={listed ? "Why it is taken down" : "What must change"}
              hint={`The mentor reads it and can send the profile in again.${listed ? " Hours that are booked stay." : ""}`}
              rows={3}
            />
            <SubmitButton kind={listed ? "danger" : "quiet"} busy="Sending">
              {listed ? "Take it down" : "Send it back"}
            </SubmitButton>
          </form>
        </Section>
      ) : (
        <Note>
          <p>
            Nothing to decide: the profile is {candidate.status}.
            {candidate.decisionNote && ` It was sent back with: ${candidate.decisionNote}`}
          </p>
        </Note>
      )}
    </>
  );
}
