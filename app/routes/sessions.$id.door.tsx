import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHead } from "../components/ui/index.ts";
import { useFacts } from "../lib/facts.ts";
import { dayAndTime, givenName } from "../lib/format.ts";
import { page, refreshing } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Before the room opens");

/** Looked at again, for an hour may be moved or cancelled meanwhile; nobody waits here for days. */
const LOOK_EVERY_SECONDS = 15 * 60;
const LONGEST_WAIT_SECONDS = 12 * 60 * 60;

export const headers = refreshing;

/** Where one waits for the room, which it leads to as soon as that is open. */
export const loader = page(async ({ api, params }) => {
  const sessionId = params.id ?? "";
  const { state, opensAt, now, other } = await api.rooms.state({ sessionId });
  if (state === "open") throw redirect(`/sessions/${sessionId}/room`);
  if (state !== "early") throw redirect(`/sessions/${sessionId}`);
  const seconds = Math.ceil((opensAt - now) / 1000);
  const next = Math.min(seconds, LOOK_EVERY_SECONDS) + 1;
  const looks = seconds <= LONGEST_WAIT_SECONDS;
  return data(
    { sessionId, opensAt, looks, name: givenName(other.name) },
    { headers: looks ? { refresh: String(next) } : {} },
  );
});

export default function Door() {
  const { sessionId, opensAt, looks, name } = useLoaderData<typeof loader>();
  const { zone, now } = useFacts();
  return (
    <>
      <PageHead
        title={`Your hour with ${name}`}
        lede={`The room opens on ${dayAndTime(opensAt, zone, { now })}.`}
      />
      <div className="stack">
        {looks && <p>Leave this page open: it goes in by itself.</p>}
        <p>
          <a href={`/sessions/${sessionId}`}>See how the hour stands</a>
        </p>
      </div>
    </>
  );
}
