/** What people accept is a version of a text: another text is another version. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { DOCUMENTS } from "../server/accounts/schemas.ts";
import { builtSite } from "./support/site.ts";

/** The words of each version, hashed. After a change of words, add a version here and in `DOCUMENTS`. */
const PUBLISHED: Record<keyof typeof DOCUMENTS, { path: string; words: Record<string, string> }> = {
  terms: { path: "/terms", words: { "2026-11-28": "c88aca10f5a6b29a" } },
  privacy: { path: "/privacy", words: { "2026-11-28": "67ad8fe9afb2669f" } },
  refunds: { path: "/fees", words: { "2026-11-28": "aa36a3fd24ac2f92" } },
};

const here = builtSite();

test.each(
  Object.entries(DOCUMENTS),
)("the words of %s are those of version %s", async (name, version) => {
  const { path, words } = PUBLISHED[name as keyof typeof DOCUMENTS];
  const html = await (await here.site.get(path)).text();
  const [, main = ""] = /<main[^>]*>(.*)<\/main>/s.exec(html) ?? [];
  const text = main.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  expect(text).toContain(`Version ${version}`);
  expect(createHash("sha256").update(text).digest("hex").slice(0, 16)).toBe(words[version]);
});
