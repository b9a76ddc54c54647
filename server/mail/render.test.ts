import { describe, expect, test } from "vitest";
import { Letter } from "./letters.ts";
import { render } from "./render.ts";

const person = { name: "Lerato Dube", zone: "Africa/Johannesburg" };
const hour = {
  other: "Thandeka Mokoena",
  startsAt: Date.UTC(2026, 10, 26, 16),
  sessionUrl: "https://mentorlink.test/sessions/1",
};
const money = { amountCents: 35_000, currency: "ZAR" };
const url = "https://mentorlink.test/x?token=t&a=b";

const LETTERS: Letter[] = [
  { template: "welcome", ...person, role: "mentee", url },
  { template: "already_registered", ...person, url },
  { template: "verify_email", ...person, url },
  { template: "reset_password", ...person, url },
  { template: "password_changed", ...person, url },
  {
    template: "booked",
    ...person,
    ...hour,
    ...money,
    role: "mentee",
    netCents: 26_250,
    refundUntil: Date.UTC(2026, 10, 25, 16),
  },
  {
    template: "requested",
    ...person,
    ...hour,
    ...money,
    answerBy: Date.UTC(2026, 10, 25, 16),
  },
  { template: "reminder", ...person, ...hour, hoursBefore: 24 },
  {
    template: "cancelled",
    ...person,
    ...hour,
    ...money,
    role: "mentee",
    why: "mentor_cancelled",
    waitsForBank: false,
    paid: true,
    unlessUsed: false,
  },
  ...[Date.UTC(2026, 10, 24, 16), null].map((refundUntil) => ({
    template: "moved" as const,
    ...person,
    ...hour,
    from: Date.UTC(2026, 10, 25, 16),
    yours: true,
    paid: true,
    refundUntil,
  })),
  {
    template: "asked_to_move",
    ...person,
    ...hour,
    ...money,
    proposedStartsAt: Date.UTC(2026, 10, 27, 16),
    answerBy: Date.UTC(2026, 10, 27, 14),
  },
  ...[true, false].map((withdrawn) => ({
    template: "time_kept" as const,
    paid: withdrawn,
    refundUntil: null,
    ...person,
    ...hour,
    proposedStartsAt: Date.UTC(2026, 10, 27, 16),
    withdrawn,
  })),
  { template: "transcript_ready", ...person, ...hour, messages: 94 },
  { template: "paid_out", ...person, ...money, destination: "FNB ending 4471", sessions: 3, url },
  {
    template: "payout_returned",
    ...person,
    ...money,
    destination: "FNB ending 4471",
    sessions: 3,
    url,
  },
  { template: "change_email", ...person, url },
  { template: "email_changed", ...person, email: "new@example.test", url },
  { template: "payout_account_changed", ...person, destination: "FNB ending 4471", url },
  { template: "factor_changed", ...person, change: "code_used", left: 9, url },
  { template: "mentor_decided", ...person, approved: true, listed: false, note: "", url },
  {
    template: "mentor_decided",
    ...person,
    approved: false,
    listed: true,
    note: "Three hours.",
    url,
  },
  ...(["disputed", "settled", "charged_back"] as const).map((bank) => ({
    template: "bank" as const,
    ...person,
    ...hour,
    ...money,
    bank,
    over: false,
  })),
  ...(["held", "released", "refunded"] as const).map((decision) => ({
    template: "complaint" as const,
    ...person,
    ...hour,
    ...money,
    role: "mentee" as const,
    decision,
    unlessUsed: decision === "released",
    waitsForBank: false,
  })),
];

test("there is a letter of every kind here", () => {
  const kinds = Letter.options.map((option) => option.shape.template.value);
  const rendered = new Set(LETTERS.map(({ template }) => template));
  expect([...rendered].sort()).toEqual([...kinds].sort());
});

