import { describe, expect, it } from "vitest";
import type { SessionView } from "../../../server/bookings/schemas.ts";
import { session, startsAt } from "../../../tests/support/session-view.ts";
import { nextOf, stateOf } from "./words.ts";

const HOUR = 3_600_000;
const facts = { zone: "Africa/Johannesburg", now: startsAt - 72 * HOUR };

const plain = (text: string) => text.replace(/\s/g, " ");
const both = (one: SessionView) => [stateOf(one).text, plain(nextOf(one, facts))];
const next = (kind: SessionView["whatNext"]["kind"], at: number | null = null, cents = 42_000) => ({
  whatNext: { kind, at, amountCents: cents },
});

describe("the words of a session", () => {
  it.each<[string, Partial<SessionView>, [string, string]]>([
    [
      "unpaid",
      { status: "awaiting_payment", ...next("pay_by", facts.now + 600_000) },
      ["Not paid yet", "The hour is kept for you until 18:10 today."],
    ],
    [
      "unpaid for all we know, and its time is over",
      { status: "awaiting_payment", ...next("being_asked") },
      [
        "Asking whether you paid",
        "The time to pay is over. We are asking the payment provider whether you did; mostly that takes a minute.",
      ],
    ],
    [
      "called off because its payment is gone",
      { status: "charged_back", bank: "charged_back", ...next("charged_back") },
      ["Called off", "Your bank took the payment back."],
    ],
    [
      "the same, as the mentor reads it",
      { status: "charged_back", role: "mentor", bank: "charged_back", ...next("charged_back") },
      ["Called off", "Johan’s bank took the payment back: nothing is paid for this hour."],
    ],
    [
      "cancelled late by oneself, and taken back by one's bank",
      { status: "cancelled_by_mentee", bank: "charged_back", ...next("charged_back") },
      ["Cancelled by you", "Your bank took the payment back."],
    ],
    [
      "the same, as the mentor reads it",
      {
        status: "cancelled_by_mentee",
        role: "mentor",
        bank: "charged_back",
        ...next("charged_back"),
      },
      ["Cancelled by Johan", "Johan’s bank took the payment back: nothing is paid for this hour."],
    ],
    [
      "over, and at the bank",
      { status: "completed", bank: "disputed", ...next("disputed") },
      ["Completed", "R 420.00 waits while your bank looks into the payment."],
    ],
    [
      "at the bank, as the mentor reads it",
      {
        role: "mentor",
        bank: "disputed",
        split: { commissionBps: 3000, commissionCents: 12_600, vatCents: 0, netCents: 29_400 },
        actions: ["cancel"],
        ...next("room_opens", startsAt - 300_000, 0),
      },
      [
        "Confirmed",
        "Johan’s bank is looking into the payment: R 294.00 waits until it has decided. You can cancel without a strike.",
      ],
    ],
    [
      "asked",
      { status: "requested", ...next("wait_for_answer", startsAt - 24 * HOUR) },
      [
        "Waiting for Johan’s answer",
        "Johan answers by Wed 25 Nov, 18:00. If not, R 420.00 goes back the way you paid.",
      ],
    ],
    [
      "asked for an hour without a price",
      { status: "requested", ...next("wait_for_answer", startsAt - 24 * HOUR, 0) },
      [
        "Waiting for Johan’s answer",
        "Johan answers by Wed 25 Nov, 18:00. If not, the request lapses.",
      ],
    ],
    [
      "asked, as the mentor reads it",
      { status: "requested", role: "mentor", ...next("answer_by", startsAt - 24 * HOUR, 29_400) },
      [
        "Waits for your answer",
        "Answer by Wed 25 Nov, 18:00. You earn R 294.00; if you do not answer, Johan gets everything back.",
      ],
    ],
    [
      "confirmed, and the mentor asks for another time",
      {
        ...next("room_opens", startsAt, 0),
        proposedStartsAt: startsAt + 24 * HOUR,
        actions: ["cancel" as const, "answer_move" as const],
        deadlines: { ...session().deadlines, answerMoveBy: startsAt },
      },
      [
        "Confirmed",
        "Johan asks for another time. As long as that stands, and until Thu 26 Nov, 18:00 at most, you can say yes, or cancel and everything comes back.",
      ],
    ],
    [
      "confirmed",
      next("room_opens", startsAt, 0),
      ["Confirmed", "Cancel before Wed 25 Nov, 18:00 and R 420.00 goes back the way you paid."],
    ],
    [
      "confirmed, pro bono",
      { priceCents: 0, paid: false, ...next("room_opens", startsAt, 0) },
      ["Confirmed", "You can cancel until the start."],
    ],
    [
      "completed",
      { status: "completed", ...next("dispute_until", startsAt + 49 * HOUR) },
      [
        "Completed",
        "The money is held until Sat 28 Nov, 19:00; then Johan is paid. If the hour was not what it should be, tell us before.",
      ],
    ],
    [
      "completed, as the mentor reads it",
      { status: "completed", role: "mentor", ...next("released_at", startsAt + 49 * HOUR, 29_400) },
      ["Completed", "R 294.00 becomes yours on Sat 28 Nov, 19:00."],
    ],
    [
      "cancelled late, as the mentor reads it",
      {
        status: "cancelled_by_mentee",
        role: "mentor",
        ...next("released_at", startsAt + 49 * HOUR, 29_400),
      },
      [
        "Cancelled by Johan",
        "R 294.00 becomes yours on Sat 28 Nov, 19:00, unless somebody else books the hour and it takes place.",
      ],
    ],
    [
      "held back by us",
      { status: "completed", ...next("held_back") },
      [
        "Completed",
        "Something is said to have been wrong with this hour: R 420.00 stays with us until we have looked into it.",
      ],
    ],
    [
      "oneself absent",
      { status: "no_show_mentee" },
      ["You were not there", "Johan waited and is paid. Nothing came back."],
    ],
    [
      "the other absent",
      { status: "no_show_mentor", ...next("refunded") },
      ["Johan was not there", "R 420.00 is sent back the way you paid."],
    ],
    [
      "a refund that the provider has not taken so far",
      { status: "no_show_mentor", ...next("refund_refused") },
      [
        "Johan was not there",
        "R 420.00 is owed to you. Sending it back has not worked yet, and we look into it ourselves.",
      ],
    ],
    [
      "both absent, as the mentor reads it",
      { status: "no_show_both", role: "mentor", ...next("refunded") },
      ["Neither of you was there", "Johan gets R 420.00 back."],
    ],
    [
      "void",
      { status: "void", ...next("refunded") },
      ["The room could not be reached", "R 420.00 is sent back the way you paid."],
    ],
    [
      "cancelled late by oneself",
      { status: "cancelled_by_mentee", ...next("maybe_refunded", startsAt + 49 * HOUR) },
      [
        "Cancelled by you",
        "If somebody else books the hour and it takes place, R 420.00 comes back on Sat 28 Nov, 19:00.",
      ],
    ],
    [
      "cancelled by the other",
      { status: "cancelled_by_mentor", ...next("refunded") },
      ["Cancelled by Johan", "R 420.00 is sent back the way you paid."],
    ],
    [
      "declined",
      { status: "declined", role: "mentor", ...next("refunded") },
      ["Declined by you", "Johan gets R 420.00 back."],
    ],
    [
      "never paid",
      { status: "expired", cancelReason: "unpaid", paid: false },
      [
        "Not paid in time",
        "No payment of yours has reached us. Should your bank still say yes, all of it goes back; or, if the hour is free and you have a day or more to cancel for all of it, the hour is yours, and we write to you.",
      ],
    ],
    [
      "asked for, and never paid",
      { status: "expired", cancelReason: "unpaid", paid: false, mode: "request" },
      [
        "Not paid in time",
        "No payment of yours has reached us. Should your bank still say yes, all of it goes back; or, if the hour is free and you have a day or more to cancel for all of it, Johan is asked after all, and you can take the request back here.",
      ],
    ],
    [
      "let go, and never paid",
      { status: "expired", cancelReason: "let_go", paid: false },
      ["Let go by you", "No payment of yours has reached us."],
    ],
    [
      "never answered",
      { status: "expired", cancelReason: "not_answered", ...next("refunded") },
      ["Johan did not answer", "R 420.00 is sent back the way you paid."],
    ],
    [
      "withdrawn without a price",
      { status: "expired", cancelReason: "withdrawn", priceCents: 0, paid: false },
      ["Withdrawn by you", ""],
    ],
  ])("%s", (_name, over, words) => {
    expect(both(session(over))).toEqual(words);
  });

  it("says that the room is open only to those who may enter it", () => {
    expect(stateOf(session({ actions: ["enter_room"] })).text).toBe("The room is open");
    expect(stateOf(session({ status: "in_session" })).text).toContain("reading who was there");
  });

  it("promises nothing back after the last moment", () => {
    const late = { zone: facts.zone, now: startsAt - HOUR };
    expect(nextOf(session(next("room_opens")), late)).toContain("nothing back any more");
  });
});
