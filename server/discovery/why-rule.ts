/** Why a mentor matched a search, in one sentence with the matching words marked. */
import type { Segment } from "./schemas.ts";

export interface Reasons {
  words: readonly string[];
  skills: readonly string[];
  helps: readonly string[];
  jobTitle: string;
  company: string;
  name: string;
}

/** Words that the search looks for: lower-cased, without duplicates, eight at most. */
export function wordsOf(query: string): string[] {
  const words = query
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== "");
  return [...new Set(words)].slice(0, 8);
}

/** Null without words: then everybody matches, and there is no reason to give. */
export function whyMatched({
  words,
  skills,
  helps,
  jobTitle,
  company,
  name,
}: Reasons): Segment[] | null {
  if (words.length === 0) return null;
  const matches = (text: string) => words.some((word) => text.toLowerCase().includes(word));
  const skill = skills.filter(matches).slice(0, 2);
  const help = helps.find(matches);
  if (skill.length > 0) {
    const lists = [
      plain("Lists "),
      ...joined(skill, words),
      plain(skill.length > 1 ? " as skills" : " as a skill"),
    ];
    return help && !skill.some((one) => help.toLowerCase().includes(one.toLowerCase()))
      ? [...lists, plain("; helps with “"), ...marked(help, words), plain("”.")]
      : [...lists, plain(".")];
  }
  if (help) return [plain("Helps with “"), ...marked(help, words), plain("”.")];
  if (matches(jobTitle)) return [plain("Works as "), ...marked(jobTitle, words), plain(".")];
  if (matches(company)) return [plain("Works at "), ...marked(company, words), plain(".")];
  if (matches(name)) return [plain("Is called "), ...marked(name, words), plain(".")];
  return [plain("Speaks of it in the profile.")];
}

function plain(text: string): Segment {
  return { text, hit: false };
}

function joined(parts: readonly string[], words: readonly string[]): Segment[] {
  return parts.flatMap((part, i) =>
    i === 0 ? marked(part, words) : [plain(" and "), ...marked(part, words)],
  );
}

/** The text in parts; those that a word matched are hits. Together they are the text again. */
export function marked(text: string, words: readonly string[]): Segment[] {
  const segments: Segment[] = [];
  const lower = text.toLowerCase();
  let at = 0;
  while (at < text.length) {
    const next = words
      .map((word) => ({ word, index: lower.indexOf(word, at) }))
      .filter(({ index }) => index >= 0)
      .sort((a, b) => a.index - b.index || b.word.length - a.word.length)[0];
    if (!next) break;
    if (next.index > at) segments.push(plain(text.slice(at, next.index)));
    segments.push({ text: text.slice(next.index, next.index + next.word.length), hit: true });
    at = next.index + next.word.length;
  }
  if (at < text.length) segments.push(plain(text.slice(at)));
  return segments;
}
