import type { SessionView } from "../../../server/bookings/schemas.ts";
import { useFacts } from "../../lib/facts.ts";
import { Diary, DiaryEntry } from "../ui/index.ts";
import { SessionActions } from "./session-actions.tsx";
import { nextOf, stateOf } from "./words.ts";

/** Sessions as a diary: date, who, state, what happens next, what one can do. */
export function SessionList({
  sessions,
  payKeys,
}: {
  sessions: readonly SessionView[];
  payKeys: Readonly<Record<string, string>>;
}) {
  const facts = useFacts();
  return (
    <Diary>
      {sessions.map((session) => {
        const next = nextOf(session, facts);
        return (
          <DiaryEntry
            key={session.id}
            at={session.startsAt}
            title={session.other.name}
            state={stateOf(session)}
            actions={
              <SessionActions session={session} payKey={payKeys[session.id] ?? ""} place="list" />
            }
          >
            {next && <p>{next}</p>}
          </DiaryEntry>
        );
      })}
    </Diary>
  );
}
