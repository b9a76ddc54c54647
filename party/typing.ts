/** `typing: on` again sooner than this says nothing new. */
const TYPING_EVERY_MS = 2_000;
/** Changes that go through at once; then one in each TYPING_EVERY_MS. */
const BURST = 4;

/** What one person's sockets say about typing, taken together. Its memory may be lost without harm. */
export class TypingNews {
  #on = false;
  #at = Number.NEGATIVE_INFINITY;
  #left = BURST;
  #refilledAt = 0;

  /** Whether the other side should hear of it. `now`: real epoch ms. */
  isNews(on: boolean, now: number): boolean {
    if (on === this.#on && (!on || now - this.#at < TYPING_EVERY_MS)) return false;
    const gained = Math.max(0, now - this.#refilledAt) / TYPING_EVERY_MS;
    this.#left = Math.min(BURST, this.#left + gained);
    this.#refilledAt = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    this.#on = on;
    this.#at = now;
    return true;
  }

  /** A message ends typing, so that the next word about that is news. */
  said(): void {
    this.#on = false;
  }
}
