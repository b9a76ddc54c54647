import { expect, it } from "vitest";
import { type CancelPreview, cancelWords, ruleWords } from "./cancel-words.ts";

const HOUR = 3_600_000;
const startsAt = Date.UTC(2026, 10, 26, 16);
const facts = { zone: "Africa/Johannesburg", now: startsAt - 72 * HOUR };
const plain = (texts: string[]) => texts.map((text) => text.replace(/\s/g, " "));

function preview(over: Partial<CancelPreview> = {}): CancelPreview {
  return {
    sessionId: "s",
    role: "mentee",
    otherName: "Sipho Ndlovu",
    priceCents: 35_000,
    currency: "ZAR",
    refundCents: 35_000,
    rule: { rule: "tier", percent: 100, hoursBefore: 24, until: startsAt - 24 * HOUR },
    waitsForBank: false,
    mentorKeepsCents: 0,
    mentorPaidAt: null,
    strike: false,
    ...over,
  };
}

it("says what comes back and who is told", () => {
  expect(plain(cancelWords(preview(), facts))).toEqual([
    "You get R 350.00 back the way you paid; Sipho is told now.",
  ]);
});

it("says that what comes back waits for the bank that looks into it", () => {
  const waits = preview({ waitsForBank: true });
  expect(plain(cancelWords(waits, facts))).toEqual([
    "R 350.00 is yours either way: your bank gives it back to you, or we do when it has decided; Sipho is told now.",
  ]);
  expect(plain(cancelWords({ ...waits, role: "mentor" }, facts))).toEqual([
    "Sipho gets R 350.00 back, by the bank or when it has decided, and is told now.",
  ]);
});

it("says what does not come back of a part", () => {
  const part = preview({ refundCents: 17_500 });
  expect(plain(cancelWords(part, facts))[1]).toBe("R 175.00 does not come back.");
});

it("says who is paid and when, when it is too late", () => {
  const late = preview({
    refundCents: 0,
    rule: { rule: "too_late", percent: 0, since: startsAt - 24 * HOUR },
    mentorKeepsCents: 24_500,
    mentorPaidAt: startsAt + 49 * HOUR,
  });
  expect(plain(cancelWords(late, facts))).toEqual([
    "You get nothing back now; Sipho is told now.",
    "Sipho is paid R 245.00 on Sat 28 Nov, 19:00, unless somebody else books the hour and it takes place: then R 350.00 comes back to you.",
  ]);
  expect(plain([ruleWords(late, facts)])).toEqual([
    "The last moment for a refund was Wed 25 Nov, 18:00 SAST.",
  ]);
});

it("tells a mentor about the strike", () => {
  const mentors = preview({
    role: "mentor",
    strike: true,
    rule: { rule: "mentor_cancels", percent: 100 },
  });
  expect(plain(cancelWords(mentors, facts))).toEqual([
    "Sipho gets R 350.00 back and is told now.",
    "It counts as a strike against you.",
  ]);
});
