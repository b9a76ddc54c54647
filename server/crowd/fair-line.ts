interface Shape {
  /** So many are served at once. */
  places: number;
  /** So many of one may wait. */
  longest: number;
  /**
   * Milliseconds after which a place is given on: a turn is for work on the one thread. Whoever only waits,
   * for a password to be hashed or for an answer to be taken, holds up nobody. Without it, at its end.
   */
  longestTurn?: number;
  /** Runs something in a later turn of the event loop. */
  later: (run: () => void) => void;
}

/** Gives the place on, however often it is called. Answers false where nobody waits for it any more. */
type Begin = (leave: () => void) => boolean;

/**
 * Whose turn it is: everybody's in turn, however much one of them asks for.
 *
 * One begins in each turn of the event loop. What it does may run to its end without ever waiting, and
 * only between two such do sockets get their turn, on which others come, or leave.
 */
export class FairLine {
  readonly #shape: Shape;
  /** Those who wait, by who they belong to; the first in the map is next. */
  readonly #lines = new Map<string, Begin[]>();
  #served = 0;
  #looksSoon = false;

  constructor(shape: Shape) {
    this.#shape = shape;
  }

  /** `begin` runs when its turn comes. Answers false where too many of theirs wait already. */
  join(who: string, begin: Begin): boolean {
    if ((this.#lines.get(who)?.length ?? 0) >= this.#shape.longest) return false;
    this.#add(who, begin);
    return true;
  }

  /** For one more part of what has begun: it has a turn of its own, however many wait. */
  again<T>(who: string, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#add(who, (leave) => {
        work().then(resolve, reject).finally(leave);
        return true;
      });
    });
  }

  #add(who: string, begin: Begin): void {
    const line = this.#lines.get(who) ?? [];
    line.push(begin);
    this.#lines.set(who, line);
    this.#lookSoon();
  }

  #lookSoon(): void {
    if (this.#looksSoon || this.#served >= this.#shape.places || this.#lines.size === 0) return;
    this.#looksSoon = true;
    this.#shape.later(() => {
      this.#looksSoon = false;
      this.#serveOne();
      this.#lookSoon();
    });
  }

  /** Passes over those who left: they take no turn. */
  #serveOne(): void {
    for (let begin = this.#next(); begin; begin = this.#next()) if (this.#serve(begin)) return;
  }

  #serve(begin: Begin): boolean {
    let timer: NodeJS.Timeout | undefined;
    let served = true;
    const leave = () => {
      if (!served) return;
      served = false;
      clearTimeout(timer);
      this.#served--;
      this.#lookSoon();
    };
    this.#served++;
    if (!begin(leave)) {
      this.#served--;
      return false;
    }
    const { longestTurn } = this.#shape;
    if (served && longestTurn !== undefined) timer = setTimeout(leave, longestTurn);
    return true;
  }

  #next(): Begin | undefined {
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
