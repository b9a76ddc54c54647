/**
 * What a message's plain text becomes on the page: paragraphs, line breaks, code and links. Pure:
 * the answer is data, and components print it as text, so that no markup of a sender's exists.
 */

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "link"; text: string; href: string };

/** Of one message; what follows stays text. Whoever fills an hour with more writes for the page, not for the other. */
const MOST_BLOCKS = 20;
const MOST_INLINES = 40;

export type Block = { kind: "words"; inlines: Inline[] } | { kind: "code"; text: string };

const FENCE = /^\s{0,3}```[^`]*$/;

/**
 * Blocks in order; text keeps its line breaks, which the page shows. A fence that is never closed runs to
 * the end, as it does everywhere else.
 */
export function blocksOf(body: string): Block[] {
  const blocks: Block[] = [];
  let words: string[] = [];
  let code: string[] | null = null;
  const endWords = () => {
    if (words.length > 0) blocks.push({ kind: "words", inlines: inlinesOf(words.join("\n")) });
    words = [];
  };
  const lines = body.replace(/\r\n?/g, "\n").split("\n");
  for (const [i, line] of lines.entries()) {
    if (blocks.length >= MOST_BLOCKS) {
      (code ?? words).push(...lines.slice(i));
      break;
    }
    if (FENCE.test(line)) {
      endWords();
      if (code) blocks.push({ kind: "code", text: code.join("\n") });
      code = code ? null : [];
    } else if (code) code.push(line);
    else if (line.trim() === "") endWords();
    else words.push(line);
  }
  endWords();
  if (code && code.length > 0) blocks.push({ kind: "code", text: code.join("\n") });
  return blocks;
}

const CODE_OR_ADDRESS = /`([^`\n]+)`|https?:\/\/[^\s<>"'`]+/gi;

function inlinesOf(words: string): Inline[] {
  const inlines: Inline[] = [];
  let from = 0;
  const push = (inline: Inline, start: number, end: number) => {
    if (start > from) inlines.push({ kind: "text", text: words.slice(from, start) });
    inlines.push(inline);
    from = end;
  };
  for (const match of words.matchAll(CODE_OR_ADDRESS)) {
    if (inlines.length >= MOST_INLINES) break;
    const [found, code] = match;
    if (code !== undefined) {
      push({ kind: "code", text: code }, match.index, match.index + found.length);
      continue;
    }
    const text = withoutTrail(found);
    const href = safeHref(text);
    if (href) push({ kind: "link", text, href }, match.index, match.index + text.length);
  }
  if (from < words.length) inlines.push({ kind: "text", text: words.slice(from) });
  return inlines;
}

const OPENERS: Record<string, string> = { ")": "(", "]": "[", "}": "{" };

/** Without the full stop or bracket that belongs to the sentence and not to the address. */
function withoutTrail(address: string): string {
  const counts: Record<string, number> = {};
  for (const one of address) counts[one] = (counts[one] ?? 0) + 1;
  const count = (one: string) => counts[one] ?? 0;
  let end = address.length;
  for (; end > 0; end--) {
    const last = address.charAt(end - 1);
    const opener = OPENERS[last];
    const unbalanced = opener !== undefined && count(last) > count(opener);
    if (!unbalanced && !/[.,;:!?…*_~”’»]/.test(last)) break;
    counts[last] = count(last) - 1;
  }
  return address.slice(0, end);
}

/** Characters that change the direction of what is read: an address must read as it is. */
const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Reading a host in foreign letters takes time that grows with the square of its length. */
const LONGEST_ADDRESS = 500;

/** Null unless it is plainly an http or https address; `https://bank@evil.example` is not plain. */
export function safeHref(text: string): string | null {
  if (text.length > LONGEST_ADDRESS || DIRECTION.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  return url.username || url.password ? null : url.href;
}
