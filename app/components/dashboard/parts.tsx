import type { DashboardOutput } from "../../../server/accounts/schemas.ts";
import type { SessionView } from "../../../server/bookings/schemas.ts";
import { useFacts } from "../../lib/facts.ts";
import { PostButton } from "../sessions/post-button.tsx";
import { SessionList } from "../sessions/session-list.tsx";
import { type OpenHour, Timetable } from "../timetable/timetable.tsx";
import { Note, Section } from "../ui/index.ts";

/** Without a confirmed address one can neither book nor be listed. */
export function ConfirmAddress() {
  const { viewer, sandbox } = useFacts();
  return (
    <Note kind="warn">
      <div className="stack">
        <p>
          <b>Confirm your e-mail address.</b> We sent a link to {viewer?.email}. Until you open it
          you cannot book or be listed.
          {sandbox && (
            <>
              {" "}
              This is the sandbox: <a href="/sandbox#mail">read your letters here</a>.
            </>
          )}
        </p>
        <PostButton to="/settings#address" fields={{ intent: "verify" }} kind="link" busy="Sending">
          Send me another link
        </PostButton>
      </div>
    </Note>
  );
}

export function AdminPart({ admin }: { admin: NonNullable<DashboardOutput["admin"]> }) {
  const { approvals, failedOutbox } = admin;
  return (
    <Section title="Waits for an admin" id="admin">
      <p>
        {approvals === 0
          ? "No profile waits to be read."
          : approvals === 1
            ? "One mentor waits to be read."
            : `${approvals} mentors wait to be read.`}{" "}
        {failedOutbox > 0 &&
          (failedOutbox === 1
            ? "One letter or order could not be delivered."
            : `${failedOutbox} letters or orders could not be delivered.`)}
      </p>
      <p className="acts">
        <a href="/admin">Open the queues</a>
      </p>
    </Section>
  );
}

export function NeedsYou({
  sessions,
  payKeys,
}: {
  sessions: readonly SessionView[];
  payKeys: Readonly<Record<string, string>>;
}) {
  if (sessions.length === 0) return null;
  return (
    <section aria-labelledby="needs" className="gap">
      <h2 id="needs">Waits for you</h2>
      <SessionList sessions={sessions} payKeys={payKeys} />
    </section>
  );
}

export function Suggestions({ hours }: { hours: readonly OpenHour[] }) {
  return (
    <section aria-labelledby="open" className="timetable gap">
      <h2 id="open">Open hours that fit you</h2>
      {hours.length > 0 ? (
        <Timetable hours={hours} />
      ) : (
        <p>Every hour of this week is taken or over. Later weeks stand on the mentors’ pages.</p>
      )}
      <p className="more">
        <a className="tap" href="/mentors">
          Find a mentor
        </a>
      </p>
    </section>
  );
}
