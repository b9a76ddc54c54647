import type { Selectable } from "kysely";
import { oneRow } from "../client.ts";
import { type Db, insertOnce, type Reader, type Trx } from "../portable.ts";
import type { AuthSessions, OneTimeTokens, Users } from "../schema.ts";

export type UserRow = Selectable<Users>;
export type AuthSessionRow = Selectable<AuthSessions>;

export function userById(db: Reader, id: string): Promise<UserRow | undefined> {
  return db.selectFrom("users").selectAll().where("id", "=", id).executeTakeFirst();
}

export function userByEmail(db: Reader, email: string): Promise<UserRow | undefined> {
  return db.selectFrom("users").selectAll().where("email", "=", email).executeTakeFirst();
}

/**
 * A person whose row nobody else changes until the transaction ends. An update that changes nothing takes
 * the lock, for SQLite has no SELECT FOR UPDATE.
 */
export async function lockedUser(trx: Trx, id: string): Promise<UserRow | undefined> {
  await trx
    .updateTable("users")
    .set((eb) => ({ version: eb.ref("version") }))
    .where("id", "=", id)
    .execute();
  return userById(trx, id);
}

/** Unique by e-mail address. Answers whether it was new. */
export function insertUser(trx: Trx, row: UserRow): Promise<boolean> {
  return insertOnce(() => trx.insertInto("users").values(row).execute());
}

/** Guarded by the version (law 2). Throws VersionLost. */
export async function updateUser(
  trx: Trx,
  user: UserRow,
  patch: Partial<Omit<UserRow, "id" | "version">>,
): Promise<void> {
  const result = await trx
    .updateTable("users")
    .set({ ...patch, version: user.version + 1 })
    .where("id", "=", user.id)
    .where("version", "=", user.version)
    .executeTakeFirstOrThrow();
  oneRow(result, "the account");
}

/** An auth session and its person with both roles, in one round trip. */
export function authSessionWithUser(db: Reader, id: string) {
  return db
    .selectFrom("auth_sessions as session")
    .innerJoin("users as user", "user.id", "session.user_id")
    .leftJoin("mentor_profiles as mentor", "mentor.user_id", "user.id")
    .leftJoin("mentee_profiles as mentee", "mentee.user_id", "user.id")
    .select([
      "session.id",
      "session.expires_at",
      "session.created_at",
      "session.last_seen_at",
      "session.user_agent",
      "session.proven_at",
      "user.factor_since",
      "user.id as user_id",
      "user.name",
      "user.email",
      "user.email_verified_at",
      "user.is_admin",
      "user.suspended_at",
      "user.timezone",
      "mentor.user_id as mentor_id",
      "mentee.user_id as mentee_id",
    ])
    .where("session.id", "=", id)
    .executeTakeFirst();
}

export function authSessionsOf(db: Reader, userId: string): Promise<AuthSessionRow[]> {
  return db
    .selectFrom("auth_sessions")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("last_seen_at", "desc")
    .orderBy("id")
    .execute();
}

export async function insertAuthSession(db: Reader, row: AuthSessionRow): Promise<void> {
  await db.insertInto("auth_sessions").values(row).execute();
}

export async function touchAuthSession(
  db: Reader,
  id: string,
  patch: { expires_at?: number; last_seen_at?: number; proven_at?: number },
): Promise<void> {
  await db.updateTable("auth_sessions").set(patch).where("id", "=", id).execute();
}

/** Somebody else's is not deleted. Answers whether there was one. */
export async function deleteAuthSession(db: Reader, id: string, userId?: string): Promise<boolean> {
  let query = db.deleteFrom("auth_sessions").where("id", "=", id);
  if (userId) query = query.where("user_id", "=", userId);
  const result = await query.executeTakeFirstOrThrow();
  return result.numDeletedRows > 0n;
}

/** Ends all of a person's auth sessions but one. Answers their ids. */
export async function deleteAuthSessionsOf(
  db: Reader,
  userId: string,
  exceptId?: string,
): Promise<string[]> {
  const ids = (await authSessionsOf(db, userId))
    .map(({ id }) => id)
    .filter((id) => id !== exceptId);
  await db
    .deleteFrom("auth_sessions")
    .where("user_id", "=", userId)
    .where("id", "!=", exceptId ?? "")
    .execute();
  return ids;
}

/** Those of a person that were not seen for longest, beyond the `kept` newest; some at a time. */
export async function surplusAuthSessions(db: Reader, userId: string, kept: number) {
  const rows = await db
    .selectFrom("auth_sessions")
    .select("id")
    .where("user_id", "=", userId)
    .orderBy("last_seen_at", "desc")
    .orderBy("id")
    .limit(20)
    .offset(kept)
    .execute();
  return rows.map(({ id }) => id);
}

