import type { Selectable } from "kysely";
import { oneRow } from "../client.ts";
import { type Db, insertOnce, type Reader, type Trx } from "../portable.ts";
import type { AuthSessions, Users } from "../schema.ts";

export type UserRow = Selectable<Users>;
export type AuthSessionRow = Selectable<AuthSessions>;

export function userById(db: Reader, id: string): Promise<UserRow | undefined> {
  return db.selectFrom("users").selectAll().where("id", "=", id).executeTakeFirst();
}

export function userByEmail(db: Reader, email: string): Promise<UserRow | undefined> {
  return db.selectFrom("users").selectAll().where("email", "=", email).executeTakeFirst();
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
      "session.last_seen_at",
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
  patch: { expires_at?: number; last_seen_at?: number },
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
  if (ids.length > 0) await db.deleteFrom("auth_sessions").where("id", "in", ids).execute();
  return ids;
}

export async function deleteExpiredAuthSessions(db: Db, before: number): Promise<void> {
  await db.deleteFrom("auth_sessions").where("expires_at", "<=", before).execute();
}
