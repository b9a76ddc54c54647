import { useLoaderData } from "@remix-run/react";
import { HowItWorks, Welcome, WhatItCosts } from "../components/site/landing.tsx";
import { Timetable } from "../components/timetable/timetable.tsx";
import { page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () =>
  title(
    "Book an hour with someone who does the work you want to do",
    "Paid one-hour text chats with South African professionals, for students and graduates.",
  );

export const loader = page(async ({ api, context }) => {
  const [hours, rules] = await Promise.all([api.discovery.openHours(), api.site.rules()]);
  return { hours, rules, limits: context.constraints("discovery.search").q };
});

export default function Landing() {
  const { hours, rules, limits } = useLoaderData<typeof loader>();
  return (
    <>
      <Welcome limits={limits} />
      <section aria-labelledby="open" className="timetable">
        <h2 id="open">Open hours this week</h2>
        {hours.length > 0 ? (
          <Timetable hours={hours} />
        ) : (
          <p>Every hour of this week is taken or over. Later weeks stand on the mentors’ pages.</p>
        )}
        <p className="more">
          <a className="tap" href="/mentors">
            All mentors
          </a>
        </p>
      </section>
      <HowItWorks rules={rules} />
      <WhatItCosts rules={rules} />
    </>
  );
}
