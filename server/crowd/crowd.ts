interface Guest {
  destroy(): unknown;
  once(event: string, run: () => void): unknown;
}

interface Limits<T> {
  most: number;
  mostOfOne: number;
  /** Ends one; else it is destroyed. */
  putOut?: (one: T) => void;
}

/**
 * So many at most, of one network and in all. For one more, whoever has been inside for longest is put
 * out, of that network or of the one that has most inside: the honest are quick. Who enters again counts as
 * the last that came.
 */
export class Crowd<T extends Guest> {
  /** In the order in which they came, and whose they are. */
  readonly #inside = new Map<T, string>();
  readonly #counts = new Map<string, number>();
  readonly #limits: Limits<T>;

  constructor(limits: Limits<T>) {
    this.#limits = limits;
  }

  /** Stays until it leaves, or emits one of `until`. */
  enter(one: T, owner: string, ...until: string[]): void {
    if (this.#inside.delete(one)) {
      this.#inside.set(one, owner);
      return;
    }
    if (this.#of(owner) >= this.#limits.mostOfOne) this.#putOutOneOf(owner);
    else if (this.#inside.size >= this.#limits.most) this.#putOutOneOf(this.#largest());
    this.#inside.set(one, owner);
    this.#counts.set(owner, this.#of(owner) + 1);
    for (const end of until) one.once(end, () => this.leave(one));
  }

  leave(one: T): void {
    const owner = this.#inside.get(one);
    if (owner === undefined) return;
    this.#inside.delete(one);
    const left = this.#of(owner) - 1;
    if (left > 0) this.#counts.set(owner, left);
    else this.#counts.delete(owner);
  }

  #of(owner: string): number {
    return this.#counts.get(owner) ?? 0;
  }

  /** Whose are most. */
  #largest(): string {
    let [whose, most] = ["", 0];
    for (const [owner, count] of this.#counts) if (count > most) [whose, most] = [owner, count];
    return whose;
  }

  #putOutOneOf(whose: string): void {
    for (const [one, owner] of this.#inside)
      if (owner === whose) {
        this.leave(one);
        const { putOut = () => one.destroy() } = this.#limits;
        putOut(one);
        return;
      }
  }
}
