import { Section } from "../ui/index.ts";

/** What the phones of the demo's people show. */
export function CodesSection({
  codes,
}: {
  codes: readonly { email: string; code: string | null }[];
}) {
  if (codes.length === 0) return null;
  return (
    <Section title="Codes" id="codes">
      <p>The second factor of the demo’s people. Each code works once; reload for the next.</p>
      <ul className="stack">
        {codes.map(({ email, code }) => (
          <li key={email}>
            {email}: <code>{code ?? "in half a minute"}</code>
          </li>
        ))}
      </ul>
    </Section>
  );
}
