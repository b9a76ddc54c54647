/**
 * Whose turn it is: everybody's in turn, however much one of them asks for. So many are served at once;
 * `leave` frees a place.
 *
 * One begins in each turn of the event loop. What it does may run to its end without ever waiting, and
 * only between two such do sockets get their turn, on which others come, or leave.
 */
export class FairLine {
  readonly #places: number;
  readonly #longest: number;
  readonly #later: (run: () => void) => void;
  /** Those who wait, by who they belong to; the first in the map is next. */
  readonly #lines = new Map<string, (() => boolean)[]>();
  #served = 0;
  #looksSoon = false;

  constructor(places: number, longest: number, later: (run: () => void) => void = setImmediate) {
    this.#places = places;
    this.#longest = longest;
    this.#later = later;
  }

  /**
   * `begin` runs when its turn comes, and answers false where nobody waits for it any more. Answers false
   * where too many of theirs wait already.
   */
  join(who: string, begin: () => boolean): boolean {
    const line = this.#lines.get(who) ?? [];
    if (line.length >= this.#longest) return false;
    line.push(begin);
    this.#lines.set(who, line);
    this.#lookSoon();
    return true;
  }

  leave(): void {
    this.#served--;
    this.#lookSoon();
  }

  #lookSoon(): void {
    if (this.#looksSoon || this.#served >= this.#places || this.#lines.size === 0) return;
    this.#looksSoon = true;
    this.#later(() => {
      this.#looksSoon = false;
      this.#serveOne();
      this.#lookSoon();
    });
  }

  #serveOne(): void {
    while (this.#served < this.#places) {
      const begin = this.#next();
      if (!begin) return;
      this.#served++;
      if (begin()) return;
      this.#served--;
    }
  }

  #next(): (() => boolean) | undefined {
    const [first] = this.#lines;
    if (!first) return;
    const [who, line] = first;
    // Taken out and put in again they are the last.
    this.#lines.delete(who);
    const begin = line.shift();
    if (line.length > 0) this.#lines.set(who, line);
    return begin;
  }
}
