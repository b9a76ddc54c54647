import { Section, SubmitButton, When } from "../ui/index.ts";

type Move = "before_session" | "start_of_session" | "after_session" | "after_window";

interface SandboxSession {
  id: string;
  status: string;
  mentor: string;
  mentee: string;
  startsAt: number;
  moves: Move[];
}

const MOVES: Record<Move, string> = {
  before_session: "To 5 minutes before",
  start_of_session: "To its start",
  after_session: "To after its end",
  after_window: "To the release of the money",
};

const STEPS = [
  { minutes: 10, label: "10 minutes on" },
  { minutes: 60, label: "An hour on" },
  { minutes: 24 * 60, label: "A day on" },
];

export function ClockSection({
  now,
  offsetMs,
  sessions,
}: {
  now: number;
  offsetMs: number;
  sessions: readonly SandboxSession[];
}) {
  return (
    <Section title="Clock" id="clock">
      <p>
        It is <b>{<When at={now} />}</b> here
        {offsetMs === 0 ? ", as everywhere." : "; the real time is earlier."}
      </p>
      <div className="acts">
        {STEPS.map(({ minutes, label }) => (
          <form method="post" key={minutes}>
            <input type="hidden" name="intent" value="clock" />
            <input type="hidden" name="to" value="forward" />
            <input type="hidden" name="minutes" value={minutes} />
            <SubmitButton kind="quiet" small busy="Moving">
              {label}
            </SubmitButton>
          </form>
        ))}
        <MoveTo to="payday" label="To the next payday" />
        {offsetMs !== 0 && <MoveTo to="real" label="Back to real time" />}
      </div>
      {sessions.length > 0 && (
        <ol className="rows">
          {sessions.map((session) => (
            <li className="tight" key={session.id}>
              <p>
                <a href={`/sessions/${session.id}`}>
                  <When at={session.startsAt} show="day-time" />
                </a>
                , {session.mentor} with {session.mentee}{" "}
                <span className="muted">({session.status.replaceAll("_", " ")})</span>
              </p>
              <div className="acts">
                {session.moves.map((move) => (
                  <MoveTo key={move} to={move} label={MOVES[move]} session={session} />
                ))}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function MoveTo({ to, label, session }: { to: string; label: string; session?: SandboxSession }) {
  return (
    <form method="post">
      <input type="hidden" name="intent" value="clock" />
      <input type="hidden" name="to" value={to} />
      {session && <input type="hidden" name="sessionId" value={session.id} />}
      <SubmitButton kind="quiet" small busy="Moving">
        {label}
        {session && (
          <span className="vh">
            {" "}
            the session of {session.mentor} with {session.mentee}
          </span>
        )}
      </SubmitButton>
    </form>
  );
}