describe.each(
  LETTERS.map((letter) => [letter.template, letter] as const),
)("%s", (_name, letter) => {
  test("text and HTML say the same, within 6 kB", () => {
    const { subject, text, html } = render(letter);
    expect(subject.length).toBeGreaterThan(5);
    expect(text).toContain("Hello Lerato,");
    expect(html.length).toBeLessThan(6000);
    for (const paragraph of text.split("\n\n").slice(0, -2))
      expect(html).toContain(paragraph.replaceAll("&", "&amp;"));
  });

  test("script in a name stays text", () => {
    const evil = "<script>alert(1)</script>";
    const { html } = render({
      ...letter,
      name: `${evil} Dube`,
      ...("other" in letter && { other: evil }),
    } as Letter);
    expect(html).not.toContain("<script");
  });
});

test("a booking says when, with whom, what was paid and until when it comes back", () => {
  const { subject, text } = render(LETTERS[5] as Letter);
  expect(subject).toBe("Booked: Thu 26 Nov, 18:00 SAST with Thandeka Mokoena");
  expect(text).toContain("You paid R 350.00");
  expect(text).toContain("before Wed 25 Nov, 18:00 SAST");
});

test("what is kept of an hour that was cancelled late may come back, and both are told so", () => {
  const late = {
    ...(LETTERS.find(({ template }) => template === "cancelled") as Letter & {
      template: "cancelled";
    }),
    why: "mentee_cancelled" as const,
    unlessUsed: true,
  };
  const to = (role: "mentee" | "mentor", over = {}) => render({ ...late, role, ...over }).text;
  const unless = "unless somebody else books the hour and it takes place";
  expect(to("mentee", { amountCents: 0 })).toContain(`Nothing comes back, ${unless}`);
  expect(to("mentor")).toContain(`is released to you, ${unless}: then you are paid for theirs.`);
  const stands = LETTERS.find((one) => "decision" in one && one.decision === "released") as Letter;
  expect(render(stands).text).toContain(`and Thandeka Mokoena is paid, ${unless}`);
  const atTheBank = render({ ...stands, waitsForBank: true } as Letter).text;
  expect(atTheBank).toContain("the R 350.00 waits until the bank has decided");
  const free = { paid: false, amountCents: 0, unlessUsed: false };
  expect(to("mentee", free)).not.toContain("comes back");
});

test("a question that is taken back says what cancelling gives from then on", () => {
  const kept = LETTERS.find(({ template }) => template === "time_kept") as Letter;
  const late = render({ ...kept, paid: true, refundUntil: null } as Letter).text;
  expect(late).toContain("It is too late to cancel for all of it.");
  const early = render({ ...kept, paid: true, refundUntil: Date.UTC(2026, 10, 25, 16) } as Letter);
  expect(early.text).toContain("Cancel before Wed 25 Nov, 18:00 SAST and all of it comes back.");
});

test("what was booked too late to get everything back says so", () => {
  const { text } = render({
    ...(LETTERS[5] as Letter & { template: "booked" }),
    refundUntil: null,
  });
  expect(text).toContain("It is too late to cancel for all of it.");
});

test("a request for a free hour speaks of no money", () => {
  const requested = LETTERS.find(({ template }) => template === "requested");
  expect(render(requested as Letter).text).toContain("has paid R 350.00");
  expect(render({ ...requested, amountCents: 0 } as Letter).text).not.toMatch(/paid|money/);
});

test("a cancelled hour says the money, each side its own", () => {
  const cancelled = {
    template: "cancelled",
    ...person,
    ...hour,
    ...money,
    why: "mentee_cancelled",
    waitsForBank: false,
    paid: true,
    unlessUsed: false,
  } as const;
  expect(render({ ...cancelled, role: "mentee" }).text).toContain(
    "R 350.00 goes back the way you paid.",
  );
  const waiting = render({ ...cancelled, role: "mentee", waitsForBank: true }).text;
  expect(waiting).toContain("R 350.00 is yours either way");
  expect(waiting).not.toContain("goes back the way you paid");
  expect(render({ ...cancelled, role: "mentee", amountCents: 0 }).text).toContain(
    "Nothing comes back.",
  );
  expect(render({ ...cancelled, role: "mentor", amountCents: 26_250 }).text).toContain(
    "R 262.50 of it stays yours",
  );
});

test("a line break in a name adds no header to the letter", () => {
  const { subject } = render({
    template: "reminder",
    ...person,
    ...hour,
    other: "A\r\nBcc: x@y.z",
    hoursBefore: 1,
  });
  expect(subject).not.toMatch(/[\r\n]/);
});
