import type { ColumnDefinitionBuilder, Kysely } from "kysely";
import { columnTypes, type Dialect } from "../portable.ts";

/** What a person has beside their password: an authenticator app, passkeys, codes on paper. */
// biome-ignore lint/suspicious/noExplicitAny: a migration speaks of a schema that does not exist yet
export function secondFactorStatements(db: Kysely<any>, dialect: Dialect) {
  const t = columnTypes(dialect);
  const make = (name: string) => db.schema.createTable(name).ifNotExists();
  const need = (c: ColumnDefinitionBuilder) => c.notNull();
  const person = (c: ColumnDefinitionBuilder) => c.notNull().references("users.id");

  return [
    db.schema.alterTable("users").addColumn("factor_since", t.int),
    db.schema.alterTable("auth_sessions").addColumn("proven_at", t.int),

    make("totp_secrets")
      .addColumn("user_id", t.id, (c) => person(c).primaryKey())
      .addColumn("secret", t.text, need)
      .addColumn("confirmed_at", t.int)
      .addColumn("last_step", t.int, need)
      .addColumn("created_at", t.int, need),

    make("passkeys")
      .addColumn("id", t.hash, (c) => c.notNull().primaryKey())
      .addColumn("user_id", t.id, person)
      .addColumn("credential_id", t.text, need)
      .addColumn("public_key", t.text, need)
      .addColumn("sign_count", t.int, need)
      .addColumn("transports", t.text, need)
      .addColumn("label", t.line, need)
      .addColumn("created_at", t.int, need)
      .addColumn("last_used_at", t.int),
    db.schema.createIndex("passkeys_user").ifNotExists().on("passkeys").columns(["user_id"]),

    make("recovery_codes")
      .addColumn("user_id", t.id, person)
      .addColumn("code_hash", t.hash, need)
      .addColumn("created_at", t.int, need)
      .addPrimaryKeyConstraint("recovery_codes_pk", ["user_id", "code_hash"]),
  ];
}
