import type { Selectable } from "kysely";
import { insertOnce, type Reader, type Trx } from "../portable.ts";
import type { Passkeys, TotpSecrets } from "../schema.ts";

export type PasskeyRow = Selectable<Passkeys>;
export type TotpRow = Selectable<TotpSecrets>;

export function totpOf(db: Reader, userId: string): Promise<TotpRow | undefined> {
  return db.selectFrom("totp_secrets").selectAll().where("user_id", "=", userId).executeTakeFirst();
}

/** Of everybody at one mail host, with their addresses: for the sandbox. */
export function confirmedTotps(db: Reader, mailHost: string) {
  return db
    .selectFrom("totp_secrets")
    .innerJoin("users", "users.id", "totp_secrets.user_id")
    .select(["users.email", "totp_secrets.secret", "totp_secrets.last_step"])
    .where("totp_secrets.confirmed_at", "is not", null)
    .where("users.email", "like", `%@${mailHost}`)
    .orderBy("users.email")
    .limit(20)
    .execute();
}

/** Replaces a secret that was never confirmed. Answers false where one was. */
export async function putTotp(trx: Trx, row: TotpRow): Promise<boolean> {
  await trx
    .deleteFrom("totp_secrets")
    .where("user_id", "=", row.user_id)
    .where("confirmed_at", "is", null)
    .execute();
  return insertOnce(() => trx.insertInto("totp_secrets").values(row).execute());
}

/** Answers whether there was one. */
export async function deleteTotp(trx: Trx, userId: string): Promise<boolean> {
  const result = await trx
    .deleteFrom("totp_secrets")
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return result.numDeletedRows > 0n;
}

/** The first code of a new app. Answers false where another request confirmed it. */
export async function confirmTotp(
  trx: Trx,
  { user_id, secret }: TotpRow,
  confirmed: Pick<TotpRow, "secret" | "confirmed_at" | "last_step">,
): Promise<boolean> {
  const result = await trx
    .updateTable("totp_secrets")
    .set(confirmed)
    .where("user_id", "=", user_id)
    .where("secret", "=", secret)
    .where("confirmed_at", "is", null)
    .executeTakeFirstOrThrow();
  return result.numUpdatedRows === 1n;
}

/** Uses up a code. Answers false where it, or a later one, was used before. */
export async function takeTotpStep(trx: Trx, userId: string, step: number): Promise<boolean> {
  const result = await trx
    .updateTable("totp_secrets")
    .set({ last_step: step })
    .where("user_id", "=", userId)
    .where("confirmed_at", "is not", null)
    .where("last_step", "<", step)
    .executeTakeFirstOrThrow();
  return result.numUpdatedRows === 1n;
}

export function passkeysOf(db: Reader, userId: string): Promise<PasskeyRow[]> {
  return db
    .selectFrom("passkeys")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
}

/** Unique by credential. Answers whether it was new. */
export function insertPasskey(trx: Trx, row: PasskeyRow): Promise<boolean> {
  return insertOnce(() => trx.insertInto("passkeys").values(row).execute());
}

/** Counts one use; a counter that did not move on is a copy of the key, except where it counts nothing. */
export async function countPasskeyUse(
  trx: Trx,
  id: string,
  signCount: number,
  now: number,
): Promise<boolean> {
  let query = trx
    .updateTable("passkeys")
    .set({ sign_count: signCount, last_used_at: now })
    .where("id", "=", id);
  query =
    signCount > 0 ? query.where("sign_count", "<", signCount) : query.where("sign_count", "=", 0);
  return (await query.executeTakeFirstOrThrow()).numUpdatedRows === 1n;
}

/** Somebody else's is not deleted. Answers whether there was one. */
export async function deletePasskey(trx: Trx, userId: string, id: string): Promise<boolean> {
  const result = await trx
    .deleteFrom("passkeys")
    .where("user_id", "=", userId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return result.numDeletedRows > 0n;
}

/** All of a person's, with their recovery codes. */
export async function deleteFactorsOf(trx: Trx, userId: string): Promise<void> {
  for (const table of ["totp_secrets", "passkeys", "recovery_codes"] as const)
    await trx.deleteFrom(table).where("user_id", "=", userId).execute();
}

export async function countRecoveryCodes(db: Reader, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom("recovery_codes")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function replaceRecoveryCodes(
  trx: Trx,
  userId: string,
  hashes: readonly string[],
  now: number,
): Promise<void> {
  await trx.deleteFrom("recovery_codes").where("user_id", "=", userId).execute();
  const rows = hashes.map((code_hash) => ({ user_id: userId, code_hash, created_at: now }));
  if (rows.length > 0) await trx.insertInto("recovery_codes").values(rows).execute();
}

/** Uses one up. Answers whether it was one. */
export async function takeRecoveryCode(trx: Trx, userId: string, hash: string): Promise<boolean> {
  const result = await trx
    .deleteFrom("recovery_codes")
    .where("user_id", "=", userId)
    .where("code_hash", "=", hash)
    .executeTakeFirstOrThrow();
  return result.numDeletedRows === 1n;
}
