import { isUnavailable } from "../../db/portable.ts";
import { touchAuthSession } from "../../db/queries/accounts.ts";
import { MINUTE } from "../clock.ts";
import type { Viewer } from "../context.ts";
import { sha256 } from "../hash.ts";
import type { Services } from "../services.ts";
import { createLucia } from "./lucia.ts";

/** "Last seen" is told to the nearest ten minutes, so that reading a page seldom writes. */
const SEEN_EVERY_MS = 10 * MINUTE;

/**
 * Who holds this token; null for an unknown, ended or expired one. One round trip, mostly. `renewed` hears until
 * when (real epoch ms) it lasts now, where that is later than before: a browser must be told.
 */
export async function authenticate(
  services: Services,
  token: string,
  renewed?: (expiresAt: number) => void,
): Promise<Viewer | null> {
  const { session, user } = await createLucia(services).validateSession(sha256(token));
  if (!session) return null;
  if (session.fresh) renewed?.(session.expiresAt.getTime());
  const now = services.clock.now();
  if (Math.abs(now - session.lastSeenAt) > SEEN_EVERY_MS)
    await touchAuthSession(services.db, session.id, { last_seen_at: now }).catch((error) => {
      // A database that cannot be written can still be read.
      if (!isUnavailable(error)) throw error;
    });
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    emailVerified: user.emailVerified,
    isAdmin: user.isAdmin,
    isMentor: user.isMentor,
    isMentee: user.isMentee,
    suspended: user.suspended,
    timezone: user.timezone,
    hasFactor: user.hasFactor,
    provenAt: user.hasFactor ? session.provenAt : null,
    authSessionId: session.id,
  };
}
