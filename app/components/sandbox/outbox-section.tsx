import { Section, State, type StateKind, When } from "../ui/index.ts";

interface Outbox {
  waiting: number;
  failed: number;
  messages: {
    key: string;
    kind: string;
    state: "waiting" | "done" | "failed";
    attempts: number;
    dueAt: number;
  }[];
}

const STATES: Record<"waiting" | "done" | "failed", { kind: StateKind; word: string }> = {
  waiting: { kind: "wait", word: "Waiting" },
  done: { kind: "yes", word: "Done" },
  failed: { kind: "no", word: "Given up" },
};

export function OutboxSection({ outbox }: { outbox: Outbox }) {
  return (
    <Section title="Outbox" id="outbox">
      <p>
        {outbox.waiting} waiting, {outbox.failed} given up.
      </p>
      <table className="flat">
        <caption className="vh">The newest of what happens outside</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">State</th>
            <th scope="col">Due</th>
          </tr>
        </thead>
        <tbody>
          {outbox.messages.map(({ key, kind, state, attempts, dueAt }) => (
            <tr key={key}>
              <th scope="row">
                {kind.replaceAll("_", " ")}
                <br />
                <span className="thin muted said">{key}</span>
              </th>
              <td data-l="State">
                <State kind={STATES[state].kind}>{STATES[state].word}</State>
                {attempts > 1 && <span className="muted"> after {attempts} tries</span>}
              </td>
              <td data-l="Due">
                <When at={dueAt} show="day-time" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
