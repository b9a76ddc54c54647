import type { SessionView } from "../../../server/bookings/schemas.ts";
import { useFacts } from "../../lib/facts.ts";
import { Section } from "../ui/index.ts";
import { askedWords, waitsWords } from "./move-words.ts";
import { PostButton } from "./post-button.tsx";

/** The mentor asks for another time; the mentee takes it, keeps the present one, or cancels. */
export function MoveAnswer({ session }: { session: SessionView }) {
  const words = askedWords(session, useFacts());
  const fields = { startsAt: session.proposedStartsAt ?? 0 };
  const here = `/sessions/${session.id}`;
  return (
    <Section title={words.title} id="another-time">
      <p className="lede">{words.asks}</p>
      <div className="acts">
        <PostButton to={here} fields={{ ...fields, intent: "accept_move" }} full busy="Moving">
          {words.accept}
        </PostButton>
        <PostButton to={here} fields={{ ...fields, intent: "keep_time" }} kind="quiet" full>
          {words.keep}
        </PostButton>
      </div>
      <p className="muted">
        {words.orCancel} <a href={`${here}/cancel`}>Cancel the hour</a>
      </p>
    </Section>
  );
}

/** The mentor's own wish waits for an answer; it can be taken back. */
export function MoveWaits({ session }: { session: SessionView }) {
  const words = waitsWords(session, useFacts());
  const fields = { startsAt: session.proposedStartsAt ?? 0, intent: "keep_time" };
  return (
    <>
      <p>{words.waits}</p>
      <PostButton to={`/sessions/${session.id}`} fields={fields} kind="quiet">
        {words.keep}
      </PostButton>
    </>
  );
}
