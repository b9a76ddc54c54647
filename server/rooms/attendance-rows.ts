import type { Attendance } from "../../db/schema.ts";
import type { Attendance as Seen } from "../../party/protocol.ts";

/** The room's picture as rows: of the session's two people only, and one row for each arrival. */
export function attendanceRows(
  session: { id: string; mentor_id: string; mentee_id: string },
  seen: readonly Seen[],
): Attendance[] {
  const rows = new Map<string, Attendance>();
  for (const { user, joinedAt, leftAt, via } of seen) {
    if (user !== session.mentor_id && user !== session.mentee_id) continue;
    rows.set(`${user}:${joinedAt}`, {
      session_id: session.id,
      user_id: user,
      joined_at: joinedAt,
      left_at: leftAt,
      via,
    });
  }
  return [...rows.values()];
}
