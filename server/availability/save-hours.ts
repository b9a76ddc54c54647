import type { z } from "zod";
import { transact, VersionLost } from "../../db/client.ts";
import { replaceWeek } from "../../db/queries/availability.ts";
import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import type { Services } from "../services.ts";
import type { SaveInput } from "./schemas.ts";
import { normalWeek, weekIssues } from "./week-rule.ts";

/** What is booked stays booked; only new bookings see the new week. */
export async function saveHours(
  services: Services,
  viewer: Viewer,
  input: z.infer<typeof SaveInput>,
): Promise<void> {
  const hours = normalWeek(input.hours);
  const issues = weekIssues(hours);
  if (issues.length > 0)
    throw new Problem("invalid_input", "Some of these hours cannot be kept.", { issues });
  await transact(services.db, async (trx) => {
    try {
      await replaceWeek(trx, viewer.id, input.version, input.timezone, hours);
    } catch (error) {
      if (!(error instanceof VersionLost)) throw error;
      throw new Problem(
        "changed_meanwhile",
        "Your hours were changed meanwhile. Load the page again.",
      );
    }
  });
}
