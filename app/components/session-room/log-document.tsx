import { givenName, timeOnly } from "../../lib/format.ts";
import { Conversation } from "../transcript/conversation.tsx";
import { MarkLink } from "../transcript/mark-link.tsx";
import { State } from "../ui/state.tsx";
import { LogShell } from "./log-shell.tsx";
import { type Log, leftWords } from "./log-words.ts";

/** So many messages at a time; the rest is a link away, since each look may send them again. */
export const SHOWN = 20;

export interface LogDocumentProps {
  log: Log;
  zone: string;
  stylesHref: string;
  sessionHref: string;
  /** Leads to those before; null when there are none. */
  earlierHref: string | null;
  /** Leads back; null where the newest are shown. */
  newestHref: string | null;
  /** Messages after this one are new to this reader; null: not known. */
  seen: number | null;
}

/** The page in the room's frame: who is here, how long it lasts, the newest messages. */
export function LogDocument(props: LogDocumentProps) {
  const { log, zone, stylesHref, sessionHref, earlierHref, newestHref, seen } = props;
  const otherName = givenName(log.other.name);
  const ended = log.state === "ended";
  return (
    <LogShell title={`Conversation with ${log.other.name}`} stylesHref={stylesHref}>
      <main aria-label="Messages">
        <h1 className="vh">Conversation with {log.other.name}</h1>
        <div className="acts told">
          <State kind={ended ? "done" : log.otherOnline ? "yes" : "off"}>
            {ended
              ? "The hour is over"
              : `${otherName} is ${log.otherOnline ? "here" : "not here"}`}
          </State>
          {!ended && (
            <span>
              {leftWords(log)}, to {timeOnly(log.endsAt, zone)}
            </span>
          )}
        </div>
        {/* Turned round, so that without script the newest words are in view. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
        <section className="scroll" tabIndex={0} aria-label="Conversation">
          <div className="stack">
            {earlierHref && <MarkLink href={earlierHref}>Earlier messages</MarkLink>}
            <LogMessages log={log} zone={zone} otherName={otherName} seen={seen} />
            {newestHref && <MarkLink href={newestHref}>Newest messages</MarkLink>}
            {ended && (
              <p>
                <a className="btn" href={sessionHref} target="_top">
                  To your session
                </a>
              </p>
            )}
          </div>
        </section>
      </main>
    </LogShell>
  );
}

function LogMessages({
  log: { messages, otherReadSeq },
  zone,
  otherName,
  seen,
}: Pick<LogDocumentProps, "log" | "zone" | "seen"> & { otherName: string }) {
  if (messages.length === 0) return <p className="muted">Nothing is written yet.</p>;
  const spoken = messages.map(({ seq, own, body, sentAt }) => ({
    key: `${seq}`,
    own,
    body,
    at: sentAt,
  }));
  const read = messages.findLast(({ own, seq }) => own && seq <= otherReadSeq);
  const fresh = messages.find(({ own, seq }) => seen !== null && seen > 0 && !own && seq > seen);
  return (
    <Conversation
      spoken={spoken}
      otherName={otherName}
      zone={zone}
      notes={{
        ...(read && { [`${read.seq}`]: "Read" }),
        ...(fresh && { [`${fresh.seq}`]: "New" }),
      }}
    />
  );
}
