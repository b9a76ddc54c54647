export const PASSWORD_HINT =
  "10 characters or more. Three words that do not belong together are good.";

export const STAGES = [
  { value: "studying", label: "Studying" },
  { value: "graduated", label: "Graduated, looking for work" },
  { value: "early_career", label: "In my first years of work" },
] as const;

const BROWSERS: readonly [RegExp, string][] = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/Chrome\/|\bCriOS\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const SYSTEMS: readonly [RegExp, string][] = [
  [/\bAndroid\b/, "Android"],
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "Mac"],
  [/\bCrOS\b/, "Chromebook"],
  [/\bLinux\b/, "Linux"],
];

/** "Chrome on Android" of a User-Agent; its own first word where it is no browser we know. */
export function deviceName(userAgent: string): string {
  const found = (table: readonly [RegExp, string][]) =>
    table.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browser = found(BROWSERS);
  const system = found(SYSTEMS);
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? (userAgent.split(/[\s/]/)[0] || "An unknown device");
}

/** Every time zone by its city, and the one in use even where the runtime's list lacks it. */
export function zoneOptions(current: string): { value: string; label: string }[] {
  const zones = new Set([...Intl.supportedValuesOf("timeZone"), "UTC", current]);
  return [...zones]
    .map((value) => ({ value, label: zoneLabel(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
}

/** "Johannesburg (Africa)" of "Africa/Johannesburg". */
function zoneLabel(zone: string): string {
  const [region = zone, ...rest] = zone.replaceAll("_", " ").split("/");
  return rest.length === 0 ? region : `${rest.reverse().join(", ")} (${region})`;
}
