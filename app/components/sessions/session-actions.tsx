import type { SessionView } from "../../../server/bookings/schemas.ts";
import { useFacts } from "../../lib/facts.ts";
import { money } from "../../lib/format.ts";
import { LinkButton } from "../ui/index.ts";
import { PostButton } from "./post-button.tsx";
import { isOver } from "./words.ts";

/** From then on one may wait for the room, on a page that costs some kilobytes an hour. */
const NEAR_MS = 3 * 60 * 60 * 1000;

export interface SessionActionsProps {
  session: SessionView;
  /** For paying: a fresh idempotency key. */
  payKey: string;
  /** Where it stands: the one that is next gets the filled button. */
  place: "next" | "list" | "page";
}

/** What this person can do now: one button at most, links for the rest. */
export function SessionActions({ session, payKey, place }: SessionActionsProps) {
  const { now } = useFacts();
  const may = (action: SessionView["actions"][number]) => session.actions.includes(action);
  const here = `/sessions/${session.id}`;
  const filled = place === "list" ? "quiet" : "filled";
  const small = place === "list";
  const inList = place !== "page";
  return (
    <>
      {may("enter_room") && (
        <LinkButton href={`${here}/room`} kind={filled} small={small} full={!small}>
          Enter the room
        </LinkButton>
      )}
      {isNear(session, now) && (
        <LinkButton href={`${here}/door`} kind={filled} small={small} full={!small}>
          Wait for the room
        </LinkButton>
      )}
      {may("pay") && (
        <PostButton
          to={here}
          fields={{ intent: "pay", idempotencyKey: payKey }}
          kind={filled}
          small={small}
          full={!small}
          busy="Opening the payment page"
        >
          Pay {money(session.priceCents, session.currency)}
        </PostButton>
      )}
      {may("accept") && inList && (
        <LinkButton href={`${here}#answer`} kind={filled} small={small} full={!small}>
          Read and answer
        </LinkButton>
      )}
      {inList && !may("accept") && <a href={here}>{linkWords(session)}</a>}
      {isComing(session) && <a href={`${here}/calendar.ics`}>Add to calendar</a>}
      {may("let_go") && (
        <PostButton to={here} fields={{ intent: "let_go" }} kind="link">
          Let it go
        </PostButton>
      )}
      {may("withdraw") && <a href={`${here}/cancel`}>Withdraw the request</a>}
      {may("move") && !inList && <a href={`${here}/move`}>Move it</a>}
      {may("ask_to_move") && !inList && <a href={`${here}/move`}>Ask for another time</a>}
      {may("cancel") && (
        <a className="danger" href={`${here}/cancel`}>
          Cancel
        </a>
      )}
      {inList && isOver(session) && hasReceipt(session) && <a href={`${here}/receipt`}>Receipt</a>}
    </>
  );
}

/** What the session's own page has for its reader. */
function linkWords({ actions, role, status }: SessionView): string {
  if (actions.includes("read_transcript")) return "Transcript and details";
  if (actions.includes("edit_brief") && status !== "awaiting_payment") return "Prepare";
  if (role === "mentor" && (status === "confirmed" || status === "in_session"))
    return "Read the brief";
  return "Details";
}

/** Whoever waits for the room somewhere else would not see it open. */
function isNear({ status, deadlines, actions }: SessionView, now: number): boolean {
  const waits = status === "confirmed" && !actions.includes("enter_room");
  return waits && deadlines.roomOpensAt - now <= NEAR_MS;
}

function isComing({ status }: SessionView): boolean {
  return status === "confirmed" || status === "requested";
}

export function hasReceipt({ role, paid, priceCents }: SessionView): boolean {
  return role === "mentee" && paid && priceCents > 0;
}
