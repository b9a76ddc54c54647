import { Chapter, Document } from "../components/site/document.tsx";
import { title } from "../lib/title.ts";

export const meta = () =>
  title(
    "Safety",
    "Who is on MentorLink, what happens in the room, and what to do if it goes wrong.",
  );

export default function Safety() {
  return (
    <Document
      title="Safety"
      lede="Two adults, one hour, in writing. This is what we check, what we do not, and what you can do."
    >
      <Chapter id="who" title="Who is here">
        <p>
          Everyone is 18 or older and has said so. A person reads every mentor’s profile before it
          appears and turns down those that do not add up.
        </p>
        <p>
          We do not check identity papers, employers or degrees yet. Until a profile says that
          something was checked, take it as the mentor’s own word, and ask.
        </p>
      </Chapter>
      <Chapter id="room" title="In the room">
        <ul>
          <li>Only the two of you can enter. Nobody reads along, and we do not either.</li>
          <li>It is text. There is no camera and no microphone to leave on by mistake.</li>
          <li>
            You both keep the transcript, so what was said can be shown. Write nothing that you
            would not want the other to keep.
          </li>
          <li>You may leave at any moment and need not say why.</li>
        </ul>
      </Chapter>
      <Chapter id="care" title="Take care of">
        <ul>
          <li>
            <b>Passwords, PINs and one-time codes.</b> Nobody needs them for mentoring, and we never
            ask for them.
          </li>
          <li>
            <b>Payment outside MentorLink.</b> Money paid elsewhere cannot be held, refunded or
            traced by us. Somebody who asks for it breaks the terms.
          </li>
          <li>
            <b>Jobs for a fee.</b> A mentor can help you to apply. Nobody here sells a job, an
            interview or a bursary; an offer to do so is a fraud.
          </li>
          <li>
            <b>Your address, ID number and bank statements.</b> Take them out of a CV or letter
            before you paste it.
          </li>
        </ul>
      </Chapter>
      <Chapter id="report" title="If somebody behaves badly">
        <p>
          Leave the room. Then answer any of our mails and say which hour it was. A person reads it.
          We look at a transcript only when one of the two asks us to, and we write down that we
          did.
        </p>
        <p>
          We warn, suspend or close accounts, and hand over to the police what the law asks of us.
          Whoever reports in good faith has nothing to fear for their own account.
        </p>
      </Chapter>
      <Chapter id="urgent" title="If it is urgent">
        <p>
          We are not there by the minute and mentors are no counsellors. In South Africa, call the
          police on <a href="tel:10111">10111</a>, or <a href="tel:112">112</a> from a cell phone.
          The South African Depression and Anxiety Group listens day and night on{" "}
          <a href="tel:0800567567">0800 567 567</a>; the call costs nothing.
        </p>
      </Chapter>
    </Document>
  );
}
