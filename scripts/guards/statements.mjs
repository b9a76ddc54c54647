/** Just enough of TypeScript to find an `if` that refuses, and to take it away. */

/** Every `if` of a text: where its condition stands, and both of its parts as they are written. */
export function ifsIn(text) {
  return [...text.matchAll(/\bif \(/g)].map(({ index }) => {
    const from = index + "if (".length;
    const to = closing(text, from - 1);
    const rest = text.slice(to + 1).trimStart();
    const end = rest[0] === "{" ? closing(rest, 0) + 1 : endOfStatement(rest);
    return { from, to, condition: text.slice(from, to), consequence: rest.slice(0, end) };
  });
}

/** Where the bracket at `open` is closed. */
export function closing(text, open) {
  let depth = 0;
  for (const [at, character] of code(text, open)) {
    if ("([{".includes(character)) depth++;
    if (")]}".includes(character) && --depth === 0) return at;
  }
  throw new Error(`No end of ${text.slice(open, open + 40)}`);
}

function endOfStatement(text) {
  let depth = 0;
  for (const [at, character] of code(text, 0)) {
    if ("([{".includes(character)) depth++;
    if (")]}".includes(character)) depth--;
    if (character === ";" && depth === 0) return at + 1;
  }
  return text.length;
}

/** The characters from `from` on that stand in no string. */
function* code(text, from) {
  let quote = "";
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (quote !== "") {
      if (character === "\\") at++;
      else if (character === quote) quote = "";
    } else if (`"'\``.includes(character)) quote = character;
    else yield [at, character];
  }
}
