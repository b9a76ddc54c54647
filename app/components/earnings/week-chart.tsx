import { useFacts } from "../../lib/facts.ts";
import { dateParts, dayOnly, money } from "../../lib/format.ts";

interface Week {
  monday: number;
  netCents: number;
  commissionCents: number;
}

const HEIGHT = 160;
const TOP = 16;
const BAR_PERCENT = 6;

/** Net and commission by week, as bars; the figures are in the table below it. */
export function WeekChart({ weeks, currency }: { weeks: readonly Week[]; currency: string }) {
  const { zone, now } = useFacts();
  const top = Math.max(
    1,
    ...weeks.map(({ netCents, commissionCents }) => netCents + commissionCents),
  );
  const total = (pick: (week: Week) => number) => weeks.reduce((sum, week) => sum + pick(week), 0);
  const [first] = weeks;
  const step = 100 / weeks.length;
  const label = weeks
    .filter(({ netCents }) => netCents > 0)
    .map(
      ({ monday, netCents }) => `${dayOnly(monday, zone, { now })}: ${money(netCents, currency)}`,
    )
    .join("; ");
  return (
    <>
      <p className="key">
        <span>
          <i className="net" />
          Net,{" "}
          {money(
            total(({ netCents }) => netCents),
            currency,
          )}
        </span>
        <span>
          <i className="cut" />
          Commission,{" "}
          {money(
            total(({ commissionCents }) => commissionCents),
            currency,
          )}
        </span>
        {first && <span className="muted">Since {dayOnly(first.monday, zone, { now })}</span>}
      </p>
      <svg
        className="chart"
        width="100%"
        height={TOP + HEIGHT + 56}
        role="img"
        aria-label={
          label ? `Net by the week's Monday. ${label}` : "Nothing was earned in these weeks."
        }
      >
        <line x1="0" x2="100%" y1={TOP + HEIGHT} y2={TOP + HEIGHT} />
        {weeks.map(({ monday, netCents, commissionCents }, i) => {
          const net = Math.round((netCents / top) * HEIGHT);
          const cut = Math.round((commissionCents / top) * HEIGHT);
          const middle = step * i + step / 2;
          const { day, month } = dateParts(monday, zone);
          return (
            <g key={monday}>
              <rect
                className="net"
                x={`${middle - BAR_PERCENT / 2}%`}
                width={`${BAR_PERCENT}%`}
                y={TOP + HEIGHT - net}
                height={net}
              />
              <rect
                className="cut"
                x={`${middle - BAR_PERCENT / 2}%`}
                width={`${BAR_PERCENT}%`}
                y={TOP + HEIGHT - net - cut}
                height={Math.max(0, cut - 2)}
              />
              <text textAnchor="middle" x={`${middle}%`} y={TOP + HEIGHT + 24}>
                {day}
              </text>
              <text textAnchor="middle" x={`${middle}%`} y={TOP + HEIGHT + 46}>
                {i === 0 || Number(day) <= 7 ? month : ""}
              </text>
            </g>
          );
        })}
      </svg>
    </>
  );
}
