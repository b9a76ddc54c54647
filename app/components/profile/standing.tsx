import { Section, State, type StateKind, SubmitButton } from "../ui/index.ts";

type Status = "draft" | "pending" | "approved" | "rejected";

const STATES: Record<Status, { kind: StateKind; word: string; next: string }> = {
  draft: {
    kind: "wait",
    word: "Not listed yet",
    next: "Fill in your profile, open some hours, and send it in. A person reads it.",
  },
  pending: {
    kind: "wait",
    word: "Sent in",
    next: "A person reads it, mostly within two working days. We write to you.",
  },
  approved: { kind: "yes", word: "Listed", next: "Mentees can find you and book your hours." },
  rejected: {
    kind: "no",
    word: "Needs another look",
    next: "Change what is said here and send it in again.",
  },
};

/** Where a mentor's profile stands and what is missing. */
export function Standing({
  mentor,
  id,
}: {
  mentor: { status: Status; decisionNote: string; missing: string[]; version: number };
  id: string;
}) {
  const { kind, word, next } = STATES[mentor.status];
  const maySubmit = mentor.status === "draft" || mentor.status === "rejected";
  return (
    <Section title="Where it stands">
      <p>
        <State kind={kind}>{word}</State>
      </p>
      <p>{next}</p>
      {mentor.status === "rejected" && mentor.decisionNote && (
        <blockquote className="note no">{mentor.decisionNote}</blockquote>
      )}
      {maySubmit && mentor.missing.length > 0 && (
        <>
          <p>Still to do:</p>
          <ul className="cols">
            {mentor.missing.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
      <div className="acts">
        {maySubmit && mentor.missing.length === 0 && (
          <form method="post">
            <input type="hidden" name="intent" value="submit" />
            <input type="hidden" name="version" value={mentor.version} />
            <SubmitButton busy="Sending">Send it in</SubmitButton>
          </form>
        )}
        <a href={`/mentors/${id}`}>See your page</a>
        <a href="/availability">Your hours</a>
      </div>
    </Section>
  );
}
