import { EventEmitter } from "node:events";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Crowd } from "./crowd.ts";

class Guest extends EventEmitter {
  putOut = false;
  destroy() {
    this.putOut = true;
    this.emit("close");
  }
}

test("for one more of a network the one of it that came first is put out, and nobody else's", () => {
  const crowd = new Crowd<Guest>({ most: 10, mostOfOne: 2 });
  const [honest, first, second, third] = [new Guest(), new Guest(), new Guest(), new Guest()];
  crowd.enter(honest, { network: "honest" }, "close");
  for (const one of [first, second, third]) crowd.enter(one, { network: "crowd" }, "close");
  expect([honest, first, second, third].map((one) => one.putOut)).toEqual([
    false,
    true,
    false,
    false,
  ]);
});

test("where all are inside that may be, one of the largest network is put out, not whoever came first", () => {
  const crowd = new Crowd<Guest>({ most: 5, mostOfOne: 3 });
  const [slow, other, ...many] = Array.from({ length: 6 }, () => new Guest());
  if (slow) crowd.enter(slow, { network: "slow" }, "close");
  for (const one of many.slice(0, 3)) crowd.enter(one, { network: "crowd" }, "close");
  for (const one of [other, many[3]]) if (one) crowd.enter(one, { network: "other" }, "close");
  expect([slow, other, ...many].map((one) => one?.putOut)).toEqual([
    false,
    false,
    true,
    false,
    false,
    false,
  ]);
});

test("within a network its largest group is put out: strangers, or one person, and nobody for their company", () => {
  const crowd = new Crowd<Guest>({ most: 100, mostOfOne: 6 });
  const guest = (person: string | null) => {
    const one = new Guest();
    crowd.enter(one, { network: "campus", person }, "close");
    return one;
  };
  const [first, ...honest] = [guest("a"), guest("a"), guest("b")];
  const strangers = [guest(null), guest(null), guest(null)];
  const more = [guest(null), guest("greedy"), guest("greedy")];
  // Of the groups of two that are left then, one has to give way.
  expect([...strangers, ...more].map(({ putOut }) => putOut)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect([first, ...honest].map((one) => one?.putOut)).toEqual([true, false, false]);
});

test("however many people are at one network, it is the largest network that gives way", () => {
  const crowd = new Crowd<Guest>({ most: 6, mostOfOne: 6 });
  const page = Array.from({ length: 2 }, () => new Guest());
  for (const one of page) crowd.enter(one, { network: "elsewhere" }, "close");
  for (let i = 0; i < 20; i++)
    crowd.enter(new Guest(), { network: "many", person: `${i}` }, "close");
  expect(page.map(({ putOut }) => putOut)).toEqual([false, false]);
});

test("who entered twice is counted once", () => {
  const crowd = new Crowd<Guest>({ most: 10, mostOfOne: 2 });
  const [one, other] = [new Guest(), new Guest()];
  for (const guest of [one, one, one, other]) crowd.enter(guest, { network: "a" }, "close");
  expect([one.putOut, other.putOut]).toEqual([false, false]);
});

test("who enters again is the last to be put out: a download that goes on outlives those nobody reads", () => {
  const crowd = new Crowd<Guest>({ most: 10, mostOfOne: 2 });
  const [read, unread, next] = [new Guest(), new Guest(), new Guest()];
  for (const guest of [read, unread, read, next])
    crowd.enter(guest, { network: "campus" }, "close");
  expect([read, unread, next].map((one) => one.putOut)).toEqual([false, true, false]);
});

test("there are never more than may be, and who is done makes room", () => {
  const comings = fc.array(
    fc.record({ owner: fc.constantFrom("a", "b", "c"), leaves: fc.option(fc.nat()) }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(comings, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), run),
  );

  function run(
    all: { owner: string; leaves: number | null }[],
    most: number,
    mostOfOne: number,
  ): void {
    const crowd = new Crowd<Guest>({ most, mostOfOne });
    let inside: { guest: Guest; owner: string }[] = [];
    for (const { owner, leaves } of all) {
      const guest = new Guest();
      const full =
        inside.length >= most || inside.filter((one) => one.owner === owner).length >= mostOfOne;
      crowd.enter(guest, { network: owner }, "end", "close");
      const before = inside.length;
      inside = inside.filter((one) => !one.guest.putOut);
      expect(before - inside.length).toBe(full ? 1 : 0);
      inside.push({ guest, owner });
      if (leaves === null) continue;
      const [gone] = inside.splice(leaves % inside.length, 1);
      gone?.guest.emit("end");
    }
  }
});
