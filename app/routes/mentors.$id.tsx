import { useLoaderData } from "@remix-run/react";
import { BookingPicker } from "../components/mentors/slot-picker.tsx";
import { Face, Note, Section, State, When } from "../components/ui/index.ts";
import { money } from "../lib/format.ts";
import { languageNames } from "../lib/languages.ts";
import { page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = ({ data }: { data: Awaited<ReturnType<typeof loader>> | undefined }) => {
  if (!data) return title("Mentor");
  const { name, jobTitle, company, priceCents, currency } = data.mentor;
  return title(
    `${name}, ${jobTitle.toLowerCase()}`,
    `Book an hour with ${name}, ${jobTitle.toLowerCase()} at ${company}. ${money(priceCents, currency)}.`,
  );
};

export const loader = page(async ({ api, params, url }) => {
  const id = params.id ?? "";
  const asked = url.searchParams.get("week");
  const [mentor, week] = await Promise.all([
    api.discovery.mentor({ id }),
    api.discovery.week({ mentorId: id, ...(asked && { week: asked }) }),
  ]);
  return { mentor, week, slot: Number(url.searchParams.get("slot")) || null };
});

export default function Mentor() {
  const { mentor, week, slot } = useLoaderData<typeof loader>();
  return (
    <>
      {mentor.preview && (
        <Note kind="warn">
          <p>Only you see this page: the profile is not approved yet.</p>
        </Note>
      )}
      <div className="head person">
        <Face name={mentor.name} id={mentor.id} big />
        <div className="stack">
          <div className="tight">
            <h1>{mentor.name}</h1>
            <p className="lede">
              {mentor.jobTitle}, {mentor.company}
            </p>
          </div>
          <p className="facts">
            {mentor.rating !== null && (
              <span>
                <b>{mentor.rating}</b> from {mentor.reviews} reviews
              </span>
            )}
            <span>
              <b>{money(mentor.priceCents, mentor.currency)}</b> an hour
            </span>
            <span>{languageNames(mentor.languages)}</span>
            <span>{mentor.years} years of work</span>
          </p>
        </div>
      </div>
      <Section title="Choose an hour" id="book">
        <BookingPicker mentor={mentor} week={week} chosen={slot} />
      </Section>
      <Section title="What I help with">
        <p className="lede serif">{mentor.intro}</p>
        <ul className="cols">
          {mentor.helps.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="muted">{mentor.skills.join(", ")}</p>
      </Section>
      <Section title="Who I am">
        {mentor.bio.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </Section>
      {mentor.approvedAt !== null && (
        <Section title="What we checked">
          <dl className="counts plain">
            <div>
              <dt>
                {mentor.changedSince ? (
                  <State kind="wait">Read by a person, and changed since</State>
                ) : (
                  <State kind="yes">Profile read and approved by a person</State>
                )}
              </dt>
              <dd>
                <When at={mentor.approvedAt} show="day" />
              </dd>
            </div>
            <div>
              <dt>
                <State kind="yes">Sessions given here</State>
              </dt>
              <dd>{mentor.completedSessions}</dd>
            </div>
          </dl>
        </Section>
      )}
    </>
  );
}
