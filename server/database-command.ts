/** `npm run db:migrate` and `npm run db:status`. */
import { migrate, migrationState } from "../db/migrate.ts";
import { openDatabase } from "../db/open.ts";
import type { Opened } from "../db/open-planetscale.ts";
import { systemClock } from "./clock.ts";
import { readSettings } from "./env.ts";
import { createIds } from "./ids.ts";

const VERBS: Record<string, (database: Opened) => Promise<string[]>> = {
  async migrate(database) {
    const owner = createIds(systemClock).uuid();
    const applied = await migrate(database, { clock: systemClock, owner });
    if (applied.length === 0) return ["Nothing to do: the database is up to date."];
    return applied.map((name) => `Applied ${name}`);
  },
  async status({ db }) {
    const { applied, pending } = await migrationState(db);
    return [
      ...applied.map(({ name, applied_at }) => `${name} applied ${isoOf(applied_at)}`),
      ...pending.map((name) => `${name} missing`),
    ];
  },
};

const isoOf = (at: number) => new Date(at).toISOString();

async function main() {
  const act = VERBS[process.argv[2] ?? ""];
  if (!act) throw new Error("Usage: npm run db:migrate, or npm run db:status");
  const database = openDatabase(readSettings(process.env).databaseUrl);
  for (const line of await act(database)) console.log(line);
  await database.db.destroy();
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
