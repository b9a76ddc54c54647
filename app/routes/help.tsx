import { useLoaderData } from "@remix-run/react";
import { Chapter, Document } from "../components/site/document.tsx";
import { money } from "../lib/format.ts";
import { page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () =>
  title("Help", "How to find a mentor, book, pay, meet in the room, and give hours yourself.");

export const loader = page(({ api }) => api.site.rules());

export default function Help() {
  const rules = useLoaderData<typeof loader>();
  return (
    <Document title="Help" lede="The questions people ask first.">
      <Chapter id="find" title="Finding a mentor">
        <h3>Whom should I choose?</h3>
        <p>
          Somebody who has done the very thing that you want to do next, rather than the most senior
          person. Read “What I help with” and ask yourself what you would paste into the first
          message.
        </p>
        <h3>What if nobody has an hour that suits me?</h3>
        <p>
          Hours open up to {rules.windowDays} days ahead and at least {rules.noticeHours} hours
          before the start. Look at the next week, or at another mentor in the same field.
        </p>
      </Chapter>
      <Chapter id="book" title="Booking and paying">
        <h3>What does it cost?</h3>
        <p>
          The mentor’s price, at least {money(rules.minPriceCents)} unless the hour is given without
          charge, and nothing on top. <a href="/fees">Fees and refunds</a> has every rule with its
          hours.
        </p>
        <h3>Why does it say “Request”?</h3>
        <p>
          Some mentors read your goals before they accept. They have {rules.answerHours} hours, or
          until {rules.answerBeforeStartHours} hours before the start. If they decline or do not
          answer, all of your money comes back.
        </p>
        <h3>My payment did not go through.</h3>
        <p>
          The hour is kept for {rules.holdMinutes} minutes from when you booked it. Open{" "}
          <a href="/sessions">your sessions</a> and pay again; you cannot pay twice for one hour.
        </p>
        <h3>How do I cancel?</h3>
        <p>
          Open the session and choose Cancel. Before you confirm, it says exactly what comes back.
        </p>
        <h3>Can I move the hour?</h3>
        <p>
          Up to {rules.menteeMovesHours} hours before the start, to any free hour of the same
          mentor, at most {rules.mostMoves} times: open the session and choose Move it. What you
          have paid stays with it, and so does the moment until when you can cancel for all of it;
          moved to an earlier hour, it comes when it would for that hour, if that is sooner. Your
          mentor may ask for another time as well; nothing moves until you say yes.
        </p>
      </Chapter>
      <Chapter id="room" title="In the room">
        <h3>When can I enter?</h3>
        <p>
          {rules.roomOpensMinutes} minutes before the start, from the session’s page. Come within
          the first {rules.absenceMinutes} minutes, or it counts as not having come.
        </p>
        <h3>My connection dropped.</h3>
        <p>
          Stay on the page. What you wrote is kept and goes out when the line is back; what the
          other wrote arrives then. Reloading loses nothing that was sent. On a network that lets
          pages through and no live line, the room finds that out and goes on all the same.
        </p>
        <h3>How much data does it need?</h3>
        <p>
          An hour of chat is about 60&nbsp;kB after the first page. Without JavaScript the room
          works too, and uses up to 300&nbsp;kB; you choose how often it asks for news.
        </p>
        <h3>Can we go on for longer?</h3>
        <p>The room closes by itself when the hour is over. Book another hour.</p>
      </Chapter>
      <Chapter id="after" title="Afterwards">
        <p>
          The session’s page has the transcript and the receipt, and keeps them. If the hour was not
          what it should be, <a href="/fees#wrong">tell us within {rules.disputeHours} hours</a>.
        </p>
      </Chapter>
      <Chapter id="give" title="Giving hours">
        <h3>How do I become a mentor?</h3>
        <p>
          <a href="/register/mentor">Register as a mentor</a>, write your profile and set your
          hours. A person reads it; you hear by mail when it is listed. If you are a mentee already,
          add the role in <a href="/settings">your settings</a>.
        </p>
        <h3>When am I paid?</h3>
        <p>
          Your share is released {rules.releaseHours} hours after the end and is paid on the Friday
          that follows. Say first where to, under <a href="/earnings">Earnings</a>, which also lists
          what and when.
        </p>
      </Chapter>
      <Chapter id="us" title="Reaching us">
        <p>
          Answer any mail that you have from us; a person reads it. If you cannot sign in any more,
          use <a href="/forgotten-password">Forgotten password</a>.
        </p>
      </Chapter>
    </Document>
  );
}
