import type { Owner } from "./crowd.ts";

interface Shape {
  /** So many are served at once. */
  places: number;
  /** So many of one network may wait, beside those of its people whom we know. */
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

export interface Who extends Owner {
  /** Of strangers, and of one person, turns go by socket. */
  socket?: object;
}

type BySocket = Rotation<object | undefined, Begin[]>;

/**
 * Whose turn it is: every network's in turn, within it every known person's, and the strangers' together, and
 * every socket's of those, however much one of them asks for.
 *
 * One begins in each turn of the event loop. What it does may run to its end without ever waiting, and
 * only between two such do sockets get their turn, on which others come, or leave.
 */
export class FairLine {
  readonly #shape: Shape;
  readonly #lines = new Rotation<string, Rotation<string | null, BySocket>>(
    () => new Rotation(() => new Rotation(() => [])),
  );
  #served = 0;
  #looksSoon = false;

  constructor(shape: Shape) {
    this.#shape = shape;
  }

  /** `begin` runs when its turn comes. Answers how to leave the line; null where too many of theirs wait already. */
  join(who: Who, begin: Begin): (() => void) | null {
    const { network, person = null } = who;
    const waiting = this.#lines.of(network)?.of(person)?.length ?? 0;
    return waiting < this.#shape.longest ? this.#add(who, begin) : null;
  }

  /** For one more part of what has begun: it has a turn of its own, however many wait. */
  again<T>(who: Who, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#add(who, (leave) => {
        work().then(resolve, reject).finally(leave);
        return true;
      });
    });
  }

  #add({ network, person = null, socket }: Who, begin: Begin): () => void {
    this.#lines.push(network, (people) =>
      people.push(person, (sockets) => sockets.push(socket, (line) => line.push(begin))),
    );
    this.#lookSoon();
    return () => {
      this.#lines.drop(network, (people) =>
        people.drop(person, (sockets) => sockets.drop(socket, (line) => isTaken(line, begin))),
      );
    };
  }

  #lookSoon(): void {
    if (this.#looksSoon || this.#served >= this.#shape.places || this.#lines.length === 0) return;
    this.#looksSoon = true;
    this.#shape.later(() => {
      this.#looksSoon = false;
      this.#serveOne();
      this.#lookSoon();
    });
  }

  /** Passes over those for whom nobody waits any more: they take no turn. */
  #serveOne(): void {
    for (let begin = this.#lines.shift(); begin; begin = this.#lines.shift())
      if (this.#serve(begin)) return;
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
}

/** Lines that take turns: the first in the map is next. */
class Rotation<Owner, Line extends { length: number; shift(): Begin | undefined }> {
  length = 0;
  readonly #lines = new Map<Owner, Line>();
  readonly #newLine: () => Line;

  constructor(newLine: () => Line) {
    this.#newLine = newLine;
  }

  of(owner: Owner): Line | undefined {
    return this.#lines.get(owner);
  }

  /** `add` adds one. */
  push(owner: Owner, add: (line: Line) => void): void {
    const line = this.#lines.get(owner) ?? this.#newLine();
    add(line);
    this.length++;
    this.#lines.set(owner, line);
  }

  /** `isDropped` takes one out of the line, where it is. Nothing of an owner without any is kept. */
  drop(owner: Owner, isDropped: (line: Line) => boolean): boolean {
    const line = this.#lines.get(owner);
    if (!line || !isDropped(line)) return false;
    this.length--;
    if (line.length === 0) this.#lines.delete(owner);
    return true;
  }

  shift(): Begin | undefined {
    const [first] = this.#lines;
    if (!first) return;
    const [owner, line] = first;
    // Taken out and put in again they are the last.
    this.#lines.delete(owner);
    const begin = line.shift();
    this.length--;
    if (line.length > 0) this.#lines.set(owner, line);
    return begin;
  }
}

function isTaken(line: Begin[], begin: Begin): boolean {
  const at = line.indexOf(begin);
  return at >= 0 && line.splice(at, 1).length > 0;
}
