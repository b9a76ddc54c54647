import fc from "fast-check";
import { expect, test } from "vitest";
import {
  chargeHistory,
  HISTORY_BURST_BYTES,
  HISTORY_BYTES_PER_SECOND,
  waitForHistory,
} from "./history.ts";
import type { Member } from "./room-state.ts";

const PAGE = 131_072;
const START = 1_790_000_000_000;

function someone(): Member {
  const tokens = { level: 20, at: START };
  return { user: "u", name: "U", sockets: 1, formUntil: 0, readSeq: 0, tokens, intervals: [] };
}

test("nobody is sent more than the burst, the refill and one page, however they ask", () => {
  const asked = fc.array(
    fc.record({ after: fc.nat(500), bytes: fc.integer({ min: 1, max: PAGE }) }),
    {
      minLength: 100,
      maxLength: 400,
    },
  );
  fc.assert(
    fc.property(asked, (pages) => {
      const member = someone();
      let now = START;
      let sent = 0;
      for (const { after, bytes } of pages) {
        now += after;
        if (waitForHistory(member, now) > 0) continue;
        chargeHistory(member, bytes, now);
        sent += bytes;
        const most = HISTORY_BURST_BYTES + ((now - START) / 1000) * HISTORY_BYTES_PER_SECOND + PAGE;
        if (sent > most) return false;
      }
      return true;
    }),
    { endOnFailure: true },
  );
});

test("whoever waits as long as they were told gets the next page, and not sooner", () => {
  const member = someone();
  chargeHistory(member, HISTORY_BURST_BYTES + PAGE, START);
  const wait = waitForHistory(member, START);
  expect(wait).toBeGreaterThan(8_000);
  expect(waitForHistory(member, START + wait - 1)).toBeGreaterThan(0);
  expect(waitForHistory(member, START + wait)).toBe(0);
});

test("a clock that goes back gives nothing", () => {
  const member = someone();
  chargeHistory(member, HISTORY_BURST_BYTES, START);
  expect(waitForHistory(member, START - 60_000)).toBeGreaterThan(0);
});
