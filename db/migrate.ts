import { type Kysely, sql } from "kysely";
import { coreStatements } from "./migrations/0001_core.ts";
import { secondFactorStatements } from "./migrations/0002_second_factor.ts";
import { movedHoursStatements } from "./migrations/0003_moved_hours.ts";
import { type Db, type Dialect, insertOnce } from "./portable.ts";

interface Migration {
  name: string;
  // biome-ignore lint/suspicious/noExplicitAny: a migration speaks of a schema that does not exist yet
  statements(db: Kysely<any>, dialect: Dialect): { execute(): Promise<unknown> }[];
}

/** In order, additive only. A released migration is never edited. */
const MIGRATIONS: Migration[] = [
  { name: "0001_core", statements: coreStatements },
  { name: "0002_second_factor", statements: secondFactorStatements },
  { name: "0003_moved_hours", statements: movedHoursStatements },
];

export class UnknownMigration extends Error {}

/**
 * Brings the database to this code's schema. Every statement may be run twice, so a kill between any
 * two of them is mended by running again. Refuses a database that a newer version has migrated.
 */
export async function migrate(db: Db, dialect: Dialect, now: number): Promise<string[]> {
  await sql`create table if not exists schema_migrations (name varchar(100) not null primary key, applied_at bigint not null)`.execute(
    db,
  );
  const done = new Set(
    (await sql<{ name: string }>`select name from schema_migrations`.execute(db)).rows.map(
      (row) => row.name,
    ),
  );
  const known = new Set(MIGRATIONS.map((migration) => migration.name));
  const newer = [...done].find((name) => !known.has(name));
  if (newer)
    throw new UnknownMigration(
      `The database has migration ${newer}, which this version does not know. Run a newer version.`,
    );

  const applied: string[] = [];
  for (const migration of MIGRATIONS.filter(({ name }) => !done.has(name))) {
    for (const statement of migration.statements(db, dialect)) await statement.execute();
    await insertOnce(() =>
      sql`insert into schema_migrations (name, applied_at) values (${migration.name}, ${now})`.execute(
        db,
      ),
    );
    applied.push(migration.name);
  }
  return applied;
}
