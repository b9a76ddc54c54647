import { money } from "../../lib/format.ts";

export function Money({ cents, currency }: { cents: number; currency?: string }) {
  return <span className="price">{money(cents, currency)}</span>;
}
