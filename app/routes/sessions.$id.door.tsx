import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LinkButton, PageHead } from "../components/ui/index.ts";
import { useFacts } from "../lib/facts.ts";
import { dayAndTime, givenName, timeOnly } from "../lib/format.ts";
import { page, refreshing } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = ({ data }: { data: Awaited<ReturnType<typeof loader>>["data"] | undefined }) =>
  title(data?.open ? "The room is open" : "Before the room opens");

/** Looked at again, for an hour may be moved or cancelled meanwhile; nobody waits here for days. */
const LOOK_EVERY_SECONDS = 15 * 60;
const LONGEST_WAIT_SECONDS = 12 * 60 * 60;

export const headers = refreshing;

/** Where one waits for the room. It says so when that is open, and whoever has come presses. */
export const loader = page(async ({ api, params, url }) => {
  const sessionId = params.id ?? "";
  const { state, opensAt, startsAt, comeBy, endsAt, now, other } = await api.rooms.state({
    sessionId,
  });
  if (state !== "early" && state !== "open") throw redirect(`/sessions/${sessionId}`);
  const open = state === "open";
  const seconds = Math.ceil(((open ? endsAt : opensAt) - now) / 1000);
  const next = Math.min(seconds, LOOK_EVERY_SECONDS) + 1;
  const looks = seconds <= LONGEST_WAIT_SECONDS;
  return data(
    {
      sessionId,
      open,
      opensAt,
      startsAt,
      comeBy,
      looks,
      name: givenName(other.name),
      // Who asked for the light room gets that.
      room: `/sessions/${sessionId}/room${url.search}`,
    },
    { headers: looks ? { refresh: String(next) } : {} },
  );
});

export default function Door() {
  const { sessionId, open, opensAt, startsAt, comeBy, looks, name, room } =
    useLoaderData<typeof loader>();
  const { zone, now } = useFacts();
  const starts = `${now < startsAt ? "starts" : "began"} at ${timeOnly(startsAt, zone)}`;
  return (
    <>
      <PageHead
        title={open ? "The room is open" : `Your hour with ${name}`}
        lede={
          open
            ? `Your hour with ${name} ${starts}.`
            : `The room opens on ${dayAndTime(opensAt, zone, { now })}.`
        }
      />
      <div className="stack">
        {!open && looks && (
          <p>Leave this page open: it says so when the room opens. You go in with one press.</p>
        )}
        {now < comeBy && (
          <p>
            Whoever is not in the room by {timeOnly(comeBy, zone)} does not count as having come.
          </p>
        )}
        {open && <LinkButton href={room}>Enter the room</LinkButton>}
        <p>
          <a href={`/sessions/${sessionId}`}>See how the hour stands</a>
        </p>
      </div>
    </>
  );
}
