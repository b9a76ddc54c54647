import { useLoaderData } from "@remix-run/react";
import { Chapter, Document } from "../components/site/document.tsx";
import { page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Terms", "What you and we agree to when you use MentorLink.");

export const loader = page(async ({ api }) => {
  const [rules, documents] = await Promise.all([api.site.rules(), api.accounts.documents()]);
  return { rules, version: documents.terms };
});

export default function Terms() {
  const { rules, version } = useLoaderData<typeof loader>();
  return (
    <Document
      title="Terms"
      lede="What you and we agree to. Short on purpose; nothing here takes away a right that the law gives you."
      version={version}
    >
      <Chapter id="who" title="Who may take part">
        <p>
          You are 18 or older, use your own name, and have one account. You keep your password to
          yourself, and tell us if somebody else has it. One person can be mentee and mentor.
        </p>
      </Chapter>
      <Chapter id="what" title="What we do">
        <p>
          We bring mentee and mentor together, keep the hour, hold the money, run the room and pay
          the mentor. The advice is the mentor’s own. It is one professional’s view, and no legal,
          medical, financial or psychological service, and it promises no job.
        </p>
      </Chapter>
      <Chapter id="mentees" title="If you book">
        <ul>
          <li>
            Booking is a contract for one hour of {rules.sessionMinutes} minutes with that mentor,
            by text, at the price shown. It stands once you have paid and, where the mentor answers
            requests, once the mentor has accepted.
          </li>
          <li>
            What comes back when is in <a href="/fees">Fees and refunds</a>, in the version that was
            current when you booked.
          </li>
          <li>
            If your bank takes a payment back before the hour, the hour is called off. You can then
            book no hour with a price for {rules.paysAgainAfterDays} days.
          </li>
          <li>You say what you want from the hour, and come on time.</li>
        </ul>
      </Chapter>
      <Chapter id="mentors" title="If you give hours">
        <ul>
          <li>What your profile says is true, and you say so when it changes.</li>
          <li>
            You keep the hours that were booked. If you cancel or do not come, the mentee gets
            everything back and you get a strike; with repeated strikes we take your profile down.
          </li>
          <li>
            You are independent, not employed by us, and declare your own income. The money, less
            our share, is released {rules.releaseHours} hours after the end and paid on the Friday
            that follows.
          </li>
          <li>
            If a mentee’s bank looks into a payment we tell you, and meanwhile you can cancel that
            hour without a strike. If it takes the payment back before we released it, we cannot pay
            you for that hour; what was released stays yours.
          </li>
          <li>You keep to yourself what a mentee tells you.</li>
        </ul>
      </Chapter>
      <Chapter id="conduct" title="How we treat each other">
        <ul>
          <li>
            No harassment, no discrimination, no advances, no hate. No selling of jobs, interviews
            or finished assignments.
          </li>
          <li>No payment past MentorLink for people who met here.</li>
          <li>
            Do not attack the site, gather other people’s data from it, or use it in somebody else’s
            name.
          </li>
        </ul>
        <p>
          Who breaks this can be warned, suspended or removed. We say why, and a person reads your
          answer. Hours already paid for and not yet held are refunded.
        </p>
      </Chapter>
      <Chapter id="words" title="What you write">
        <p>
          It stays yours. You let us store and show it as far as the product needs: your profile to
          visitors, your messages to the other person. Both of you may keep a transcript for
          yourselves; publishing one needs the other’s consent.
        </p>
      </Chapter>
      <Chapter id="liability" title="If something fails">
        <p>
          If the room cannot be reached you get your money back. We are liable for what we do on
          purpose or with gross negligence, and wherever the law says that we must be; beyond that,
          up to what was paid for the hour in question. The Consumer Protection Act holds in any
          case.
        </p>
      </Chapter>
      <Chapter id="changes" title="Changes, and the law">
        <p>
          Each version has a date. A new one is announced by mail at least 14 days before; hours
          already booked keep the terms they were booked under. If you do not agree, you can close
          your account. South African law applies.
        </p>
      </Chapter>
    </Document>
  );
}
