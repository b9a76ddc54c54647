/** One table of ratios, each measured side by side in this run. */
import { main } from "./areas/main.ts";
import type { Area, Row } from "./row.ts";
import { scale } from "./scale.ts";

const AREAS: Record<string, Area> = { main, scale };

const args = process.argv.slice(2);
const only = args.includes("--only") ? args[args.indexOf("--only") + 1] : undefined;
const json = args.includes("--json");
if (only !== undefined && !(only in AREAS)) {
  console.error(`There is no area ${only}. There are: ${Object.keys(AREAS).join(", ")}`);
  process.exit(2);
}

const rows: Row[] = [];
for (const [name, area] of Object.entries(AREAS)) {
  if (only !== undefined && only !== name) continue;
  for await (const row of area()) {
    rows.push(row);
    if (!json) console.log(line(row));
  }
}
if (json) console.log(JSON.stringify(rows, null, 2));

function line({ name, value, unit, goal, met }: Row): string {
  const figure = `${value} ${unit}`.padStart(18);
  const verdict = goal === "" ? "" : met ? "met" : "MISSED";
  return `${verdict.padEnd(6)} ${figure}   ${(goal && `goal ${goal}`).padEnd(15)} ${name}`;
}
