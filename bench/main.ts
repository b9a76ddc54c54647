/** One table of ratios, each measured side by side in this run. */
import { main } from "./areas/main.ts";
import type { Area, Row } from "./row.ts";
import { scale } from "./scale.ts";

const AREAS: Record<string, Area> = { main, scale };

const args = process.argv.slice(2);
const only = args.includes("--only") ? args[args.indexOf("--only") + 1] : undefined;
const json = args.includes("--json");

/** "main", or one subject of it: "main/chat". */
const chosen = Object.entries(AREAS).flatMap(([area, subjects]) =>
  Object.entries(subjects)
    .filter(([subject]) => [undefined, area, `${area}/${subject}`].includes(only))
    .map(([, rowsOf]) => rowsOf),
);
if (chosen.length === 0) {
  console.error(`There is no area ${only}. There are: ${Object.keys(AREAS).join(", ")}`);
  process.exit(2);
}

const rows: Row[] = [];
for (const rowsOf of chosen)
  for await (const row of rowsOf()) {
    rows.push(row);
    if (!json) console.log(line(row));
  }
if (json) console.log(JSON.stringify(rows, null, 2));

function line({ name, value, unit, goal, met }: Row): string {
  const figure = `${value} ${unit}`.padStart(18);
  const verdict = goal === "" ? "" : met ? "met" : "MISSED";
  return `${verdict.padEnd(6)} ${figure}   ${(goal && `goal ${goal}`).padEnd(15)} ${name}`;
}
