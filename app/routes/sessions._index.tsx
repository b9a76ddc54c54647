import { useLoaderData } from "@remix-run/react";
import { NextUp } from "../components/sessions/next-up.tsx";
import { NoSessions } from "../components/sessions/no-sessions.tsx";
import { SessionList } from "../components/sessions/session-list.tsx";
import { PageHead, Pages } from "../components/ui/index.ts";
import { page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Your sessions");

export const loader = page(async ({ api, url, context }) => {
  const pageOf = (name: string) => Math.max(1, Number(url.searchParams.get(name)) || 1);
  const [coming, past] = await Promise.all([
    api.bookings.list({ when: "upcoming", page: pageOf("coming") }),
    api.bookings.list({ when: "past", page: pageOf("past") }),
  ]);
  const payable = coming.sessions.filter(({ actions }) => actions.includes("pay"));
  const isMentee = context.viewer?.isMentee ?? false;
  const first = isMentee && coming.total === 0 && past.total === 0;
  return {
    coming,
    past,
    suggestions: first ? await api.discovery.suggestions() : [],
    payKeys: Object.fromEntries(payable.map(({ id }) => [id, context.idempotencyKey()])),
    isMentee,
  };
});

export default function Sessions() {
  const { coming, past, payKeys, isMentee, suggestions } = useLoaderData<typeof loader>();
  const { next, requests, rest } = arranged(coming.sessions, coming.page);
  if (coming.total === 0 && past.total === 0)
    return <NoSessions isMentee={isMentee} suggestions={suggestions} />;
  return (
    <>
      <PageHead title="Your sessions" />
      {requests.length > 0 && (
        <section aria-labelledby="asked" className="stack">
          <h2 id="asked">Asked of you</h2>
          <SessionList sessions={requests} payKeys={payKeys} />
        </section>
      )}
      {next && (
        <div className={requests.length > 0 ? "gap" : undefined}>
          <NextUp session={next} payKey={payKeys[next.id] ?? ""} />
        </div>
      )}
      {rest.length > 0 && (
        <section aria-labelledby="soon" className="gap">
          <h2 id="soon">Coming up</h2>
          <SessionList sessions={rest} payKeys={payKeys} />
          <Pages {...coming} href={(number) => `?coming=${number}#soon`} />
        </section>
      )}
      {coming.total === 0 && <NothingAhead isMentee={isMentee} />}
      {past.sessions.length > 0 && (
        <section aria-labelledby="past" className="gap">
          <h2 id="past">Past</h2>
          <SessionList sessions={past.sessions} payKeys={payKeys} />
          <Pages {...past} href={(number) => `?past=${number}#past`} />
        </section>
      )}
    </>
  );
}

function NothingAhead({ isMentee }: { isMentee: boolean }) {
  return <p>Nothing is booked. {isMentee && <a href="/mentors">Find a mentor</a>}</p>;
}

type Coming = Awaited<ReturnType<typeof loader>>["coming"]["sessions"];

/** What waits for the viewer's answer, the nearest hour that will happen, and the others. */
function arranged(sessions: Coming, page: number) {
  const requests = sessions.filter(({ actions }) => actions.includes("accept"));
  const others = sessions.filter((session) => !requests.includes(session));
  const sure = others.find(({ status }) => status === "confirmed" || status === "in_session");
  const next = page === 1 ? sure : undefined;
  return { requests, next, rest: others.filter((session) => session !== next) };
}
