import { useLoaderData } from "@remix-run/react";
import { Chapter, Document } from "../components/site/document.tsx";
import { KeptData, SandboxNote } from "../components/site/privacy.tsx";
import { page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () =>
  title("Privacy", "What we store about you, why, who sees it and what you can ask of us.");

export const loader = page(async ({ api, context }) => {
  const documents = await api.accounts.documents();
  return { version: documents.privacy, sandbox: context.sandbox };
});

export default function Privacy() {
  const { version, sandbox } = useLoaderData<typeof loader>();
  return (
    <Document
      title="Privacy"
      lede="What we store about you, why, who sees it, and what you can ask of us under the Protection of Personal Information Act (POPIA)."
      version={version}
      note={sandbox && <SandboxNote />}
    >
      <KeptData />
      <Chapter id="not" title="What we do not do">
        <ul>
          <li>We do not sell or rent what we know about you, and we show no advertisements.</li>
          <li>We do not follow you: no analytics, no scripts or pictures from other companies.</li>
          <li>We do not read conversations, and no machine is trained on them.</li>
          <li>We do not see card numbers. You type them at the payment provider.</li>
        </ul>
      </Chapter>
      <Chapter id="cookies" title="Three cookies">
        <ul>
          <li>
            <b>Signing in.</b> A random key that only your browser holds. We store its hash, so that
            a copy of our database signs nobody in. It ends when you sign out.
          </li>
          <li>
            <b>tz.</b> The name of your time zone, so that hours are shown on your clock. It says
            nothing else and lasts a year.
          </li>
          <li>
            <b>This browser is yours.</b> A mark that you signed in here before, so that strangers
            who guess at your password cannot keep you out, nor a crowd at your address. It names
            your account, opens nothing by itself, and ends after 180 days; for guesses at your
            password, when you change it.
          </li>
        </ul>
        <p>All are needed for what you ask of us, so there is no banner to click away.</p>
      </Chapter>
      <Chapter id="who" title="Who sees what">
        <ul>
          <li>
            <b>Everyone:</b> a mentor’s name, profile, hours and price, once the profile is
            approved.
          </li>
          <li>
            <b>The other person of a session:</b> your name, your goals and questions, your
            messages, when you were in the room.
          </li>
          <li>
            <b>Our staff:</b> what a task needs, such as a profile to approve or a payout that
            failed. What they decide is written down with their name.
          </li>
          <li>
            <b>Companies that work for us:</b> those that host the site, carry the mail and move the
            money, each only what its work needs. Some may stand outside South Africa; then they are
            bound to protection like POPIA’s (section 72).
          </li>
        </ul>
      </Chapter>
      <Chapter id="long" title="How long">
        <p>
          Your account and your transcripts stay until you ask us to remove them. Records of money
          stay for five years, because tax law says so. What we keep for that reason we use for
          nothing else.
        </p>
      </Chapter>
      <Chapter id="rights" title="What you can ask">
        <p>
          To see what we hold about you, to have it put right, to have it deleted where no law makes
          us keep it, and to object to a use of it. Answer any of our mails, or write to our
          information officer; we answer within 30 days and it costs nothing. If our answer does not
          satisfy you, the <a href="https://inforegulator.org.za">Information Regulator</a> hears
          complaints.
        </p>
        <p>If data of yours ever gets into the wrong hands, we tell you and the Regulator.</p>
      </Chapter>
    </Document>
  );
}
