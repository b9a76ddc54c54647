export interface Lost {
  /** What the payer had paid, all of which the bank took back. */
  amountCents: number;
  /** What we had given back of it, by our books. */
  givenBackCents: number;
  /** Of that, what the provider has really sent: the payer has it twice now. */
  sentBackCents: number;
}

/**
 * Who bears a payment that the bank took back. What is still held of it pays first; what was released to
 * the mentor before stays theirs, because the session's evidence stands, and the platform pays. So it
 * does for what was sent back before: no other payment's money stands in for that.
 */
export function chargebackSources(
  { amountCents, givenBackCents, sentBackCents }: Lost,
  heldCents: number,
): { fromHold: number; fromPlatform: number } {
  const kept = amountCents - givenBackCents;
  const fromHold = Math.min(kept, Math.max(heldCents, 0));
  return { fromHold, fromPlatform: kept - fromHold + sentBackCents };
}
