/**
 * Whose turn it is: everybody's in turn, however much one of them asks for. So many are served at once;
 * `leave` frees a place.
 */
export class FairLine {
  readonly #places: number;
  readonly #longest: number;
  /** Those who wait, by who they belong to; the first in the map is next. */
  readonly #lines = new Map<string, (() => void)[]>();
  #served = 0;

  constructor(places: number, longest: number) {
    this.#places = places;
    this.#longest = longest;
  }

  /** `begin` runs at once, or when its turn comes. Answers false where too many of theirs wait already. */
  join(who: string, begin: () => void): boolean {
    const line = this.#lines.get(who) ?? [];
    if (line.length >= this.#longest) return false;
    line.push(begin);
    this.#lines.set(who, line);
    this.#serve();
    return true;
  }

  leave(): void {
    this.#served--;
    this.#serve();
  }

  #serve(): void {
    for (const [who, line] of this.#lines) {
      if (this.#served >= this.#places) return;
      // Taken out and put in again it is the last.
      this.#lines.delete(who);
      const begin = line.shift();
      if (line.length > 0) this.#lines.set(who, line);
      this.#served++;
      begin?.();
    }
  }
}
