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

/** Somebody whom we know, at a network, or all its strangers together: thousands may be behind one address. */
export interface Owner {
  network: string;
  person?: string | null;
}

/**
 * So many at most, of one network and in all. For one more, somebody is put out of that network, or of the one
 * that has most inside: of its strangers or of that person of it who have most, whoever has been inside for
 * longest, for the honest are quick. Who enters again counts as the last that came.
 */
export class Crowd<T extends Guest> {
  /** In the order in which they came, and whose they are. */
  readonly #inside = new Map<T, Owner>();
  readonly #networks = new Map<string, Tally<string | null>>();
  readonly #limits: Limits<T>;

  constructor(limits: Limits<T>) {
    this.#limits = limits;
  }

  /** Stays until it leaves, or emits one of `until`. */
  enter(one: T, owner: Owner, ...until: string[]): void {
    const { network, person = null } = owner;
    if (this.#inside.delete(one)) {
      this.#inside.set(one, owner);
      return;
    }
    const { most, mostOfOne } = this.#limits;
    if ((this.#networks.get(network)?.total ?? 0) >= mostOfOne) this.#putOutOneOf(network);
    else if (this.#inside.size >= most) this.#putOutOneOf(this.#largest());
    this.#inside.set(one, owner);
    const people = this.#networks.get(network) ?? new Tally();
    people.add(person, 1);
    this.#networks.set(network, people);
    for (const end of until) one.once(end, () => this.leave(one));
  }

  leave(one: T): void {
    const owner = this.#inside.get(one);
    if (owner === undefined) return;
    this.#inside.delete(one);
    const people = this.#networks.get(owner.network);
    people?.add(owner.person ?? null, -1);
    if (people?.total === 0) this.#networks.delete(owner.network);
  }

  #largest(): string {
    let [whose, most] = ["", 0];
    for (const [network, { total }] of this.#networks)
      if (total > most) [whose, most] = [network, total];
    return whose;
  }

  #putOutOneOf(network: string): void {
    const person = this.#networks.get(network)?.largest();
    for (const [one, owner] of this.#inside)
      if (owner.network === network && (owner.person ?? null) === person) {
        this.leave(one);
        const { putOut = () => one.destroy() } = this.#limits;
        putOut(one);
        return;
      }
  }
}

class Tally<Name> {
  total = 0;
  readonly #counts = new Map<Name, number>();

  add(name: Name, count: 1 | -1): void {
    this.total += count;
    const left = (this.#counts.get(name) ?? 0) + count;
    if (left > 0) this.#counts.set(name, left);
    else this.#counts.delete(name);
  }

  /** Who has most. */
  largest(): Name | undefined {
    const [first, ...others] = this.#counts;
    if (!first) return;
    let [whose, most] = first;
    for (const [name, count] of others) if (count > most) [whose, most] = [name, count];
    return whose;
  }
}
