import { type Kysely, sql } from "kysely";
import { coreStatements } from "./migrations/0001_core.ts";
import { secondFactorStatements } from "./migrations/0002_second_factor.ts";
import { movedHoursStatements } from "./migrations/0003_moved_hours.ts";
import { oneAttemptStatements } from "./migrations/0004_one_attempt.ts";
import { heldBackStatements } from "./migrations/0005_held_back.ts";
import { suspendedStatements } from "./migrations/0006_suspended.ts";
import { unappliedEventsStatements } from "./migrations/0007_unapplied_events.ts";
import { paidSessionsStatements } from "./migrations/0008_paid_sessions.ts";
import { unreadSinceStatements } from "./migrations/0009_unread_since.ts";
import { bothDialects } from "./migrations/both-dialects.ts";
import type { Opened } from "./open-planetscale.ts";
import {
  columnTypes,
  type Db,
  type Dialect,
  insertOnce,
  isMissingTable,
  isThereAlready,
} from "./portable.ts";
import { dropLease, takeLease } from "./queries/leases.ts";

interface Statement {
  execute(): Promise<unknown>;
}

interface Migration {
  name: string;
  // biome-ignore lint/suspicious/noExplicitAny: a migration speaks of a schema that does not exist yet
  statements(db: Kysely<any>, dialect: Dialect): Statement[];
}

/** In order, additive only. A released migration is never edited. */
const MIGRATIONS: Migration[] = [
  { name: "0001_core", statements: coreStatements },
  { name: "0002_second_factor", statements: secondFactorStatements },
  { name: "0003_moved_hours", statements: movedHoursStatements },
  { name: "0004_one_attempt", statements: oneAttemptStatements },
  { name: "0005_held_back", statements: heldBackStatements },
  { name: "0006_suspended", statements: suspendedStatements },
  { name: "0007_unapplied_events", statements: unappliedEventsStatements },
  { name: "0008_paid_sessions", statements: paidSessionsStatements },
  { name: "0009_unread_since", statements: unreadSinceStatements },
];

/** The database was migrated by a newer version of this code. */
export class UnknownMigration extends Error {}
/** This code needs what the database does not have yet. */
export class MigrationsMissing extends Error {}

const LEASE = "migrations";
/** How long a dead process keeps the others waiting. */
const LEASE_MS = 30_000;
const RENEW_AFTER_MS = 10_000;
const POLL_MS = 500;

export interface Migrator {
  clock: { now(): number };
  /** Unique to this process. */
  owner: string;
  /** Waits for another process that is migrating. */
  pause?(ms: number): Promise<void>;
}

/** What was applied and when (epoch ms), and what is missing, in order. Writes nothing. Throws UnknownMigration. */
export async function migrationState(db: Db) {
  const applied = await sql<{
    name: string;
    applied_at: number;
  }>`select name, applied_at from schema_migrations order by name`
    .execute(db)
    .then(({ rows }) => rows)
    .catch((error: unknown) => {
      if (isMissingTable(error)) return [];
      throw error;
    });
  const newer = applied.find(({ name }) => !MIGRATIONS.some((one) => one.name === name));
  if (newer)
    throw new UnknownMigration(
      `The database has migration ${newer.name}, which this version does not know. Run a newer version.`,
    );
  const done = new Set(applied.map(({ name }) => name));
  const pending = MIGRATIONS.filter(({ name }) => !done.has(name));
  return { applied, pending: pending.map(({ name }) => name) };
}

/** For a process that does not migrate itself. Throws MigrationsMissing, UnknownMigration. */
export async function requireMigrated(db: Db): Promise<void> {
  const { pending } = await migrationState(db);
  if (pending.length > 0)
    throw new MigrationsMissing(
      `The database lacks ${pending.join(", ")}. Run npm run db:migrate first.`,
    );
}

/**
 * Brings the database to this code's schema; one process at a time, under a lease row. Every statement
 * may be run twice, so a kill between any two of them is mended by running again. Answers what it
 * applied. Refuses a database that a newer version has migrated.
 */
export async function migrate({ db, dialect }: Opened, migrator: Migrator): Promise<string[]> {
  const { clock, owner, pause = sleep } = migrator;
  const nothingLeft = async () => (await migrationState(db)).pending.length === 0;
  const lease = () => {
    const now = clock.now();
    return takeLease(db, { name: LEASE, owner, now, until: now + LEASE_MS });
  };
  if (await nothingLeft()) return [];
  await makeOwnTables(db, dialect);
  while (!(await lease())) {
    await pause(POLL_MS);
    if (await nothingLeft()) return [];
  }
  let renewed = clock.now();
  try {
    return await applyPending(db, dialect, clock, async () => {
      if (clock.now() - renewed < RENEW_AFTER_MS) return;
      renewed = clock.now();
      if (!(await lease())) throw new Error("Another process goes on with the migration.");
    });
  } finally {
    // Whoever died or lost the connection leaves it to run out.
    await dropLease(db, LEASE, owner).catch(() => {});
  }
}

async function applyPending(
  db: Db,
  dialect: Dialect,
  clock: Migrator["clock"],
  beforeEach: () => Promise<void>,
): Promise<string[]> {
  const { pending } = await migrationState(db);
  for (const { name, statements } of MIGRATIONS.filter((one) => pending.includes(one.name))) {
    for (const statement of statements(db.withPlugin(bothDialects), dialect)) {
      await beforeEach();
      await atLeastOnce(statement);
    }
    await insertOnce(() =>
      sql`insert into schema_migrations (name, applied_at) values (${name}, ${clock.now()})`.execute(
        db,
      ),
    );
  }
  return pending;
}

/** What must be there before a lease can be taken. `leases` is as 0001_core has it. */
async function makeOwnTables(db: Db, dialect: Dialect): Promise<void> {
  const t = columnTypes(dialect);
  const make = (name: string) => db.schema.createTable(name).ifNotExists();
  await make("schema_migrations")
    .addColumn("name", t.key, (c) => c.notNull().primaryKey())
    .addColumn("applied_at", t.int, (c) => c.notNull())
    .execute();
  await make("leases")
    .addColumn("name", t.word, (c) => c.notNull().primaryKey())
    .addColumn("owner", t.id, (c) => c.notNull())
    .addColumn("until", t.int, (c) => c.notNull())
    .execute();
}

async function atLeastOnce(statement: Statement): Promise<void> {
  try {
    await statement.execute();
  } catch (error) {
    if (!isThereAlready(error)) throw error;
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
