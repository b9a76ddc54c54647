import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { MAX_BODY_CHARACTERS } from "../../../party/constants.ts";
import { SubmitButton } from "../ui/index.ts";
import type { RoomSession } from "./room-session.ts";

export interface ComposerProps {
  /** Null: the form posts by itself. */
  session: RoomSession | null;
  action: string;
  otherName: string;
  /** Made with the page, so that a form sent twice is one message. */
  formKey: string;
  /** What was typed, after a post that failed. */
  draft: string;
  /** Under the box: the data meter, or how often the log looks for news. */
  children?: ReactNode;
}

/** Where one writes. With a live room nothing is posted; without one it is a plain form. */
export function Composer(props: ComposerProps) {
  const { session, action, otherName, formKey, draft, children } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  useKeptDraft(session, box);

  function send(event?: FormEvent) {
    if (!session || !box.current) return;
    event?.preventDefault();
    if (box.current.value.trim() === "") return;
    session.say(box.current.value);
    box.current.value = "";
    session.keepDraft("");
    box.current.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    // Enter that chooses a word of an input method sends nothing.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || !session)
      return;
    event.preventDefault();
    send();
  }

  function onInput() {
    const text = box.current?.value ?? "";
    session?.keepDraft(text);
    session?.tell({ type: "typing", on: text.trim() !== "" });
  }

  return (
    <section className="composer" aria-label="Write a message">
      <form method="post" action={action} onSubmit={send}>
        <input type="hidden" name="clientId" value={formKey} />
        <label className="vh" htmlFor="body">
          Message to {otherName}
        </label>
        <textarea
          ref={box}
          id="body"
          name="body"
          rows={1}
          required
          maxLength={MAX_BODY_CHARACTERS}
          placeholder={`Write to ${otherName}`}
          aria-describedby={session ? "body-keys" : undefined}
          enterKeyHint="send"
          defaultValue={draft}
          onKeyDown={onKeyDown}
          onInput={onInput}
          onBlur={() => session?.tell({ type: "typing", on: false })}
        />
        <SubmitButton>Send</SubmitButton>
        {session && (
          <p id="body-keys" className="vh">
            Enter sends; Shift and Enter begins a new line.
          </p>
        )}
        {children}
      </form>
    </section>
  );
}

/** What a reload would have lost comes back; what was typed before the script came is kept. */
function useKeptDraft(
  session: RoomSession | null,
  box: { readonly current: HTMLTextAreaElement | null },
) {
  useEffect(() => {
    if (!session || !box.current) return;
    if (box.current.value === "") box.current.value = session.draft();
    else session.keepDraft(box.current.value);
  }, [session, box]);
}
