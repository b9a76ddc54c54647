import { Conversation, type ConversationProps } from "./conversation.tsx";
import { MarkLink } from "./mark-link.tsx";

/** How many messages show the beginning, and how many the end. */
export const FIRST = 4;
export const LAST = 2;
/** Leaving out fewer than this saves nobody anything. */
const WORTH_HIDING = 4;

export interface ExcerptProps extends ConversationProps {
  /** Messages in all; `spoken` may be the first and the last of them. */
  total: number;
  allHref: string;
}

/** How a conversation began and ended; a link leads to all of it. */
export function Excerpt({ allHref, total, ...props }: ExcerptProps) {
  const { spoken, ending, ...rest } = props;
  const hidden = total - FIRST - LAST;
  if (hidden < WORTH_HIDING) return <Conversation {...props} />;
  return (
    <>
      <Conversation {...rest} spoken={spoken.slice(0, FIRST)} />
      <MarkLink href={allHref}>{`${hidden} more messages`}</MarkLink>
      <Conversation {...rest} spoken={spoken.slice(-LAST)} ending={ending} label="How it ended" />
    </>
  );
}
