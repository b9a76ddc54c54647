/** How the price of an hour is shared. Integer cents; every rounding happens once, half up. */

/** South Africa's standard rate, contained in the commission: 15/115 of it. */
const VAT_NUMERATOR = 15;
const VAT_DENOMINATOR = 115;
const BASIS_POINTS = 10_000;

export interface Split {
  /** The platform's share, VAT included. */
  commissionCents: number;
  /** Inside the commission; 0 while the platform is not registered. */
  vatCents: number;
  /** The mentor's: all the rest. */
  netCents: number;
}

export function splitCommission(
  priceCents: number,
  commissionBps: number,
  vatRegistered: boolean,
): Split {
  const commissionCents = divideHalfUp(priceCents * commissionBps, BASIS_POINTS);
  const vatCents = vatRegistered
    ? divideHalfUp(commissionCents * VAT_NUMERATOR, VAT_DENOMINATOR)
    : 0;
  return { commissionCents, vatCents, netCents: priceCents - commissionCents };
}

/** For non-negative integers, without leaving the integers. */
function divideHalfUp(amount: number, by: number): number {
  return Math.floor((2 * amount + by) / (2 * by));
}
