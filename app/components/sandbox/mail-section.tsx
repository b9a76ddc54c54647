import { Section, When } from "../ui/index.ts";

interface MailHead {
  id: string;
  to: string;
  subject: string;
  sentAt: number;
}

export function MailSection({ mails }: { mails: readonly MailHead[] }) {
  return (
    <Section title="Mail" id="mail">
      {mails.length === 0 ? (
        <p>No letter was sent yet. Register somebody, or book an hour.</p>
      ) : (
        <table className="flat">
          <caption className="vh">The newest letters</caption>
          <thead>
            <tr>
              <th scope="col">Letter</th>
              <th scope="col">To</th>
              <th scope="col">Sent</th>
            </tr>
          </thead>
          <tbody>
            {mails.map(({ id, to, subject, sentAt }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={`/sandbox/mail/${encodeURIComponent(id)}`}>{subject}</a>
                </th>
                <td data-l="To" className="said">
                  {to}
                </td>
                <td data-l="Sent">
                  <When at={sentAt} show="day-time" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
