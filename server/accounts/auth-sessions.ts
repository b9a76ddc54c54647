import type { Viewer } from "../context.ts";
import { sha256 } from "../hash.ts";
import type { Services } from "../services.ts";
import { createLucia } from "./lucia.ts";

/**
 * A new token, of which the database keeps only the hash. `provenAt`: when a second factor was shown
 * for it, if one was. Times are real epoch ms.
 */
export async function startAuthSession(
  services: Services,
  userId: string,
  userAgent: string,
  provenAt: number | null = null,
): Promise<{ token: string; expiresAt: number }> {
  const token = services.ids.token();
  const now = services.clock.now();
  const session = await createLucia(services).createSession(
    userId,
    { createdAt: now, lastSeenAt: now, userAgent, provenAt },
    { sessionId: sha256(token) },
  );
  return { token, expiresAt: session.expiresAt.getTime() };
}

/** Where a person is signed in, the latest seen first. */
export async function listAuthSessions(services: Services, viewer: Viewer) {
  const sessions = await createLucia(services).getUserSessions(viewer.id);
  return sessions.map(({ id, userAgent, createdAt, lastSeenAt }) => ({
    id,
    device: userAgent,
    startedAt: createdAt,
    lastSeenAt,
    current: id === viewer.authSessionId,
  }));
}
