import type { Letter } from "./letters.ts";
import { wordsOf } from "./words.ts";

/** A letter as it is sent. The text is whole by itself; the HTML says the same. */
export function render(letter: Letter): { subject: string; text: string; html: string } {
  const { subject, paragraphs, action } = wordsOf(letter);
  const hello = `Hello ${letter.name.split(/\s+/)[0]},`;
  const all = [hello, ...paragraphs];
  return {
    subject: oneLine(subject),
    text: [...all, ...(action ? [`${action.label}: ${action.url}`] : []), "MentorLink"].join(
      "\n\n",
    ),
    html: page(oneLine(subject), all, action),
  };
}

/** A subject is a header: a name with a line break must not become another one. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\t]+/g, " ");
}

function page(
  subject: string,
  paragraphs: string[],
  action?: { label: string; url: string },
): string {
  const body = paragraphs.map((text) => `<p>${escaped(text).replace(/\n/g, "<br>")}</p>`);
  if (action)
    body.push(
      `<p><a href="${escaped(action.url)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#14583a;color:#fbf9f4">${escaped(action.label)}</a></p>`,
    );
  return [
    '<!doctype html><html lang="en-ZA"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(subject)}</title></head>`,
    '<body style="font:16px/1.5 system-ui,sans-serif;max-width:36em;margin:0 auto;padding:24px">',
    ...body,
    "<p>MentorLink</p></body></html>",
  ].join("\n");
}

function escaped(text: string): string {
  const named: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (letter) => named[letter] ?? letter);
}
