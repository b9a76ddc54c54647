import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";

/**
 * Booking, being listed and a second factor need an e-mail address that reaches the person. Without the
 * last, whoever registers with somebody else's address could keep its owner out with a factor of theirs.
 */
export function requireVerified(viewer: Viewer): void {
  if (!viewer.emailVerified)
    throw new Problem(
      "not_allowed",
      "Confirm your e-mail address first: open the link that we sent you, or ask for another in your settings.",
    );
}
