import type { TranscriptOutput } from "../../../server/rooms/schemas.ts";
import { useFacts } from "../../lib/facts.ts";
import { givenName, timeOnly } from "../../lib/format.ts";
import { Section } from "../ui/index.ts";
import { Conversation } from "./conversation.tsx";
import { Excerpt } from "./excerpt.tsx";
import { MarkLink } from "./mark-link.tsx";
import { spokenOf } from "./turns.ts";

type Transcript = TranscriptOutput;

/** The saved conversation: how it began and ended, or a page of it when asked for, since each word is data. */
export function TranscriptSection({
  transcript,
  after,
}: {
  transcript: Transcript;
  /** The page begins after this message; null: none was asked for. */
  after: number | null;
}) {
  const { zone } = useFacts();
  const { endedAt, complete, other, more, total } = transcript;
  const spoken = spokenOf(transcript.messages);
  const ending = endedAt === null ? undefined : `${timeOnly(endedAt, zone)}, the room closed`;
  const shown = { otherName: givenName(other.name), zone, spoken };
  return (
    <Section title="Transcript" id="transcript">
      {!complete && (
        <p className="muted">
          The room is still handing over its last messages. Load this page again in a minute.
        </p>
      )}
      {total === 0 ? (
        <p>Nothing was written.</p>
      ) : after === null ? (
        <Excerpt {...shown} ending={ending} total={total} allHref={pageAfter(0)} />
      ) : (
        <>
          {after > 0 && <MarkLink href={pageAfter(0)}>From the beginning</MarkLink>}
          <Conversation {...shown} ending={more ? undefined : ending} />
          {more && (
            <MarkLink href={pageAfter(transcript.messages.at(-1)?.seq ?? 0)}>
              Later messages
            </MarkLink>
          )}
        </>
      )}
    </Section>
  );
}

function pageAfter(seq: number): string {
  return `?after=${seq}#transcript`;
}
