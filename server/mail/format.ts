/** Times and money as letters say them: the words of the pages, in plain characters. Pure. */
import { kept } from "../kept.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const DAY_AND_TIME = {
  weekday: "short",
  day: "numeric",
  month: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
} as const;
const ZONE_NAME = { timeZoneName: "short" } as const;

/** Making one takes longer than all that is done with it, and each holds some 30 kB. */
const MOST_FORMATS = 200;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(locale: string, zone: string, shows: typeof DAY_AND_TIME | typeof ZONE_NAME) {
  const key = `${locale} ${zone} ${shows === ZONE_NAME}`;
  const make = () => new Intl.DateTimeFormat(locale, { timeZone: zone, ...shows });
  return kept(formats, key, MOST_FORMATS, make);
}

/** "Thu 26 Nov, 18:00 SAST". */
export function when(ms: number, zone: string): string {
  const parts = formatFor("en-US", zone, DAY_AND_TIME).formatToParts(ms);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  const month = MONTHS[Number(part("month")) - 1];
  const time = `${part("hour")}:${part("minute")} ${zoneName(zone, ms)}`;
  return `${part("weekday")} ${part("day")} ${month}, ${time}`;
}

// A zone has a short name only in the English of where it is used: SAST in South Africa, BST in Britain.
const ENGLISHES = ["en-ZA", "en-GB", "en-US", "en-AU", "en-IN", "en-KE", "en-NG"];

function zoneName(zone: string, ms: number): string {
  const names = ENGLISHES.map(
    (locale) =>
      formatFor(locale, zone, ZONE_NAME)
        .formatToParts(ms)
        .find(({ type }) => type === "timeZoneName")?.value ?? "",
  );
  return names.find((name) => /^[A-Z]{2,5}$/.test(name)) ?? names[0] ?? zone;
}

/** "R 1 350.00" from cents. */
export function money(cents: number, currency: string): string {
  const sign = cents < 0 ? "\u2212 " : "";
  const whole = String(Math.floor(Math.abs(cents) / 100)).replace(/\B(?=(\d{3})+$)/g, " ");
  const rest = String(Math.abs(cents) % 100).padStart(2, "0");
  return `${sign}${currency === "ZAR" ? "R" : currency} ${whole}.${rest}`;
}
