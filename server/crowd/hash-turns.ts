/** When passwords are hashed, which takes a fifth of a second and is all work. */
import { SECOND } from "../clock.ts";
import { Problem } from "../errors.ts";
import type { HashInTurn } from "../ports.ts";
import { FairLine } from "./fair-line.ts";

/** Two keep two cores busy, and leave two of Node's four threads to files. */
const AT_A_TIME = 2;
/** ms. Who would wait for longer is told to come back: more would only fill the memory. */
const LONGEST_WAIT = 5 * SECOND;
/** Of one network's strangers, and of one person; some more than two cores hash in that time. */
const MOST_WAITING = 50;

/** Node: so many at a time, counted by their end, every network in its turn, and its people in theirs. */
export function twoAtATime(): HashInTurn {
  const line = new FairLine({ places: AT_A_TIME, longest: MOST_WAITING, later: setImmediate });
  return (asker, hash) =>
    new Promise((resolve, reject) => {
      let waits = true;
      const giveUp = () => {
        waits = false;
        reject(tooMany());
      };
      const timer = setTimeout(giveUp, LONGEST_WAIT);
      const joined = line.join(asker, (leave) => {
        if (!waits) return false;
        clearTimeout(timer);
        hash().then(resolve, reject).finally(leave);
        return true;
      });
      if (joined) return;
      clearTimeout(timer);
      giveUp();
    });
}

/** ms between the starts of two hashes: a Worker has one thread, and gets to other things in between. */
const SPACING = 250;
/** Half of what begins within the longest wait, so that no network keeps all others out. */
const MOST_BOOKED = LONGEST_WAIT / SPACING / 2;

/**
 * Workers: so many in a time. Nobody waits for another request to end: a Worker forgets a request whose
 * sender left, and what it held would be held for ever.
 */
export function wellSpaced(): HashInTurn {
  let booked: { network: string; start: number }[] = [];
  let next = 0;
  return async ({ network }, hash) => {
    const now = performance.now();
    const start = Math.max(now, next);
    booked = booked.filter((one) => one.start > now);
    const theirs = booked.filter((one) => one.network === network);
    if (start - now > LONGEST_WAIT || theirs.length >= MOST_BOOKED) throw tooMany();
    booked.push({ network, start });
    next = start + SPACING;
    if (start > now) await new Promise((resolve) => setTimeout(resolve, start - now));
    return hash();
  };
}

function tooMany(): Problem {
  return Problem.tooOften(LONGEST_WAIT / SECOND);
}
