import { Empty, PageHead } from "../ui/index.ts";

/** Before the first booking. */
export function NoSessions({ isMentee, isMentor }: { isMentee: boolean; isMentor: boolean }) {
  return (
    <>
      <PageHead title="Your sessions" />
      {isMentee || !isMentor ? (
        <Empty title="No sessions yet" action={{ href: "/mentors", label: "Find a mentor" }}>
          <p>Each hour that you book stands here, with what to do next and by when.</p>
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
