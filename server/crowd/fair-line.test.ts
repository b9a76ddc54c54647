import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { FairLine, type Who } from "./fair-line.ts";

const LONGEST_TURN = 60_000;

/** A line whose turns of the event loop are taken by hand. */
function lineOf(places: number, longest: number) {
  const later: (() => void)[] = [];
  const line = new FairLine({
    places,
    longest,
    longestTurn: LONGEST_TURN,
    later: (run) => later.push(run),
  });
  return { line, turn: () => later.shift()?.() };
}

test("who comes alone waits for one of a crowd's at most, not for the crowd", () => {
  const { line, turn } = lineOf(1, 100);
  const begun: string[] = [];
  let leave = () => {};
  const join = (who: string) =>
    line.join({ network: who }, (end) => {
      leave = end;
      return begun.push(who) > 0;
    });
  for (let i = 0; i < 50; i++) join("crowd");
  turn();
  join("alone");
  for (let i = 0; i < 3; i++) {
    leave();
    turn();
  }
  expect(begun).toEqual(["crowd", "crowd", "alone", "crowd"]);
});

test("one begins in a turn of the event loop, though there are places for more", () => {
  const { line, turn } = lineOf(8, 100);
  let begun = 0;
  for (let i = 0; i < 3; i++) line.join({ network: "a" }, () => ++begun > 0);
  for (const after of [1, 2, 3, 3]) {
    turn();
    expect(begun).toBe(after);
  }
});

test("a line has an end, and another's has not", () => {
  const { line } = lineOf(1, 2);
  const join = (who: string) => line.join({ network: who }, () => true) !== null;
  expect(["a", "a", "a", "a", "b"].map(join)).toEqual([true, true, false, false, true]);
});

test("thousands who left while they waited take no turns, and no stack", () => {
  const { line, turn } = lineOf(1, 100_000);
  let begun = 0;
  for (let i = 0; i < 50_000; i++) line.join({ network: "gone" }, () => false);
  line.join({ network: "there" }, () => ++begun > 0);
  turn();
  turn();
  expect(begun).toBe(1);
});

test("who leaves takes no turn and no place, and nothing of theirs is kept until it comes", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const { line, turn } = lineOf(1, 2);
  let begun = 0;
  const joined = (headers: string[], socket: object) => ({
    held: [new WeakRef(headers), new WeakRef(socket)],
    leave: line.join({ network: "a", socket }, () => begun + headers.length > 0),
  });
  const left = [1, 2].map(() => joined(Array(1000).fill("x"), {}));
  expect(line.join({ network: "a" }, () => true)).toBeNull();
  const held = left.splice(0).flatMap((one) => {
    one.leave?.();
    one.leave?.();
    return one.held;
  });
  // What a WeakRef was made of lives to the end of the turn of the event loop.
  await new Promise((done) => setImmediate(done));
  collect();
  expect(held.map((one) => one.deref())).toEqual(held.map(() => undefined));
  for (const _ of [1, 2]) expect(line.join({ network: "a" }, () => ++begun > 0)).not.toBeNull();
  turn();
  expect(begun).toBe(1);
});

test("a place is given on when its time is over, and once", () => {
  vi.useFakeTimers();
  try {
    const { line, turn } = lineOf(1, 100);
    const begun: string[] = [];
    const leaves = new Map<string, () => void>();
    for (const who of ["slow", "next", "last"])
      line.join({ network: who }, (leave) => {
        leaves.set(who, leave);
        return begun.push(who) > 0;
      });
    turn();
    turn();
    expect(begun).toEqual(["slow"]);
    vi.advanceTimersByTime(LONGEST_TURN);
    turn();
    leaves.get("slow")?.();
    turn();
    expect(begun).toEqual(["slow", "next"]);
  } finally {
    vi.useRealTimers();
  }
});

test("a part of what has begun waits for its turn, and gives it on also where it fails", async () => {
  const { line, turn } = lineOf(1, 1);
  let leave = () => {};
  line.join({ network: "a" }, (end) => {
    leave = end;
    return true;
  });
  turn();
  let begun = 0;
  const lost = line.again({ network: "b" }, async () => {
    begun++;
    throw new Error("lost");
  });
  const found = line.again({ network: "b" }, async () => `part ${++begun}`);
  turn();
  expect(begun).toBe(0);
  leave();
  turn();
  turn();
  expect(begun).toBe(1);
  await expect(lost).rejects.toThrow("lost");
  turn();
  expect(await found).toBe("part 2");
});

