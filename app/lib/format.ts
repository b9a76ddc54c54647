/** Money and time in the words of the product. Pure; instants are UTC epoch milliseconds. */

const NBSP = "\u00a0";
const NARROW = "\u202f";
const MINUS = "\u2212";
const MINUTE = 60_000;

/** `money(7_140_000)` is "R 71 400.00", with spaces that do not break. Cents are whole. */
export function money(cents: number, currency = "ZAR"): string {
  const whole = Math.floor(Math.abs(cents) / 100);
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, NARROW);
  const rest = String(Math.abs(cents) % 100).padStart(2, "0");
  const symbol = currency === "ZAR" ? "R" : currency;
  return `${cents < 0 ? MINUS + NBSP : ""}${symbol}${NBSP}${grouped}.${rest}`;
}

/** `percent(2500)` is "25 %"; basis points. */
export function percent(bps: number): string {
  return `${bps / 100}${NBSP}%`;
}

interface Clock {
  weekday: string;
  day: string;
  month: string;
  monthNumber: number;
  year: string;
  hour: string;
  minute: string;
}

/** Each holds some 30 kB, and there are hundreds of zones. */
const MOST_FORMATS = 200;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    if (formats.size >= MOST_FORMATS) formats.clear();
    format = new Intl.DateTimeFormat(locale, options);
    formats.set(key, format);
  }
  return format;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const MOST_CLOCKS = 2000;
const clocks = new Map<string, Clock>();

/** What a clock and a calendar on the wall say in a zone. Kept: a page asks for the same many times. */
function clock(ms: number, zone: string): Clock {
  const key = `${Math.floor(ms / MINUTE)} ${zone}`;
  const known = clocks.get(key) ?? readClock(ms, zone);
  if (clocks.size >= MOST_CLOCKS) clocks.clear();
  clocks.set(key, known);
  return known;
}

