import { memo, useCallback, useMemo } from "react";
import { machineTime } from "../../lib/format.ts";
import { Turn } from "../transcript/turn.tsx";
import { LinkButton, State } from "../ui/index.ts";
import { type LiveItem, liveItems, newest } from "./live-items.ts";
import { other, type Unsent } from "./room-model.ts";
import type { RoomSession } from "./room-session.ts";
import { useFollow } from "./use-follow.ts";
import type { LiveRoom } from "./use-room.ts";

export interface LiveLogProps {
  live: LiveRoom;
  otherName: string;
  zone: string;
  sessionHref: string;
}

/** The conversation as it happens. New messages are read aloud; the history is not. */
export function LiveLog({ live, otherName, zone, sessionHref }: LiveLogProps) {
  const { session, view } = live;
  const { model } = view;
  const items = useMemo(() => liveItems(model, zone), [model, zone]);
  const settled = model.offset !== null && !model.resuming;
  const onSeen = useCallback(() => session.tell({ type: "seen" }), [session]);
  const { behind, catchUp } = useFollow({
    count: newest(model),
    mine: model.unsent.at(-1)?.clientId ?? "",
    link: model.link,
    onSeen,
  });
  return (
    <div className="stack">
      <div role="log" aria-live={settled ? "polite" : "off"} aria-label="Conversation">
        <ol className="talk">
          {items.map((item) => (
            <Item key={item.key} {...{ item, otherName, zone, session }} />
          ))}
        </ol>
      </div>
      {items.length === 0 && settled && !model.ended && (
        <p className="muted">
          Nothing is written yet. {otherName} reads what you write{" "}
          {model.online[other(model.me)] ? "at once" : "on coming in"}.
        </p>
      )}
      <p className="typing muted" aria-live="off">
        {view.otherTypes ? `${otherName} is typing` : "\u00a0"}
      </p>
      {model.ended && (
        <div className="nextup stack">
          <p>
            <State kind="done">The hour is over</State>
          </p>
          <p>Every word is kept. The transcript is with your session.</p>
          <p>
            <LinkButton href={sessionHref}>To your session</LinkButton>
          </p>
        </div>
      )}
      {behind && (
        <button type="button" className="btn quiet small to-end" onClick={catchUp}>
          New messages below
        </button>
      )}
    </div>
  );
}

/** Beside the frame, which shows all that has arrived: what has not. */
export function UnsentLog({
  live: { session, view },
  otherName,
  zone,
}: Omit<LiveLogProps, "sessionHref">) {
  const items = liveItems({ ...view.model, messages: [], ahead: [], drops: [] }, zone);
  if (items.length === 0) return null;
  return (
    <ol className="talk" aria-label="Not sent yet">
      {items.map((item) => (
        <Item key={item.key} {...{ item, otherName, zone, session }} />
      ))}
    </ol>
  );
}

interface ItemProps {
  item: LiveItem;
  otherName: string;
  zone: string;
  session: RoomSession;
}

function Item({ item, otherName, zone, session }: ItemProps) {
  switch (item.kind) {
    case "mark":
      return (
        <li className="mark">
          <time dateTime={machineTime(item.at)}>{item.words}</time>
        </li>
      );
    case "drop":
      return <li className="mark plain">{item.words}</li>;
    case "turn": {
      const { spoken, same, readMark } = item;
      return <LiveTurn {...{ spoken, same, readMark, otherName, zone, session }} />;
    }
  }
}

type Turned = Extract<LiveItem, { kind: "turn" }>;

const LiveTurn = memo(function LiveTurn({
  spoken,
  same,
  readMark,
  session,
  ...turn
}: Omit<ItemProps, "item"> & Omit<Turned, "kind" | "key">) {
  return (
    <Turn spoken={spoken} same={same} {...turn}>
      {readMark && (
        <p className="muted" aria-live="off">
          Read
        </p>
      )}
      {spoken.unsent && <Delivery unsent={spoken.unsent} session={session} />}
    </Turn>
  );
});

/** How far a message of mine has come, and what I can do about it. */
function Delivery({ unsent, session }: { unsent: Unsent; session: RoomSession }) {
  const { state, why, clientId } = unsent;
  if (state !== "failed")
    return (
      <p aria-live="off">
        <State kind="wait">{why || (state === "sending" ? "Sending" : "Waiting")}</State>
      </p>
    );
  return (
    <>
      <div className="acts">
        <State kind="no">Not sent</State>
        <button
          type="button"
          className="btn quiet small"
          onClick={() => session.tell({ type: "again", clientId })}
        >
          Send again
        </button>
        <button
          type="button"
          className="link"
          onClick={() => session.tell({ type: "remove", clientId })}
        >
          Remove
        </button>
      </div>
      {why && <p className="muted">{why}</p>}
    </>
  );
}
