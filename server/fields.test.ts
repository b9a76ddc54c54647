import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Email, line, NewPassword, Password, PersonName, prose, Zone } from "./fields.ts";

const errorOf = (
  schema: { safeParse(v: unknown): { error?: { issues: { message: string }[] } } },
  value: unknown,
) => schema.safeParse(value).error?.issues[0]?.message;

describe("text from outside", () => {
  test("NUL and other controls are refused in a line and in prose", () => {
    for (const schema of [line("Company", 80), prose("Bio", 80)]) {
      expect(errorOf(schema, "a\0b")).toMatch(/cannot be stored/);
      expect(errorOf(schema, "a\u001bb")).toMatch(/cannot be stored/);
    }
  });

  test("what would show a line in another order than it has is refused", () => {
    for (const mark of ["\u202e", "\u2067", "\u2028", "\u0085"])
      expect(errorOf(line("Company", 80), `a${mark}b`)).toMatch(/cannot be shown/);
    expect(line("Company", 80).parse("شركة ABC")).toBe("شركة ABC");
  });

  test("a line break is refused in a line and normalised in prose", () => {
    expect(errorOf(line("Company", 80), "a\nb")).toBe("Company must be one line");
    expect(prose("Bio", 80).parse("a\r\nb\rc")).toBe("a\nb\nc");
  });

  test("overlong text says how much is allowed", () => {
    expect(errorOf(line("Company", 3), "abcd")).toBe("Company can have 3 characters at most");
  });

  test("a wrong type is named", () => {
    expect(errorOf(line("Company", 3), 7)).toBe("Company must be text");
  });
});

describe("an e-mail address", () => {
  test("is trimmed and lower-cased, because its key compares bytes", () => {
    expect(Email.parse("  Lerato.Dube@Example.CO.za ")).toBe("lerato.dube@example.co.za");
  });

  test.each([
    "",
    "lerato",
    "a@b",
    "a b@c.za",
    "á@c.za",
    "a@c..za",
    "a@-c.za",
    `${"a".repeat(250)}@c.za`,
  ])("%j is refused", (address) => expect(Email.safeParse(address).success).toBe(false));

  test("parsing twice is parsing once", () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const once = Email.safeParse(address);
        if (once.success) expect(Email.parse(once.data)).toBe(once.data);
      }),
    );
  });
});

test.each(["Africa/Johannesburg", "Asia/Kathmandu", "UTC"])("the zone %s exists", (zone) => {
  expect(Zone.parse(zone)).toBe(zone);
});

test.each(["Africa/Atlantis", "", "+02:00", "a\0b"])("the zone %j does not", (zone) => {
  expect(errorOf(Zone, zone)).toBe("That time zone does not exist");
});

test("a time zone is kept in its own spelling", () => {
  expect(Zone.parse("aMERICA/nEW_yORK")).toBe("America/New_York");
  expect(Zone.safeParse("Mars/Olympus").success).toBe(false);
});

describe("a person's name", () => {
  test.each([
    "J. R. R. Tolkien",
    "J.R.R. Tolkien",
    "Nomsa D’Oliveira-Smith",
    "李小龙",
    "Sipho Dlamini 3rd (2024)",
  ])("%s", (name) => expect(PersonName.parse(name)).toBe(name));

  test.each([
    "https://evil.example/prize",
    "Go to evil.example",
    "win@evil",
    "www.evil.example x",
    "evil\uff0ecom",
    "evil\u3002com",
    "evil.\u00adcom",
    "evil\u2024\u200bcom",
    "evil.\ufe0fcom",
    "https:/\u200d/evil",
    "www.93.184.216.34/pay Refund",
    "93.184.216.34/pay Refund",
    "localhost:8080/x Y",
    "example.\u092d\u093e\u0930\u0924 Pay",
    "HTTP:evil X",
    "//evil.c0m",
  ])("holds no address: %s", (name) =>
    expect(errorOf(PersonName, name)).toMatch(/no web or e-mail address/));
});

test.each([
  "Call +27 86 123 4567 now",
  "086-123-456",
  "\uff11\uff12\uff13456",
  "\u0660\u0668\u0666\u0661\u0662\u0663 Call",
])("a name holds no telephone number: %s", (name) => {
  expect(errorOf(PersonName, name)).toBe("A name has no telephone number in it");
});

test.each([
  "MentorLink",
  "Mentor Link Support",
  "Admin MENTÓR-LINK Payments",
  "ＭｅｎｔｏｒＬｉｎｋ",
])("a name that is ours, or nearly, is refused: %s", (name) => {
  expect(errorOf(PersonName, name)).toBe("Nobody is called MentorLink but us");
});

test.each([
  ["a name", PersonName],
  ["an address", Email],
  ["a new password", NewPassword],
  ["a password", Password],
  ["a zone", Zone],
  ["a line", line("The reason", 10)],
  ["prose", prose("The reason", 10)],
])("%s that is far too long is asked nothing else: some questions take quadratic time", (_what, field) => {
  const evil = `a\u202e\u0000@${"\u0301".repeat(62_000)}${"\u0323".repeat(62_000)}\u0000`;
  expect(field.safeParse(evil).error?.issues).toHaveLength(1);
});