function readClock(ms: number, zone: string): Clock {
  const parts = formatFor("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    weekday: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(ms);
  const said = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((part) => part.type === type)?.value ?? "";
  const monthNumber = Number(said("month"));
  return {
    weekday: said("weekday"),
    day: said("day"),
    month: MONTHS[monthNumber - 1] ?? "",
    monthNumber,
    year: said("year"),
    hour: said("hour"),
    minute: said("minute"),
  };
}

interface Now {
  /** When given, a date in another year says its year. */
  now?: number;
}

/** "Thu 26 Nov", or "Thu 26 Nov 2027" when that is not this year. */
export function dayOnly(ms: number, zone: string, { now }: Now = {}): string {
  const at = clock(ms, zone);
  const year = now === undefined || clock(now, zone).year === at.year ? "" : ` ${at.year}`;
  return `${at.weekday} ${at.day} ${at.month}${year}`;
}

/** "18:00", without the zone. */
export function timeOnly(ms: number, zone: string): string {
  const at = clock(ms, zone);
  return `${at.hour}:${at.minute}`;
}

/** "Thu 26 Nov, 18:00", where the zone stands elsewhere on the page. */
export function dayAndTime(ms: number, zone: string, now: Now = {}): string {
  return `${dayOnly(ms, zone, now)}, ${timeOnly(ms, zone)}`;
}

/** "Thu 26 Nov, 18:00 SAST". */
export function when(ms: number, zone: string, now: Now = {}): string {
  return `${dayAndTime(ms, zone, now)}${NBSP}${zoneName(zone, ms)}`;
}

/** "18:00 to 19:00 SAST"; says both days when the end is on another. */
export function span(startMs: number, endMs: number, zone: string, now: Now = {}): string {
  const end =
    dayKey(startMs, zone) === dayKey(endMs, zone)
      ? timeOnly(endMs, zone)
      : dayAndTime(endMs, zone, now);
  return `${dayAndTime(startMs, zone, now)} to ${end}${NBSP}${zoneName(zone, endMs)}`;
}

/** "2026-11-26": the day in a zone, to group and compare by. */
export function dayKey(ms: number, zone: string): string {
  const at = clock(ms, zone);
  const two = (value: string | number) => String(value).padStart(2, "0");
  return `${at.year.padStart(4, "0")}-${two(at.monthNumber)}-${two(at.day)}`;
}

/** The large date of a diary: weekday, day, month, time apart. */
export function dateParts(ms: number, zone: string) {
  const { weekday, day, month, year, hour, minute } = clock(ms, zone);
  return { weekday, day, month, year, time: `${hour}:${minute}` };
}

/** For `<time datetime>`. */
export function machineTime(ms: number): string {
  return new Date(ms).toISOString().replace(/:00\.000Z$/, "Z");
}

const UNITS = [
  { name: "day", ms: 24 * 60 * MINUTE, from: 48 * 60 * MINUTE },
  { name: "hour", ms: 60 * MINUTE, from: 90 * MINUTE },
  { name: "minute", ms: MINUTE, from: MINUTE },
] as const;

/** "in 4 minutes", "2 days ago", "now". Rounded down, so that nobody is told more than there is. */
export function until(ms: number, now: number): string {
  const distance = Math.abs(ms - now);
  const unit = UNITS.find(({ from }) => distance >= from);
  if (!unit) return "now";
  const count = Math.floor(distance / unit.ms);
  const words = `${count} ${unit.name}${count === 1 ? "" : "s"}`;
  return ms > now ? `in ${words}` : `${words} ago`;
}

// A zone has a short name only in the English of where it is used: SAST in South Africa, BST in Britain.
const ENGLISHES = ["en-ZA", "en-GB", "en-US", "en-AU", "en-IN", "en-KE", "en-NG"];

/** "SAST", "BST", or "GMT+5:45" where the zone has no short name. Differs in summer: give the instant. */
export function zoneName(zone: string, ms: number): string {
  const names = ENGLISHES.map(
    (locale) =>
      formatFor(locale, { timeZone: zone, timeZoneName: "short" })
        .formatToParts(ms)
        .find(({ type }) => type === "timeZoneName")?.value ?? "",
  );
  return names.find((name) => /^[A-Z]{2,5}$/.test(name)) ?? names[0] ?? zone;
}

const LONG_NAMES: Record<string, string> = {
  "Africa/Johannesburg": "South African Standard Time (SAST)",
};

/** "South African Standard Time (SAST)": the zone for people who do not know the letters. */
export function longZoneName(zone: string, ms: number): string {
  const known = LONG_NAMES[zone];
  if (known) return known;
  const long = formatFor("en-GB", { timeZone: zone, timeZoneName: "long" })
    .formatToParts(ms)
    .find(({ type }) => type === "timeZoneName")?.value;
  const short = zoneName(zone, ms);
  return long && long !== short ? `${long} (${short})` : short;
}

/** "Addis Ababa" of "Africa/Addis_Ababa". */
export function zoneCity(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** Minutes that a zone's clocks are ahead of UTC at an instant. */
export function offsetMinutes(ms: number, zone: string): number {
  const at = clock(ms, zone);
  const wall = Date.UTC(
    Number(at.year),
    at.monthNumber - 1,
    Number(at.day),
    Number(at.hour),
    Number(at.minute),
  );
  return Math.round((wall - Math.floor(ms / MINUTE) * MINUTE) / MINUTE);
}

/** Whether clocks in two zones show the same at an instant. */
export function sameClock(ms: number, one: string, other: string): boolean {
  return offsetMinutes(ms, one) === offsetMinutes(ms, other);
}

/**
 * An instant for two people: `mine` "Thu 26 Nov, 18:00 SAST", and `theirs` "16:00 GMT" (with the day
 * where it differs), or null where both clocks agree.
 */
export function whenBoth(
  ms: number,
  mine: string,
  theirs: string,
  now: Now = {},
): { mine: string; theirs: string | null } {
  const name = `${NBSP}${zoneName(theirs, ms)}`;
  const sameDay = dayKey(ms, mine) === dayKey(ms, theirs);
  const other = sameDay ? timeOnly(ms, theirs) : dayAndTime(ms, theirs, now);
  return {
    mine: when(ms, mine, now),
    theirs: sameClock(ms, mine, theirs) ? null : other + name,
  };
}

/**
 * Says a change of the clocks between now and an instant: "The clocks in London go back on Sun 25 Oct;
 * this is 18:00 after the change." Null when there is none.
 */
export function clockChange(ms: number, zone: string, now: number): string | null {
  const before = offsetMinutes(now, zone);
  const after = offsetMinutes(ms, zone);
  if (before === after || ms <= now) return null;
  let low = now;
  let high = ms;
  while (high - low > MINUTE) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMinutes(middle, zone) === after) high = middle;
    else low = middle;
  }
  const way = after < before ? "back" : "forward";
  const day = dayOnly(high, zone, { now });
  return `The clocks in ${zoneCity(zone)} go ${way} on ${day}; this is ${timeOnly(ms, zone)} after the change.`;
}

/** The name that one calls somebody by. */
export function givenName(name: string): string {
  return name.split(/\s+/)[0] || name;
}
