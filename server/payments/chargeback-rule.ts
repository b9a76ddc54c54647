/**
 * Who bears a payment that the bank took back. What is still held pays for it first; what was released
 * to the mentor before stays theirs, because the session's evidence stands, and the platform pays.
 */
export function chargebackSources(
  lostCents: number,
  heldCents: number,
): { fromHold: number; fromPlatform: number } {
  const fromHold = Math.min(lostCents, Math.max(heldCents, 0));
  return { fromHold, fromPlatform: lostCents - fromHold };
}
