import { expect, it } from "vitest";
import { answerWords, buttonOf, type Quote, refundWords, splitWords } from "./quote-words.ts";

const HOUR = 3_600_000;
const startsAt = Date.UTC(2026, 10, 26, 16);
const facts = { zone: "Africa/Johannesburg", now: startsAt - 72 * HOUR };
const plain = (text: string | null | undefined) => text?.replace(/\s/g, " ");

function quote(over: Partial<Quote> = {}): Quote {
  return {
    mentor: {
      id: "m",
      name: "Johan Steyn",
      initials: "JS",
      jobTitle: "Engineer",
      company: "Kestrel",
      zone: "Africa/Johannesburg",
    },
    startsAt,
    endsAt: startsAt + HOUR,
    mode: "instant",
    priceCents: 42_000,
    currency: "ZAR",
    split: { commissionBps: 2500, commissionCents: 10_500, netCents: 31_500 },
    vatIncluded: true,
    holdMinutes: 15,
    refundUntil: startsAt - 24 * HOUR,
    answerBy: null,
    free: true,
    refusal: null,
    own: null,
    alternatives: [],
    ...over,
  };
}

it("names on the button what pressing it does", () => {
  const hour = "Thu 26 Nov, 18:00";
  expect(plain(buttonOf(quote(), hour))).toBe("Pay R 420.00");
  expect(plain(buttonOf(quote({ priceCents: 0 }), hour))).toBe("Book Thu 26 Nov, 18:00");
  expect(plain(buttonOf(quote({ mode: "request" }), hour))).toBe(
    "Ask Johan for this hour and pay R 420.00",
  );
});

it("says the refund rule with its date and hour", () => {
  expect(plain(refundWords(quote(), facts)[0])).toBe(
    "Before Wed 25 Nov, 18:00 SAST: R 420.00 goes back the way you paid. From then on nothing " +
      "comes back, unless somebody else books the hour and it takes place.",
  );
});

it("names no date while the hour is still to be chosen", () => {
  expect(plain(refundWords(quote(), facts, true)[0])).toMatch(
    /^Until 24 hours before the hour you choose: R 420.00 goes back/,
  );
});

it("promises no refund when the last moment has passed", () => {
  const late = { ...facts, now: startsAt - 5 * HOUR };
  expect(refundWords(quote(), late)[0]).toContain("so near that nothing comes back");
});

it("says when the mentor answers, and what happens without a yes", () => {
  const asked = quote({ mode: "request", answerBy: startsAt - 24 * HOUR });
  expect(plain(answerWords(asked, facts))).toBe(
    "Johan answers by Wed 25 Nov, 18:00 SAST at the latest. Without a yes, R 420.00 goes back the way you paid.",
  );
  expect(answerWords(quote(), facts)).toBeNull();
});

it("says whose share is whose, and VAT only where there is any", () => {
  expect(plain(splitWords(quote()))).toBe(
    "R 315.00 goes to Johan after the hour and R 105.00 is our commission (25 %, VAT included).",
  );
  expect(plain(splitWords(quote({ vatIncluded: false })))).toContain("(25 %).");
  expect(splitWords(quote({ priceCents: 0 }))).toBe("Johan gives this hour without pay.");
});