test("within one network it is each socket's turn, however many requests one of them holds", () => {
  const { line, turn } = lineOf(1, 100);
  const begun: string[] = [];
  let leave = () => {};
  const join = (name: string, network: string, socket: object) =>
    line.join({ network, socket }, (end) => {
      leave = end;
      return begun.push(name) > 0;
    });
  const [greedy, modest] = [{}, {}];
  for (let i = 0; i < 50; i++) join("greedy", "campus", greedy);
  join("modest", "campus", modest);
  join("elsewhere", "other", {});
  for (let i = 0; i < 5; i++) {
    turn();
    leave();
  }
  expect(begun).toEqual(["greedy", "elsewhere", "modest", "greedy", "greedy"]);
});

const sockets = [{}, {}, {}];
const anybody = fc.record({
  network: fc.constantFrom("a", "b", "c"),
  person: fc.constantFrom(null, "d", "e"),
  socket: fc.constantFrom(...sockets),
});

test("whom we know is not turned away because strangers of the network wait, nor waits for all of them", () => {
  const { line, turn } = lineOf(1, 3);
  const begun: string[] = [];
  let leave = () => {};
  const join = (name: string, person: string | null) =>
    line.join({ network: "campus", person, socket: {} }, (end) => {
      leave = end;
      return begun.push(name) > 0;
    }) !== null;
  expect([1, 2, 3, 4].map(() => join("stranger", null))).toEqual([true, true, true, false]);
  expect([1, 2, 3, 4].map(() => join("member", "member"))).toEqual([true, true, true, false]);
  for (let i = 0; i < 4; i++) {
    turn();
    leave();
  }
  expect(begun).toEqual(["stranger", "member", "stranger", "member"]);
});

test("of those who wait, nobody has a second turn before everybody beside them had one", () => {
  fc.assert(
    fc.property(fc.array(anybody, { maxLength: 40 }), (comings) => {
      const { line, turn } = lineOf(100, 1000);
      const served: Who[] = [];
      for (const who of comings) line.join(who, () => served.push(who) > 0);
      for (const _ of comings) turn();
      expect(served).toHaveLength(comings.length);
      expectTurns(served, ({ network }) => network);
      for (const network of ["a", "b", "c"]) {
        const theirs = served.filter((one) => one.network === network);
        expectTurns(theirs, ({ person }) => person);
        for (const person of [null, "d", "e"])
          expectTurns(
            theirs.filter((one) => one.person === person),
            ({ socket }) => socket,
          );
      }
    }),
  );

  /** Whoever is served again had to wait for all who are still to be served. */
  function expectTurns(served: Who[], of: (who: Who) => unknown): void {
    const owners = served.map(of);
    for (const [at, owner] of owners.entries()) {
      const again = owners.indexOf(owner, at + 1);
      if (again < 0) continue;
      const between = new Set(owners.slice(at + 1, again));
      for (const later of owners.slice(again))
        if (later !== owner) expect(between).toContain(later);
    }
  }
});

test("everybody is served once, never more at a time than there are places", () => {
  const coming = fc.record({ who: anybody, stays: fc.boolean(), leaves: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(fc.option(coming), { maxLength: 60 }),
      fc.integer({ min: 1, max: 4 }),
      (comings, places) => {
        const { line, turn } = lineOf(places, 1000);
        const begun = new Set<unknown>();
        const gone = new Set<unknown>();
        const served: (() => void)[] = [];
        const leave = () => {
          const end = served.shift();
          end?.();
          end?.();
        };
        for (const one of comings) {
          turn();
          if (one === null) {
            leave();
            continue;
          }
          const leaveLine = line.join(one.who, (end) => {
            expect(begun.has(one) || gone.has(one)).toBe(false);
            if (!one.stays) return false;
            begun.add(one);
            served.push(end);
            expect(served.length).toBeLessThanOrEqual(places);
            return true;
          });
          if (!one.leaves || begun.has(one)) continue;
          leaveLine?.();
          gone.add(one);
        }
        for (let i = 0; i < 200; i++) {
          leave();
          turn();
        }
        const all = comings.filter((one) => one?.stays && !gone.has(one));
        expect(begun).toEqual(new Set(all));
      },
    ),
  );
});
