import { decodeJwt } from "jose";
import { parseKeys, signTicket } from "../../party/ticket.ts";
import type { Viewer } from "../context.ts";
import { limit } from "../limits.ts";
import type { Services } from "../services.ts";
import { enter } from "./enter.ts";
import { settingOf } from "./setting.ts";

/**
 * Lets one person into one room once, within a minute. Each connection needs a new one, so a
 * revoked auth session gets no further. Problems: not_found, room_closed, rate_limited.
 */
export async function issueTicket(
  services: Services,
  viewer: Viewer,
  { sessionId }: { sessionId: string },
): Promise<{ url: string; ticket: string; expiresAt: number }> {
  const { db, clock, realClock, rooms, settings } = services;
  await limit(services, "ticket_by_account", viewer.id);
  const { session, role } = await enter(db, viewer.id, sessionId, clock.now());
  const { schedule, people } = await settingOf(services, db, session);
  const [mentor, mentee] = people;
  const [you, other] = role === "mentor" ? [mentor, mentee] : [mentee, mentor];
  const grant = {
    room: session.id,
    user: you.user,
    role: you.role,
    name: you.name,
    other,
    authSession: viewer.authSessionId,
    schedule,
  };
  const ticket = await signTicket(parseKeys(settings.roomKeys), grant, realClock.now());
  return {
    url: rooms.socketUrl(session.id),
    ticket,
    expiresAt: (decodeJwt(ticket).exp ?? 0) * 1000,
  };
}
