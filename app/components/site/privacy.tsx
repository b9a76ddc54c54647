import { Note } from "../ui/index.ts";
import { Chapter } from "./document.tsx";

/** A sandbox shows everybody's mail to everybody: people must know before they type. */
export function SandboxNote() {
  return (
    <Note kind="warn">
      <p>
        <b>This copy is a sandbox.</b> Its people are invented, no real money moves and no mail
        leaves it: all mail can be read by anybody on the <a href="/sandbox">sandbox page</a>. What
        you type stays in this copy’s data folder until that is deleted. Type nothing private.
      </p>
    </Note>
  );
}

export function KeptData() {
  return (
    <Chapter id="kept" title="What we store, and why">
      <h3>Your account</h3>
      <p>
        Name, e-mail address, time zone, and which versions of our documents you accepted, to know
        you and to reach you. Your password only as a scrypt hash, which cannot be turned back. If
        you set up a second factor: the authenticator app’s key, encrypted, the public half of each
        passkey, and hashes of your recovery codes. For each place where you are signed in: when,
        when last seen, and what the browser calls itself, so that you can end it from your
        settings.
      </p>
      <h3>Your profile</h3>
      <p>
        What you write about yourself. Mentors: company, job, years, skills, languages, price and
        weekly hours, which are there to be seen. Mentees: where you stand and what you add.
      </p>
      <h3>Your sessions</h3>
      <p>
        Who met whom and when, your goals and questions, every message of the hour, and attendance:
        when each of you entered and left the room. The messages are your transcript; attendance
        decides who is paid when somebody did not come.
      </p>
      <h3>Your money</h3>
      <p>
        What was paid, held, refunded and paid out, in a ledger that is only ever added to, and the
        payment provider’s reference. For mentors the account that payouts go to, stored encrypted.
      </p>
      <h3>Traces</h3>
      <p>
        Mail that we send you, a log of decisions by our staff, of money moving and of changes to
        your sign-in, and counts of requests by account and network address, so that nobody can
        guess passwords by trying. One-time links, as in “forgotten password”, are stored as hashes
        and run out.
      </p>
    </Chapter>
  );
}
