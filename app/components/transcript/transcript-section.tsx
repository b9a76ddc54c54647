import type { TranscriptOutput } from "../../../server/rooms/schemas.ts";
import { useFacts } from "../../lib/facts.ts";
import { timeOnly } from "../../lib/format.ts";
import { givenName } from "../sessions/words.ts";
import { Section } from "../ui/index.ts";
import { Conversation } from "./conversation.tsx";
import { Excerpt } from "./excerpt.tsx";
import type { Spoken } from "./turns.ts";

type Transcript = TranscriptOutput;

export function spokenOf(messages: Transcript["messages"]): Spoken[] {
  return messages.map(({ seq, own, body, sentAt }) => ({ key: `${seq}`, own, body, at: sentAt }));
}

/** The saved conversation; its middle only when asked for, since each word is data. */
export function TranscriptSection({
  transcript,
  whole,
}: {
  transcript: Transcript;
  whole: boolean;
}) {
  const { zone } = useFacts();
  const { endedAt, complete, other } = transcript;
  const spoken = spokenOf(transcript.messages);
  const ending = endedAt === null ? undefined : `${timeOnly(endedAt, zone)}, the room closed`;
  const shown = { otherName: givenName(other.name), zone, ending };
  return (
    <Section title="Transcript" id="transcript">
      {!complete && (
        <p className="muted">
          The room is still handing over its last messages. Load this page again in a minute.
        </p>
      )}
      {spoken.length === 0 ? (
        <p>Nothing was written.</p>
      ) : whole ? (
        <Conversation spoken={spoken} {...shown} />
      ) : (
        <Excerpt spoken={spoken} {...shown} allHref="?all=1#transcript" />
      )}
    </Section>
  );
}
