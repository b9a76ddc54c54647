import type { ReactNode } from "react";
import { useFacts } from "../../lib/facts.ts";
import {
  clockChange,
  dayAndTime,
  dayOnly,
  money,
  timeOnly,
  whenBoth,
  zoneName,
} from "../../lib/format.ts";

interface Week {
  zone: string;
  mentorZone: string;
  days: { date: string; noon: number; starts: number[] }[];
  previous: string | null;
  next: string | null;
}

interface Mentor {
  id: string;
  name: string;
  priceCents: number;
  currency: string;
  mode: "instant" | "request";
  preview: boolean;
}

/** A mentor's week, and the button that leads on to booking. */
export function BookingPicker({
  mentor,
  week,
  chosen,
}: {
  mentor: Mentor;
  week: Week;
  chosen: number | null;
}) {
  return (
    <form action={`/book/${mentor.id}`} method="get" className="stack">
      <SlotPicker week={week} chosen={chosen} name="slot">
        {!mentor.preview && <Go mentor={mentor} />}
      </SlotPicker>
    </form>
  );
}

/** A week of hours as radio buttons in the viewer's own time, and what stands under them. */
export function SlotPicker({
  week,
  chosen,
  name,
  children,
}: {
  week: Week;
  chosen: number | null;
  /** Of the field. */
  name: string;
  /** Not there where there is nothing to choose. */
  children: ReactNode;
}) {
  const starts = week.days.flatMap(({ starts }) => starts);
  return (
    <>
      <WeekBar week={week} first={starts[0]} />
      {starts.length === 0 ? (
        <p>
          No free hours in this week.{" "}
          {week.next ? (
            <a href={`?week=${week.next}#book`}>Look at the next one</a>
          ) : (
            "There are none later either."
          )}
        </p>
      ) : (
        <>
          <fieldset className="days">
            <legend className="vh">Choose an hour</legend>
            {week.days.map((day) => (
              <Day key={day.date} day={day} zone={week.zone} chosen={chosen} name={name} />
            ))}
          </fieldset>
          {children}
        </>
      )}
    </>
  );
}

function WeekBar({ week, first }: { week: Week; first: number | undefined }) {
  const { now } = useFacts();
  const { zone, mentorZone, days, previous, next } = week;
  const from = days[0];
  const to = days.at(-1);
  if (!from || !to) return null;
  const at = first ?? from.noon;
  const { theirs } = whenBoth(at, zone, mentorZone, { now });
  const change = clockChange(to.noon, zone, now) ?? clockChange(to.noon, mentorZone, now);
  return (
    <>
      <div className="acts between">
        <p>
          <b>
            <time dateTime={from.date}>{dayOnly(from.noon, zone, { now })}</time> to{" "}
            <time dateTime={to.date}>{dayOnly(to.noon, zone, { now })}</time>
          </b>
          , <span className="muted">in your time, {zoneName(zone, at)}</span>
        </p>
        <p className="acts">
          {previous && <a href={`?week=${previous}#book`}>Earlier</a>}
          {next && <a href={`?week=${next}#book`}>Next week</a>}
        </p>
      </div>
      {theirs && first !== undefined && (
        <p className="muted">
          {dayAndTime(first, zone, { now })} for you is {theirs} for the mentor.
        </p>
      )}
      {change && <p className="muted">{change}</p>}
    </>
  );
}

function Day({
  day,
  zone,
  chosen,
  name,
}: {
  day: Week["days"][number];
  zone: string;
  chosen: number | null;
  name: string;
}) {
  const { now } = useFacts();
  const dayName = dayOnly(day.noon, zone, { now });
  return (
    <div className={day.starts.length === 0 ? "wd none" : "wd"}>
      <h3>
        <time dateTime={day.date}>{dayName}</time>
      </h3>
      {day.starts.length === 0 ? (
        <p className="muted">No hours</p>
      ) : (
        <ul>
          {day.starts.map((startsAt) => (
            <li key={startsAt}>
              <label className="t">
                <input
                  type="radio"
                  name={name}
                  required
                  value={startsAt}
                  defaultChecked={startsAt === chosen}
                  data-s={dayAndTime(startsAt, zone, { now })}
                />
                <span>
                  <span className="vh">{dayName}, </span>
                  {timeOnly(startsAt, zone)}
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Go({ mentor: { priceCents, currency, mode } }: { mentor: Mentor }) {
  const asks = mode === "request";
  return (
    <div className="acts">
      <button type="submit" className="btn full" data-pick={asks ? "Ask for" : "Book"}>
        {asks ? "Ask for the hour I chose" : "Book the hour I chose"}
      </button>
      <p className="muted">
        {priceCents === 0
          ? "This mentor asks for no money. The same rules hold: come, or cancel in time."
          : `You pay ${money(priceCents, currency)} on the next page. All of it comes back if you cancel a day or more before.`}
        {asks && " The mentor answers within 48 hours, or everything comes back."}
      </p>
    </div>
  );
}
