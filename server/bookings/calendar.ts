import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { SessionStatus } from "../../db/schema.ts";
import type { Viewer } from "../context.ts";
import type { Services } from "../services.ts";
import { oneSession } from "./read-sessions.ts";

/** What a calendar makes of each state; what never stood in one is cancelled there too. */
const STATUS: Partial<Record<SessionStatus, ICalEventStatus>> = {
  awaiting_payment: ICalEventStatus.TENTATIVE,
  requested: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  in_session: ICalEventStatus.CONFIRMED,
  completed: ICalEventStatus.CONFIRMED,
};

/**
 * A session as a calendar file (RFC 5545). The UID never changes and SEQUENCE is the session's
 * version, so that loading a later file moves or cancels the entry. Times are UTC, which every
 * calendar shows in its owner's zone.
 */
export async function calendarFile(
  services: Services,
  viewer: Viewer,
  { sessionId }: { sessionId: string },
): Promise<{ ics: string }> {
  const { settings, clock } = services;
  const session = await oneSession(services, viewer, { sessionId });
  const status = STATUS[session.status] ?? ICalEventStatus.CANCELLED;
  const cancelled = status === ICalEventStatus.CANCELLED;
  const calendar = ical({
    prodId: { company: "MentorLink", product: "Sessions", language: "EN" },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${session.id}@${new URL(settings.publicUrl).hostname}`,
    sequence: session.version,
    stamp: at(clock.now()),
    start: at(session.startsAt),
    end: at(session.endsAt),
    status,
    summary: `MentorLink: ${session.other.name}`,
    description: "The room opens a few minutes before the start, at the address below.",
    url: `${settings.publicUrl}/sessions/${session.id}`,
  });
  return { ics: calendar.toString() };
}

function at(ms: number): string {
  return new Date(ms).toISOString();
}
