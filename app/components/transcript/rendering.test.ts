import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, blocksOf, type Inline, safeHref } from "./rendering.ts";

const words = (...inlines: Inline[]): Block => ({ kind: "words", inlines });
const text = (value: string): Inline => ({ kind: "text", text: value });

describe("what a message becomes", () => {
  it("keeps paragraphs and line breaks", () => {
    expect(blocksOf("One.\nTwo.\n\nThree.")).toEqual([
      words(text("One.\nTwo.")),
      words(text("Three.")),
    ]);
  });

  it("sets fenced code apart, indentation and blank lines kept", () => {
    expect(blocksOf("See:\n```sql\nupdate queue\n\n   set a = 1\n```\nDone.")).toEqual([
      words(text("See:")),
      { kind: "code", text: "update queue\n\n   set a = 1" },
      words(text("Done.")),
    ]);
  });

  it("runs a fence that is never closed to the end", () => {
    expect(blocksOf("```\nlet a = 1;")).toEqual([{ kind: "code", text: "let a = 1;" }]);
  });

  it("makes few parts of any message, and loses nothing of it", () => {
    const parts = (body: string) => {
      const blocks = blocksOf(body);
      const all = blocks.flatMap((one) => (one.kind === "words" ? one.inlines : [one]));
      return { count: all.length, text: all.map((one) => one.text).join("") };
    };
    const kept = (text: string) => text.replace(/\s|`/g, "");
    for (const body of ["a\n".repeat(2000), "a\n\n".repeat(1300), "`a` ".repeat(1000)]) {
      const { count, text } = parts(body);
      expect(count).toBeLessThanOrEqual(70);
      expect(kept(text)).toBe(kept(body));
    }
    expect(parts("http://a.b ".repeat(360)).count).toBeLessThanOrEqual(70);
  });

  it("takes nothing for an address that is longer than addresses are", () => {
    const long = `https://a.test/${"x".repeat(500)}`;
    expect(blocksOf(long)).toEqual([words(text(long))]);
  });

  it("reads the longest tail of brackets once", () => {
    const address = `https://a.test/${")".repeat(300_000)}`;
    expect(blocksOf(address)).toEqual([
      {
        kind: "words",
        inlines: [
          { kind: "link", text: "https://a.test/", href: "https://a.test/" },
          { kind: "text", text: ")".repeat(300_000) },
        ],
      },
    ]);
  });

  it("leaves the sentence's punctuation out of an address, and the address's brackets in", () => {
    expect(
      blocksOf("Read https://en.wikipedia.org/wiki/Queue_(data), (https://a.example/b)."),
    ).toEqual([
      words(
        text("Read "),
        {
          kind: "link",
          text: "https://en.wikipedia.org/wiki/Queue_(data)",
          href: "https://en.wikipedia.org/wiki/Queue_(data)",
        },
        text(", ("),
        { kind: "link", text: "https://a.example/b", href: "https://a.example/b" },
        text(")."),
      ),
    ]);
  });

  it("makes no link inside code", () => {
    expect(blocksOf("`https://a.example`")).toEqual([
      words({ kind: "code", text: "https://a.example" }),
    ]);
  });
});

describe("what must never become a link", () => {
  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "https://bank.example@evil.example/",
    "https://user:pass@evil.example/",
    "https://evil.example/\u202egpj.exe",
    "//evil.example",
  ])("%s", (address) => {
    expect(safeHref(address)).toBeNull();
    const inlines = blocksOf(address).flatMap((b) => (b.kind === "words" ? b.inlines : []));
    expect(inlines.some(({ kind }) => kind === "link")).toBe(false);
  });

  it("only ever links to http and https, whatever is written", () => {
    const scheme = fc.constantFrom("http://", "https://", "javascript:", "data:", "`", "```\n", "");
    const piece = fc.tuple(scheme, fc.string({ unit: "grapheme" })).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        for (const block of blocksOf(pieces.join(" "))) {
          if (block.kind === "code") continue;
          for (const inline of block.inlines)
            if (inline.kind === "link") expect(inline.href).toMatch(/^https?:\/\/[^@/]*(\/|$)/);
        }
      }),
    );
  });

  it("loses no visible character outside fences and backticks", () => {
    const unit = fc.constantFrom(
      ..."ab c.,()[]?é😀\n:/".split(""),
      "https://a.example/x",
      "http://",
    );
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const body = units.join("");
        const shown = blocksOf(body).map((block) =>
          block.kind === "code" ? block.text : block.inlines.map((i) => i.text).join(""),
        );
        expect(shown.join("").replace(/\s/g, "")).toBe(body.replace(/\s/g, ""));
      }),
    );
  });
});
