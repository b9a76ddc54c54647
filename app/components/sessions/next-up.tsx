import type { SessionView } from "../../../server/bookings/schemas.ts";
import { useFacts } from "../../lib/facts.ts";
import { givenName } from "../../lib/format.ts";
import { OtherClock, State, When } from "../ui/index.ts";
import { SessionActions } from "./session-actions.tsx";
import { countdown, nextOf, stateOf } from "./words.ts";

/** The nearest session, large, with its one button. */
export function NextUp({ session, payKey }: { session: SessionView; payKey: string }) {
  const facts = useFacts();
  const { kind, text } = stateOf(session);
  const open = session.actions.includes("enter_room");
  return (
    <section aria-labelledby="next">
      <h2 id="next" className="vh">
        Next
      </h2>
      <div className="nextup">
        <div className="stack">
          <p>
            <State kind={kind}>{text}</State>
          </p>
          <p className="lede serif big-line">
            <When at={session.startsAt} /> with {session.other.name}
          </p>
          <OtherClock
            at={session.startsAt}
            zone={session.other.zone}
            name={givenName(session.other.name)}
          />
          <p>
            {[open ? "" : countdown(session, facts.now), nextOf(session, facts)].join(" ").trim()}
          </p>
          <div className="acts">
            <SessionActions session={session} payKey={payKey} place="next" />
          </div>
        </div>
      </div>
    </section>
  );
}
