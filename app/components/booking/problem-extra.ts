import type { TakenExtra } from "../../../server/bookings/schemas.ts";

/** The free hours that a "taken" carries; none from any other problem. */
export function alternativesOf(extra: unknown): TakenExtra["alternatives"] {
  if (extra === null || typeof extra !== "object" || !("alternatives" in extra)) return [];
  const { alternatives } = extra;
  return Array.isArray(alternatives) ? alternatives.filter((ms) => typeof ms === "number") : [];
}
