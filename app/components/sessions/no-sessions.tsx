import { type OpenHour, Timetable } from "../timetable/timetable.tsx";
import { Empty, PageHead } from "../ui/index.ts";

/** Before the first booking: what will stand here, and open hours that may fit. */
export function NoSessions({
  isMentee,
  suggestions,
}: {
  isMentee: boolean;
  suggestions: readonly OpenHour[];
}) {
  return (
    <>
      <PageHead title="Your sessions" />
      {isMentee ? (
        <Empty title="No sessions yet" action={{ href: "/mentors", label: "Find a mentor" }}>
          <p>Each hour that you book stands here, with what to do next and by when.</p>
          {suggestions.length > 0 && (
            <>
              <p>These open hours fit your profile:</p>
              <Timetable hours={suggestions} />
            </>
          )}
        </Empty>
      ) : (
        <Empty title="No sessions yet" action={{ href: "/availability", label: "Set your hours" }}>
          <p>
            Each hour that is booked with you stands here, with what to do next and by when. Mentees
            can book while your hours are open.
          </p>
        </Empty>
      )}
    </>
  );
}
