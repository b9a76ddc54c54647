import { describe, expect, it } from "vitest";
import {
  admin,
  briefs,
  type Conversation,
  categories,
  conversations,
  ICON_NAMES,
  liveConversation,
  mentees,
  mentors,
} from "./index.ts";

const people = [...mentors, ...mentees, admin];
const approved = mentors.filter((m) => m.status === "approved");
const slugs = categories.map((c) => c.slug);
const languages = ["en", "af", "zu", "xh", "st", "tn", "nso", "ts", "ss", "ve", "nr"];
const allConversations = [...conversations, liveConversation];

const unique = (list: string[]) => expect([...new Set(list)]).toEqual(list);

const between = (text: string, min: number, max: number) => {
  expect(text.length, text).toBeGreaterThanOrEqual(min);
  expect(text.length, text).toBeLessThanOrEqual(max);
};

/** Every string anywhere in the content, with the way to it. */
function* strings(value: unknown, path = ""): Generator<[string, string]> {
  if (typeof value === "string") yield [path, value];
  else if (value !== null && typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) yield* strings(inner, `${path}/${key}`);
  }
}
const everything = [
  ...strings({ admin, briefs, categories, conversations, liveConversation, mentees, mentors }),
];

describe("categories", () => {
  it("are twelve, each with its own slug, name and icon", () => {
    expect(categories).toHaveLength(12);
    unique(slugs);
    unique(categories.map((c) => c.name));
    unique(categories.map((c) => c.icon));
    for (const c of categories) {
      expect(c.slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(ICON_NAMES).toContain(c.icon);
      expect(c.description).toMatch(/^[^.]+\.$/);
      between(c.description, 40, 140);
    }
  });

  it("have at least four approved mentors each", () => {
    for (const slug of slugs) {
      const count = approved.filter((m) => m.categories.includes(slug)).length;
      expect(count, slug).toBeGreaterThanOrEqual(4);
    }
  });
});

describe("people", () => {
  it("are 60 mentors, 20 mentees and one administrator", () => {
    expect(mentors).toHaveLength(60);
    expect(mentees).toHaveLength(20);
    expect(mentors[0]).toMatchObject({ name: "Thandeka Mokoena", email: "mentor@mentorlink.test" });
    expect(mentees[0]).toMatchObject({ name: "Lerato Dube", email: "mentee@mentorlink.test" });
    expect(admin.email).toBe("admin@mentorlink.test");
  });

  it("have keys, names and addresses of their own", () => {
    unique(people.map((p) => p.email));
    unique(people.map((p) => p.name));
    unique([...mentors, ...mentees].map((p) => p.key));
    for (const p of people) expect(p.email).toMatch(/^[a-z]+(\.[a-z]+)?@mentorlink\.test$/);
    for (const p of [...mentors, ...mentees]) expect(p.key).toMatch(/^[a-z]+(-[a-z]+)+$/);
  });

  it("speak languages and live in time zones that exist", () => {
    for (const p of [...mentors, ...mentees]) {
      unique(p.languages);
      expect(p.languages.length, p.key).toBeGreaterThan(0);
      for (const l of p.languages) expect(languages, p.key).toContain(l);
      expect(() => new Intl.DateTimeFormat("en-ZA", { timeZone: p.timezone })).not.toThrow();
    }
    const spoken = new Set(mentors.flatMap((m) => m.languages));
    expect([...spoken].sort()).toEqual([...languages].sort());
  });
});

describe("mentors", () => {
  it("are 56 approved, three pending and one rejected", () => {
    expect(approved).toHaveLength(56);
    expect(mentors.filter((m) => m.status === "pending")).toHaveLength(3);
    expect(mentors.filter((m) => m.status === "rejected")).toHaveLength(1);
  });

  it.each(mentors.map((m) => [m.key, m] as const))("%s fits the profile page", (_key, m) => {
    between(m.intro, 120, 400);
    expect((m.intro.match(/[.?!](\s|$)/g) ?? []).length).toBeLessThanOrEqual(3);
    between(m.bio, 250, 700);
    expect(m.bio.split("\n\n").length).toBeLessThanOrEqual(2);
    expect(m.helps.length).toBeGreaterThanOrEqual(4);
    expect(m.helps.length).toBeLessThanOrEqual(6);
    for (const line of m.helps) between(line, 8, 60);
    expect(m.skills.length).toBeGreaterThanOrEqual(3);
    expect(m.skills.length).toBeLessThanOrEqual(6);
    for (const skill of m.skills) between(skill, 1, 40);
    unique(m.skills);
    unique(m.categories);
    expect(m.categories.length).toBeGreaterThanOrEqual(1);
    expect(m.categories.length).toBeLessThanOrEqual(2);
    for (const slug of m.categories) expect(slugs).toContain(slug);
    expect(m.years).toBeGreaterThanOrEqual(1);
    expect(m.years).toBeLessThanOrEqual(40);
    expect(m.completed).toBeGreaterThanOrEqual(0);
    expect(m.completed).toBeLessThanOrEqual(80);
    expect([4, 12, 24, 48]).toContain(m.minNoticeHours);
  });

  it("ask nothing, or R 50 to R 10 000 in steps of R 10", () => {
    for (const { key, priceCents } of mentors) {
      const valid = priceCents === 0 || (priceCents >= 5_000 && priceCents <= 1_000_000);
      expect(valid, key).toBe(true);
      expect(priceCents % 1_000, key).toBe(0);
    }
    expect(mentors.filter((m) => m.priceCents === 0)).toHaveLength(3);
  });

  it("keep hours that hold a session and do not overlap", () => {
    for (const { key, hours } of mentors) {
      expect(hours.length, key).toBeGreaterThan(0);
      const minutes = (time: string) => {
        expect(time, key).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
        return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
      };
      for (const [i, h] of hours.entries()) {
        expect([1, 2, 3, 4, 5, 6, 7], key).toContain(h.weekday);
        expect(minutes(h.end) - minutes(h.start), key).toBeGreaterThanOrEqual(60);
        const before = hours[i - 1];
        if (before === undefined) continue;
        const gap = (h.weekday - before.weekday) * 1440 + minutes(h.start) - minutes(before.end);
        expect(gap, key).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it("are about a quarter by request", () => {
    const share = mentors.filter((m) => m.mode === "request").length / mentors.length;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.3);
  });
});

describe("mentees", () => {
  it("say who they are in 300 characters and name real fields", () => {
    for (const m of mentees) {
      between(m.about, 60, 300);
      expect(m.interests.length, m.key).toBeGreaterThan(0);
      for (const slug of m.interests) expect(slugs, m.key).toContain(slug);
    }
    for (const stage of ["studying", "graduated", "early_career"]) {
      expect(mentees.some((m) => m.stage === stage)).toBe(true);
    }
  });
});

describe("briefs", () => {
  it("are 24, in every field, with three short questions", () => {
    expect(briefs).toHaveLength(24);
    for (const slug of slugs) expect(briefs.some((b) => b.category === slug)).toBe(true);
    for (const b of briefs) {
      between(b.goals, 60, 400);
      expect(b.questions).toHaveLength(3);
      for (const q of b.questions) between(q, 10, 100);
    }
  });
});

describe("conversations", () => {
  const inOrder = ({ key, turns, mentor, mentee, category }: Conversation) => {
    expect(slugs).toContain(category);
    expect(mentors.find((m) => m.key === mentor)?.status, key).toBe("approved");
    expect(mentors.find((m) => m.key === mentor)?.categories, key).toContain(category);
    expect(
      mentees.some((m) => m.key === mentee),
      key,
    ).toBe(true);
    for (const [i, turn] of turns.entries()) {
      expect(turn.minute, key).toBeGreaterThanOrEqual(turns[i - 1]?.minute ?? 0);
      expect(turn.minute, key).toBeLessThanOrEqual(59);
      between(turn.text, 5, 1_000);
      expect((turn.text.match(/^```/gm) ?? []).length % 2, key).toBe(0);
    }
  };

  it("are six, of 14 to 30 turns, inside the hour and in order", () => {
    expect(conversations).toHaveLength(6);
    unique(allConversations.map((c) => c.key));
    expect(conversations[0]).toMatchObject({ mentor: "thandeka-mokoena", mentee: "lerato-dube" });
    for (const c of conversations) {
      expect(c.turns.length, c.key).toBeGreaterThanOrEqual(14);
      expect(c.turns.length, c.key).toBeLessThanOrEqual(30);
    }
    allConversations.forEach(inOrder);
  });

  it("hold a code block and links, all to example.org", () => {
    const text = conversations.flatMap((c) => c.turns.map((t) => t.text)).join("\n");
    expect(text).toContain("```sql\n");
    const links = text.match(/https?:\/\/[^/\s]+/g) ?? [];
    expect(links.length).toBeGreaterThan(0);
    expect(new Set(links)).toEqual(new Set(["https://example.org"]));
  });

  it("have a live one of eight turns, up to minute 18", () => {
    expect(liveConversation.turns).toHaveLength(8);
    expect(liveConversation.turns.at(-1)?.minute).toBe(18);
  });
});

describe("the words", () => {
  it("hold no control characters, stray spaces or straight apostrophes", () => {
    for (const [path, text] of everything) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
      expect(text, path).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\ufffd]/);
      expect(text.trim(), path).toBe(text);
      expect(text.normalize("NFC"), path).toBe(text);
      if (!text.includes("```")) expect(text, path).not.toMatch(/['"]| {2}/);
    }
  });

  it("never say the same sentence twice", () => {
    const seen = new Map<string, string>();
    for (const [path, text] of everything) {
      for (const sentence of text.split(/(?<=[.?!:])\s+/)) {
        const plain = sentence
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, " ")
          .trim();
        if (plain.length < 40) continue;
        expect(seen.get(plain), `${path}: ${sentence}`).toBeUndefined();
        seen.set(plain, path);
      }
    }
  });

  it("begin every intro, bio and paragraph in its own way", () => {
    const texts = mentors.flatMap((m) => [m.intro, ...m.bio.split("\n\n")]);
    unique(texts.map((t) => t.toLowerCase().split(/\s+/).slice(0, 3).join(" ")));
  });
});
