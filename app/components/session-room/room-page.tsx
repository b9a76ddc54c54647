import type { StateOutput } from "../../../server/rooms/schemas.ts";
import { givenName } from "../../lib/format.ts";
import { Agenda } from "./agenda.tsx";
import { Composer } from "./composer.tsx";
import { DataMeter } from "./data-meter.tsx";
import { LiveLog, UnsentLog } from "./live-log.tsx";
import type { Pace } from "./pace.ts";
import { PaceChoice } from "./pace-choice.tsx";
import { RoomBar } from "./room-bar.tsx";
import { useRoom } from "./use-room.ts";

export interface RoomPageProps {
  sessionId: string;
  room: Omit<StateOutput, "state" | "now" | "comeBy">;
  brief: { goals: string; questions: string[] };
  zone: string;
  /** Asked for without script, whether there is one or not. */
  lite: boolean;
  pace: Pace;
  formKey: string;
  draft: string;
  /** Why the last post failed; "" when it did not. */
  problem: string;
}

/** The room. As it comes it is a frame and a form; with a line it is alive, in the same places. */
export function RoomPage(props: RoomPageProps) {
  const { sessionId, room, brief, zone, lite, pace, formKey, draft, problem } = props;
  const here = `/sessions/${sessionId}`;
  const live = useRoom(
    {
      me: room.you.role,
      opensAt: room.opensAt,
      startsAt: room.startsAt,
      endsAt: room.endsAt,
      sessionId,
      keepAs: `room:${sessionId}:${room.you.role}`,
    },
    !lite,
  );
  const model = live?.view.model;
  // Until the room was heard of, the frame shows the conversation and tells that one is here.
  const framed = !model || model.offset === null;
  const otherName = givenName(room.other.name);
  const logHref = `${here}/room/log?pace=${pace.value}`;
  const query = new URLSearchParams({ ...(lite && { lite: "1" }), pace: pace.value });
  return (
    <>
      <a className="skip" href="#body">
        Skip to the message box
      </a>
      <RoomBar live={live} other={room.other} endsAt={room.endsAt} zone={zone} leaveHref={here} />
      <main id="main" className="room">
        <Agenda role={room.you.role} otherName={otherName} brief={brief} lite={lite} />
        {framed && (
          <div className="framed">
            {problem && (
              <p className="note no" role="alert">
                <b>Not sent.</b> {problem}
              </p>
            )}
            <iframe className="log" name="log" title="Conversation" src={logHref} />
            {live && <UnsentLog live={live} otherName={otherName} zone={zone} />}
          </div>
        )}
        {live && !framed && (
          <LiveLog live={live} otherName={otherName} zone={zone} sessionHref={here} />
        )}
      </main>
      {!live?.view.model.ended && (
        <Composer
          session={live?.session ?? null}
          action={`${here}/room?${query}`}
          otherName={otherName}
          formKey={formKey}
          draft={draft}
        >
          {live ? (
            <DataMeter bytes={live.view.bytes} />
          ) : lite ? (
            <PaceChoice pace={pace.value} logHref={logHref} />
          ) : (
            <noscript>
              <PaceChoice pace={pace.value} logHref={logHref} />
            </noscript>
          )}
        </Composer>
      )}
    </>
  );
}
