import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";

/** Booking and being listed need an e-mail address that reaches the person. */
export function requireVerified(viewer: Viewer): void {
  if (!viewer.emailVerified)
    throw new Problem(
      "not_allowed",
      "Confirm your e-mail address first: open the link that we sent you, or ask for another in your settings.",
    );
}
