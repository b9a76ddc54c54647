import { PostButton } from "../sessions/post-button.tsx";
import { Section, State, When } from "../ui/index.ts";
import { Saved } from "./saved.tsx";
import type { Settings } from "./settings.ts";
import { deviceName } from "./words.ts";

/** Where one is signed in, this device first. */
export function AuthSessionList({ authSessions, saved }: Settings) {
  const others = authSessions.filter(({ current }) => !current);
  const ordered = [...authSessions.filter(({ current }) => current), ...others];
  return (
    <Section title="Signed in on" id="devices">
      {saved === "revoke" && <Saved>That device is signed out.</Saved>}
      {saved === "revoke_others" && <Saved>Every other device is signed out.</Saved>}
      <ul className="stack">
        {ordered.map((one) => (
          <AuthSession key={one.id} {...one} />
        ))}
      </ul>
      <div className="acts">
        {others.length > 0 && (
          <PostButton
            to="/settings#devices"
            fields={{ intent: "revoke_others" }}
            kind="quiet"
            busy="Signing out"
          >
            Sign out everywhere else
          </PostButton>
        )}
        <PostButton to="/sign-out" fields={{}} kind="link" busy="Signing out">
          Sign out here
        </PostButton>
      </div>
    </Section>
  );
}

function AuthSession({
  id,
  device,
  startedAt,
  lastSeenAt,
  current,
}: Settings["authSessions"][number]) {
  const name = deviceName(device);
  return (
    <li>
      <p>
        <b>{name}</b>
      </p>
      {current && (
        <p>
          <State kind="yes">This device</State>
        </p>
      )}
      <p className="muted">
        Since <When at={startedAt} show="day-time" />
        {!current && (
          <>
            , last seen <When at={lastSeenAt} show="day-time" />
          </>
        )}
      </p>
      {!current && (
        <div className="acts">
          <PostButton to="/settings#devices" fields={{ intent: "revoke", id }} kind="link">
            Sign out<span className="vh"> {name}</span>
          </PostButton>
        </div>
      )}
    </li>
  );
}
