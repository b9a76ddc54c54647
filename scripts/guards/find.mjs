/** Finds every guard in the code, and how to take each away, so that no new one can be forgotten. */
import { readdirSync, readFileSync } from "node:fs";
import { BY_HAND, NO_GUARDS } from "./by-hand.mjs";
import { closing, ifsIn } from "./statements.mjs";

/** What stands before the rooms, and what a room itself looks at before it believes anything. */
const DOOR = /^party\/(admission|gate|room-commands|room-host|signature|ticket)\.ts$/;
const REFUSES =
  /throw (new Problem\(\s*"(sign_in_required|not_allowed|second_factor_required|token_invalid|wrong_credentials)"|(wrong|deadLink|refused|tooLate)\(\))/;
const RIGHTS = /\b(suspended|suspended_at|isMentee|isMentor|isAdmin|provenAt|hasFactor)\b/;
/** Nothing is there: what comes next would break anyway. */
const NOTHING = /^!\w+( \|\| !\w+)*$/;

/** @returns {{ file: string, what: string, edit(text: string): string }[]} */
export function guards() {
  const files = ["server", "db", "party"].flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => `${folder}/${name}`),
  );
  const sources = files.filter((name) => name.endsWith(".ts") && !/\.(test|d)\.ts$/.test(name));
  const found = sources.flatMap((file) => {
    const text = readFileSync(file, "utf8");
    return [
      ...procedures(file, text),
      ...refusals(file, text),
      ...calls(file, text),
      ...passwords(file, text),
    ];
  });
  const isNone = ({ file, what }) =>
    NO_GUARDS.some(([where, text]) => where === file && what.includes(text));
  return [...numbered(found.filter((one) => !isNone(one))), ...BY_HAND.map(byHand)];
}

/** Every procedure that asks for somebody, asking for nobody. */
function procedures(file, text) {
  const domain = /^server\/([\w-]+)\/router\.ts$/.exec(file)?.[1];
  if (!domain) return [];
  const router = domain.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const guarded = [...text.matchAll(/^ {2}(\w+): (signedIn|asMentee|asMentor|asAdmin)\b/gm)];
  return guarded.map(([line, name, guard]) => ({
    file,
    what: `${router}.${name}`,
    edit: (source) =>
      source
        .replace(line, line.replace(guard, guard === "signedIn" ? "anyone" : "signedIn"))
        .replace(
          /import \{[^}]*\} from "\.\.\/trpc\.ts";/,
          'import { anyone, asAdmin, asMentee, asMentor, router, signedIn } from "../trpc.ts";',
        ),
  }));
}

/** Every `if` that sends somebody away for who they are, or for what they did not show. */
function refusals(file, text) {
  return ifsIn(text)
    .filter(({ condition, consequence }) => {
      if (!/^\{?\s*(throw|return)\b/.test(consequence)) return false;
      if (DOOR.test(file))
        return /refus|turnAway|closedSocket|ok: false|return "/.test(consequence);
      if (consequence.includes("throw Problem.notFound()")) return !NOTHING.test(condition);
      return REFUSES.test(consequence) || (RIGHTS.test(condition) && consequence.includes("throw"));
    })
    .map(({ from, to, condition }) => ({
      file,
      what: `if (${condition.replace(/\s+/g, " ")})`,
      edit: (source) => `${source.slice(0, from)}false${source.slice(to)}`,
    }));
}

/** Every statement that calls a function whose name says that it requires something. */
function calls(file, text) {
  const found = [...text.matchAll(/(?<=[;{}\n)] *)(?:await )?require[A-Z]\w*\(/g)];
  return found
    .map(({ index, 0: start }) => ({ index, end: closing(text, index + start.length - 1) + 1 }))
    .filter(({ end }) => text[end] === ";")
    .map(({ index, end }) => ({
      file,
      what: text.slice(index, end).replace(/^await /, ""),
      edit: (source) => `${source.slice(0, index)}void 0${source.slice(end)}`,
    }));
}

/** Every act that asks for the password again, asking nothing. */
function passwords(file, text) {
  const call = "await reauthenticate(";
  return [...text.matchAll(/await reauthenticate\(/g)].map(({ index }) => ({
    file,
    what: functionAround(text, index),
    edit: (source) =>
      `${source.slice(0, index)}unasked(${source.slice(index + call.length)}${UNASKED}`,
  }));
}

const UNASKED = `
function unasked(services: Services, viewer: Viewer) {
  return async (act) => {
    const { transact } = await import("../../db/client.ts");
    const { lockedUser } = await import("../../db/queries/accounts.ts");
    return transact(services.db, async (trx) => act(trx, await lockedUser(trx, viewer.id)));
  };
}
`;

/** "startApp: reauthenticate", for telling the calls of a file apart. */
function functionAround(text, index) {
  const before = text.slice(0, index);
  const begun = /^(?:export )?(?:async )?function (\w+)|^ {2}(\w+): (?:signedIn|as[A-Z])/gm;
  const name = [...before.matchAll(begun)].at(-1) ?? [];
  return `${name[1] ?? name[2]}: reauthenticate`;
}

function byHand([file, from, to = "if (false)"]) {
  const edit = (source) => {
    if (!source.includes(from)) throw new Error(`The guard has moved: ${from}`);
    return source.replace(from, to);
  };
  return { file, what: from.replace(/\s+/g, " "), edit };
}

/** The second of two that read the same says so. */
function numbered(found) {
  const times = new Map();
  return found.map((one) => {
    const key = `${one.file} ${one.what}`;
    const nth = (times.get(key) ?? 0) + 1;
    times.set(key, nth);
    return nth === 1 ? one : { ...one, what: `${one.what} #${nth}` };
  });
}
