import { machineTime } from "../../lib/format.ts";
import { Turn } from "./turn.tsx";
import { itemsOf, type Spoken } from "./turns.ts";

export interface ConversationProps {
  spoken: readonly Spoken[];
  otherName: string;
  zone: string;
  /** The line under the last message, e.g. that the room closed. */
  ending?: string | undefined;
  label?: string;
  /** A word under single messages, by key: "Read", "New". */
  notes?: Readonly<Record<string, string>>;
}

/** A whole conversation that does not change while one reads it. */
export function Conversation({
  spoken,
  otherName,
  zone,
  ending,
  label = "Conversation",
  notes,
}: ConversationProps) {
  return (
    <ol className="talk" aria-label={label}>
      {itemsOf(spoken, zone).map((item) =>
        item.kind === "mark" ? (
          <li key={item.key} className="mark">
            <time dateTime={machineTime(item.at)}>{item.words}</time>
          </li>
        ) : (
          <Turn
            key={item.key}
            spoken={item.spoken}
            same={item.same}
            otherName={otherName}
            zone={zone}
          >
            {notes?.[item.key] && <p className="muted">{notes[item.key]}</p>}
          </Turn>
        ),
      )}
      {ending ? <li className="mark">{ending}</li> : null}
    </ol>
  );
}