export async function deleteExpiredAuthSessions(db: Db, before: number): Promise<void> {
  await db.deleteFrom("auth_sessions").where("expires_at", "<=", before).execute();
}

export async function insertConsents(
  trx: Trx,
  userId: string,
  documents: Record<string, string>,
  now: number,
): Promise<void> {
  const rows = Object.entries(documents).map(([document, document_version]) => ({
    user_id: userId,
    document,
    document_version,
    accepted_at: now,
  }));
  await trx.insertInto("consents").values(rows).execute();
}

/** Answers whether it was new: a person has each role once. */
export function insertMenteeProfile(
  trx: Trx,
  userId: string,
  stage: "studying" | "graduated" | "early_career",
  now: number,
): Promise<boolean> {
  const row = { user_id: userId, stage, about: "", created_at: now, version: 1 };
  return insertOnce(() => trx.insertInto("mentee_profiles").values(row).execute());
}

/** A draft that nobody sees until it is filled in, submitted and approved. */
export async function insertMentorDraft(
  trx: Trx,
  input: {
    userId: string;
    jobTitle: string;
    company: string;
    timezone: string;
    minNoticeHours: number;
    now: number;
  },
): Promise<boolean> {
  const isNew = await insertOnce(() =>
    trx
      .insertInto("mentor_profiles")
      .values({
        user_id: input.userId,
        status: "draft",
        company: input.company,
        job_title: input.jobTitle,
        years: 0,
        intro: "",
        helps: "[]",
        bio: "",
        skills: "[]",
        languages: "[]",
        price_cents: 0,
        currency: "ZAR",
        mode: "instant",
        min_notice_hours: input.minNoticeHours,
        buffer_quarters: 0,
        completed_sessions: 0,
        paid_sessions: 0,
        strikes: 0,
        rating_sum: 0,
        rating_count: 0,
        search_text: "",
        submitted_at: null,
        decided_at: null,
        decision_note: "",
        created_at: input.now,
        version: 1,
      })
      .execute(),
  );
  if (isNew)
    await trx
      .insertInto("schedules")
      .values({ user_id: input.userId, timezone: input.timezone, version: 1 })
      .execute();
  return isNew;
}

export type TokenPurpose = OneTimeTokens["purpose"];

/** Only the hash is stored. A new token of the same purpose ends the older ones. */
export async function replaceToken(
  trx: Trx,
  row: {
    token_hash: string;
    purpose: TokenPurpose;
    user_id: string;
    email: string;
    expires_at: number;
    created_at: number;
  },
): Promise<void> {
  await deleteTokensOf(trx, row.user_id, [row.purpose]);
  await trx.insertInto("one_time_tokens").values(row).execute();
}

/** Whose token it is, while it lasts; it stays. */
export function tokenOwner(
  db: Reader,
  tokenHash: string,
  purpose: TokenPurpose,
  now: number,
): Promise<{ user_id: string; email: string } | undefined> {
  return db
    .selectFrom("one_time_tokens")
    .select(["user_id", "email"])
    .where("token_hash", "=", tokenHash)
    .where("purpose", "=", purpose)
    .where("expires_at", ">", now)
    .executeTakeFirst();
}

export async function deleteTokensOf(trx: Trx, userId: string, purposes: TokenPurpose[]) {
  await trx
    .deleteFrom("one_time_tokens")
    .where("user_id", "=", userId)
    .where("purpose", "in", purposes)
    .execute();
}

/** Whose a token is that may still be used. */
export async function liveToken(
  db: Reader,
  tokenHash: string,
  purpose: TokenPurpose,
  now: number,
): Promise<{ user_id: string; email: string } | null> {
  const row = await db
    .selectFrom("one_time_tokens")
    .select(["user_id", "email"])
    .where("token_hash", "=", tokenHash)
    .where("purpose", "=", purpose)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row ?? null;
}

/** Takes a token out of the world: whoever deletes its row has used it. Null: used, expired, unknown. */
export async function takeToken(
  trx: Trx,
  tokenHash: string,
  purpose: TokenPurpose,
  now: number,
): Promise<{ user_id: string; email: string } | null> {
  const row = await liveToken(trx, tokenHash, purpose, now);
  if (!row) return null;
  const deleted = await trx
    .deleteFrom("one_time_tokens")
    .where("token_hash", "=", tokenHash)
    .where("purpose", "=", purpose)
    .executeTakeFirstOrThrow();
  return deleted.numDeletedRows === 1n ? row : null;
}

export async function deleteExpiredTokens(db: Db, before: number): Promise<void> {
  await db.deleteFrom("one_time_tokens").where("expires_at", "<=", before).execute();
}
