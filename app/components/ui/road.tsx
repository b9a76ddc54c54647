import type { ReactNode } from "react";
import { money, percent } from "../../lib/format.ts";

export interface RoadStep {
  /** A date, or "When you book". */
  at: ReactNode;
  what: ReactNode;
  /** Where the money or the matter stands now. */
  now?: boolean;
}

/** Money, or a process, as dated steps. */
export function Road({ steps }: { steps: readonly RoadStep[] }) {
  return (
    <ol className="road">
      {steps.map(({ at, what, now }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a page never move
        <li key={index} className={now ? "now" : undefined} aria-current={now ? "step" : undefined}>
          <b>{at}</b>
          <span>{what}</span>
        </li>
      ))}
    </ol>
  );
}

/** Whose share: the mentor's and ours. The bar is an SVG because styles in the page are forbidden. */
export function Split({
  netCents,
  commissionCents,
  to,
}: {
  netCents: number;
  commissionCents: number;
  /** "to Thandeka, after 41 sessions" */
  to: ReactNode;
}) {
  const whole = netCents + commissionCents;
  const share = whole === 0 ? 0 : commissionCents / whole;
  return (
    <div className="split">
      <svg width="100%" height="12" aria-hidden="true">
        <rect className="net" width={`${(1 - share) * 100 - 0.4}%`} height="12" />
        <rect className="cut" x={`${(1 - share) * 100}%`} width={`${share * 100}%`} height="12" />
      </svg>
      <p>
        <b>{money(netCents)}</b>
        <br />
        {to}
      </p>
      <p>
        <b>{money(commissionCents)}</b>
        <br />
        to us, {percent(Math.round(share * 10_000))}
      </p>
    </div>
  );
}
