import type { Role } from "../../../party/protocol.ts";

/** What the hour is for, beside the conversation. */
export function Agenda({
  role,
  otherName,
  brief: { goals, questions },
  lite,
}: {
  role: Role;
  otherName: string;
  brief: { goals: string; questions: readonly string[] };
  lite: boolean;
}) {
  return (
    <details className="agenda">
      <summary>{role === "mentee" ? "What you want" : `What ${otherName} wants`}</summary>
      <div className="stack">
        <p className="prose">{goals}</p>
        <ol>
          {questions.map((question, i) => (
            <li key={question}>
              <span className="muted">{i + 1}</span>
              <span>{question}</span>
            </li>
          ))}
        </ol>
        <p>
          {lite ? (
            <a href="?">Use the live room</a>
          ) : (
            <a href="?lite=1">Costly line? Use the light room</a>
          )}
        </p>
      </div>
    </details>
  );
}
