/** Times and money as letters say them. */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "Thu 26 Nov, 18:00 SAST". */
export function when(ms: number, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-ZA", {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  }).formatToParts(ms);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  const month = MONTHS[Number(part("month")) - 1];
  return `${part("weekday")} ${Number(part("day"))} ${month}, ${part("hour")}:${part("minute")} ${part("timeZoneName")}`;
}

/** "R 1 350.00" from cents. */
export function money(cents: number, currency: string): string {
  const sign = cents < 0 ? "− " : "";
  const whole = String(Math.floor(Math.abs(cents) / 100)).replace(/\B(?=(\d{3})+$)/g, " ");
  const rest = String(Math.abs(cents) % 100).padStart(2, "0");
  return `${sign}${currency === "ZAR" ? "R" : currency} ${whole}.${rest}`;
}
