import { useFacts } from "../../lib/facts.ts";
import { dayKey, dayOnly, machineTime, timeOnly } from "../../lib/format.ts";
import { Face, Money } from "../ui/index.ts";

export interface OpenHour {
  mentorId: string;
  name: string;
  title: string;
  company: string;
  /** One line: what they help with. */
  helps: string;
  priceCents: number;
  startsAt: number;
}

/** Open hours in order, by the days of the viewer's zone, as a station prints its trains. */
export function Timetable({ hours }: { hours: readonly OpenHour[] }) {
  const { zone, now } = useFacts();
  return byDay(hours, zone).map(({ key, hours: ofDay }) => (
    <div className="day" key={key}>
      <h3>
        <time dateTime={key}>{dayOnly(ofDay[0].startsAt, zone, { now })}</time>
      </h3>
      <ol>
        {ofDay.map((hour) => (
          <Row key={`${hour.mentorId} ${hour.startsAt}`} hour={hour} zone={zone} />
        ))}
      </ol>
    </div>
  ));
}

function Row({ hour, zone }: { hour: OpenHour; zone: string }) {
  const { mentorId, name, startsAt } = hour;
  return (
    <li className="hour">
      <time dateTime={machineTime(startsAt)}>{timeOnly(startsAt, zone)}</time>
      <div className="who">
        <Face name={name} id={mentorId} />
        <div>
          <div>
            <h4 className="name">
              <a href={`/mentors/${mentorId}?slot=${startsAt}#book`}>{name}</a>
            </h4>
            <p className="muted">{[hour.title, hour.company].filter(Boolean).join(", ")}</p>
          </div>
          <p>{hour.helps}</p>
        </div>
      </div>
      <Money cents={hour.priceCents} />
    </li>
  );
}

interface Day {
  key: string;
  hours: [OpenHour, ...OpenHour[]];
}

function byDay(hours: readonly OpenHour[], zone: string): Day[] {
  const days: Day[] = [];
  for (const hour of [...hours].sort((a, b) => a.startsAt - b.startsAt)) {
    const key = dayKey(hour.startsAt, zone);
    const last = days.at(-1);
    if (last?.key === key) last.hours.push(hour);
    else days.push({ key, hours: [hour] });
  }
  return days;
}
