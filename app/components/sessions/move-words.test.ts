import { expect, it } from "vitest";
import { session, startsAt } from "../../../tests/support/session-view.ts";
import { askedWords } from "./move-words.ts";

const HOUR = 3_600_000;
const asked = session({ proposedStartsAt: startsAt + 14 * 24 * HOUR });
const orCancel = (now: number, over = {}) =>
  askedWords({ ...asked, ...over }, { zone: "Africa/Johannesburg", now }).orCancel.replace(
    /\s/g,
    " ",
  );

it("says until when the mentee can say yes", () => {
  const by = startsAt + 14 * 24 * HOUR - 2 * HOUR;
  const dated = { ...asked, deadlines: { ...asked.deadlines, answerMoveBy: by } };
  const facts = { zone: "Africa/Johannesburg", now: by };
  expect(askedWords(dated, facts).asks.replace(/\s/g, " ")).toContain("until Thu 10 Dec, 16:00");
  expect(askedWords(dated, facts).accept).toContain("Move to");
});

it("says before the hour is moved what can be had back afterwards: the first deadline stays", () => {
  expect(orCancel(startsAt - 72 * HOUR)).toContain(
    "Once moved, you can cancel for all your money until Wed 25 Nov, 18:00",
  );
  expect(orCancel(startsAt - 3 * HOUR)).toContain("Once moved, nothing comes back when you cancel");
  const soon = startsAt - 48 * HOUR;
  expect(orCancel(startsAt - 72 * HOUR, { proposedStartsAt: soon })).toMatch(
    /until Tue 24 Nov, 18:00( SAST)?\.$/,
  );
  expect(orCancel(startsAt, { priceCents: 0 })).toBe("If neither suits you, you can cancel.");
});
