import fc from "fast-check";
import { expect, it } from "vitest";
import { Status } from "../../../server/bookings/schemas.ts";
import { session } from "../../../tests/support/session-view.ts";
import { roadOf } from "./road-words.ts";

const HOUR = 3_600_000;
const facts = { zone: "Africa/Johannesburg", now: 0 };
const plain = (text: string | undefined) => text?.replace(/\s/g, " ");

it("marks the time in which one may still cancel, and then the hour itself", () => {
  const one = session();
  const at = (ms: number) => roadOf(one, { ...facts, now: ms }).find(({ now }) => now);
  expect(plain(at(one.startsAt - 72 * HOUR)?.what)).toBe(
    "You can cancel and R 420.00 goes back the way you paid.",
  );
  expect(at(one.startsAt - 2 * HOUR)?.what).toBe("From here on, cancelling gave nothing back.");
  expect(at(one.startsAt + 60_000)?.what).toBe("The hour starts.");
});

it("says nothing of cancelling to those who booked too late for it", () => {
  const { startsAt } = session();
  const late = session({ createdAt: startsAt - 6 * HOUR });
  const road = roadOf(late, { ...facts, now: startsAt - 5 * HOUR });
  expect(road.some(({ what }) => what.includes("cancel"))).toBe(false);
});

it("puts the refund with what caused it", () => {
  const { startsAt } = session();
  const road = roadOf(
    session({
      status: "cancelled_by_mentor",
      cancelledAt: startsAt - HOUR,
      whatNext: { kind: "refunded", at: null, amountCents: 42_000 },
    }),
    { ...facts, now: startsAt },
  );
  expect(plain(road.at(-1)?.what)).toBe(
    "It was called off. R 420.00 is sent back the way you paid.",
  );
});

it("stands at exactly one step, in every state", () => {
  const status = fc.constantFrom(...Status.options);
  const role = fc.constantFrom("mentee" as const, "mentor" as const);
  fc.assert(
    fc.property(status, role, fc.integer({ min: -100, max: 100 }), (state, side, hours) => {
      const one = session({ status: state, role: side, endedAt: session().endsAt });
      const road = roadOf(one, { ...facts, now: one.startsAt + hours * HOUR });
      expect(road.filter(({ now }) => now)).toHaveLength(1);
      expect(road.every(({ what, at }) => what !== "" && at !== "")).toBe(true);
    }),
  );
});
