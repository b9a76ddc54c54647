import { Conversation, type ConversationProps } from "./conversation.tsx";

const FIRST = 4;
const LAST = 2;
/** Leaving out fewer than this saves nobody anything. */
const WORTH_HIDING = 4;

/** How a conversation began and ended; a link leads to all of it. */
export function Excerpt({ allHref, ...props }: ConversationProps & { allHref: string }) {
  const { spoken, ending, ...rest } = props;
  const hidden = spoken.length - FIRST - LAST;
  if (hidden < WORTH_HIDING) return <Conversation {...props} />;
  return (
    <>
      <Conversation {...rest} spoken={spoken.slice(0, FIRST)} />
      <div className="mark">
        <a className="tap" href={allHref}>
          {hidden} more messages
        </a>
      </div>
      <Conversation {...rest} spoken={spoken.slice(-LAST)} ending={ending} label="How it ended" />
    </>
  );
}
