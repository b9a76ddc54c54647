import { useFacts } from "../../lib/facts.ts";
import { givenName, machineTime, money, span } from "../../lib/format.ts";
import { Face, OtherClock } from "../ui/index.ts";
import { type Quote, splitWords } from "./quote-words.ts";

/** What one buys: with whom, when (once that is settled), and the line items. */
export function QuoteSummary({ quote, settled }: { quote: Quote; settled: boolean }) {
  const { zone, now } = useFacts();
  const { mentor, startsAt, endsAt, priceCents, currency } = quote;
  const job = [mentor.jobTitle, mentor.company].filter(Boolean).join(", ");
  return (
    <section className="receipt stack" aria-labelledby="what">
      <h2 id="what" className="vh">
        What you are booking
      </h2>
      <div className="who">
        <Face name={mentor.name} id={mentor.id} />
        <div>
          <p className="name">{mentor.name}</p>
          <p className="muted">{job}</p>
        </div>
      </div>
      {settled && (
        <>
          <p className="at">
            <time dateTime={machineTime(startsAt)}>{span(startsAt, endsAt, zone, { now })}</time>
          </p>
          <OtherClock at={startsAt} zone={mentor.zone} name={givenName(mentor.name)} />
        </>
      )}
      <table className="sum">
        <caption className="vh">Line items</caption>
        <tbody>
          <tr>
            <th scope="row">One hour by text chat</th>
            <td className="r">{money(priceCents, currency)}</td>
          </tr>
          <tr>
            <th scope="row">Booking fee</th>
            <td className="r">{money(0, currency)}</td>
          </tr>
          <tr className="total">
            <th scope="row">You pay</th>
            <td className="r">{money(priceCents, currency)}</td>
          </tr>
        </tbody>
      </table>
      <p className="muted">{splitWords(quote)}</p>
    </section>
  );
}
