import { timeOnly } from "../../lib/format.ts";
import { Face, State } from "../ui/index.ts";
import { lineNews, presenceOf } from "./line-words.ts";
import { Ring } from "./ring.tsx";
import type { LiveRoom } from "./use-room.ts";

/** Who is here, how long it lasts, and the way out. Without a live room the log says the rest. */
export function RoomBar({
  live,
  other,
  endsAt,
  zone,
  leaveHref,
}: {
  live: LiveRoom | null;
  other: { id: string; name: string };
  endsAt: number;
  zone: string;
  leaveHref: string;
}) {
  const presence = live && presenceOf(live.view.model);
  const timer = live && live.view.model.offset !== null ? live.view.timer : null;
  const end = timeOnly(live?.view.model.endsAt ?? endsAt, zone);
  return (
    <header className="bar">
      <div>
        <Face name={other.name} id={other.id} />
        <div className="grow">
          <h1>{other.name}</h1>
          {presence && (
            <p>
              <State kind={presence.kind}>{presence.text}</State>
            </p>
          )}
        </div>
        <div className={timer?.soon ? "timer soon" : "timer"} role="timer">
          <span>
            {timer && <b>{timer.words}</b>} <span className="muted">to {end}</span>
          </span>
          {timer && <Ring petals={timer.petals} />}
        </div>
        <a className="tap" href={leaveHref}>
          Leave
        </a>
      </div>
      <LineNews live={live} />
    </header>
  );
}

/** Trouble with the line, and the last minutes, said aloud and only when they change. */
function LineNews({ live }: { live: LiveRoom | null }) {
  const news = live && lineNews(live.view.model);
  return (
    <>
      <div role="status" className={news ? "news" : "vh"}>
        {news && <State kind={news.kind}>{news.text}</State>}
      </div>
      {news?.final && live && (
        <div className="acts">
          <button type="button" className="btn quiet small" onClick={() => live.session.comeBack()}>
            Try again here
          </button>
          <a href="?lite=1">Use the light room</a>
        </div>
      )}
      <p role="status" className="vh">
        {live?.view.model.offset == null ? "" : live.view.timer.warning}
      </p>
    </>
  );
}
