import type { ColumnDefinitionBuilder, CreateTableBuilder, Kysely } from "kysely";
import { columnTypes, type Dialect } from "../portable.ts";

// biome-ignore lint/suspicious/noExplicitAny: a migration speaks of a schema that does not exist yet
type Any = Kysely<any>;
// biome-ignore lint/suspicious/noExplicitAny: as above
type Table = CreateTableBuilder<any, any>;

/** Everything of the main job: people, hours, sessions, money, rooms, and what keeps them right. */
export function coreStatements(db: Any, dialect: Dialect) {
  const t = columnTypes(dialect);
  const user = (table: Table, column = "user_id") =>
    table.addColumn(column, t.id, (c) => c.notNull().references("users.id"));
  const stateful = (table: Table) =>
    table
      .addColumn("created_at", t.int, (c) => c.notNull())
      .addColumn("version", t.int, (c) => c.notNull().defaultTo(1));
  const make = (name: string) => db.schema.createTable(name).ifNotExists();
  const index = (name: string, on: string, columns: string[], unique = false) => {
    const plain = db.schema.createIndex(name).ifNotExists().on(on).columns(columns);
    return unique ? plain.unique() : plain;
  };
  const need = (c: ColumnDefinitionBuilder) => c.notNull();

  return [
    stateful(
      make("users")
        .addColumn("id", t.id, (c) => c.primaryKey().notNull())
        .addColumn("email", t.email, need)
        .addColumn("name", t.line, need)
        .addColumn("password_hash", t.key, need)
        .addColumn("email_verified_at", t.int)
        .addColumn("is_admin", t.flag, (c) => c.notNull().defaultTo(0))
        .addColumn("suspended_at", t.int)
        .addColumn("timezone", t.word, need),
    ),
    index("users_email", "users", ["email"], true),

    user(make("consents"))
      .addColumn("document", t.word, need)
      .addColumn("document_version", t.word, need)
      .addColumn("accepted_at", t.int, need)
      .addPrimaryKeyConstraint("consents_pk", ["user_id", "document", "document_version"]),

    user(make("auth_sessions").addColumn("id", t.hash, (c) => c.primaryKey().notNull()))
      .addColumn("expires_at", t.int, need)
      .addColumn("created_at", t.int, need)
      .addColumn("last_seen_at", t.int, need)
      .addColumn("user_agent", t.line, need),
    index("auth_sessions_user", "auth_sessions", ["user_id"]),

    user(make("one_time_tokens").addColumn("token_hash", t.hash, need))
      .addColumn("purpose", t.word, need)
      .addColumn("email", t.email, need)
      .addColumn("expires_at", t.int, need)
      .addColumn("created_at", t.int, need)
      .addPrimaryKeyConstraint("one_time_tokens_pk", ["token_hash", "purpose"]),
    index("one_time_tokens_user", "one_time_tokens", ["user_id", "purpose"]),

    stateful(
      make("mentee_profiles")
        .addColumn("user_id", t.id, (c) => c.primaryKey().notNull().references("users.id"))
        .addColumn("stage", t.word, need)
        .addColumn("about", t.text, need),
    ),

    stateful(
      make("mentor_profiles")
        .addColumn("user_id", t.id, (c) => c.primaryKey().notNull().references("users.id"))
        .addColumn("status", t.word, need)
        .addColumn("company", t.line, need)
        .addColumn("job_title", t.line, need)
        .addColumn("years", t.int, need)
        .addColumn("intro", t.text, need)
        .addColumn("helps", t.text, need)
        .addColumn("bio", t.text, need)
        .addColumn("skills", t.text, need)
        .addColumn("languages", t.text, need)
        .addColumn("price_cents", t.int, need)
        .addColumn("currency", t.word, need)
        .addColumn("mode", t.word, need)
        .addColumn("min_notice_hours", t.int, need)
        .addColumn("buffer_quarters", t.int, need)
        .addColumn("completed_sessions", t.int, (c) => c.notNull().defaultTo(0))
        .addColumn("strikes", t.int, (c) => c.notNull().defaultTo(0))
        .addColumn("rating_sum", t.int, (c) => c.notNull().defaultTo(0))
        .addColumn("rating_count", t.int, (c) => c.notNull().defaultTo(0))
        .addColumn("search_text", t.text, need)
        .addColumn("submitted_at", t.int)
        .addColumn("decided_at", t.int)
        .addColumn("decision_note", t.text, need),
    ),
    index("mentor_profiles_listed", "mentor_profiles", ["status", "price_cents"]),

    make("categories")
      .addColumn("slug", t.word, (c) => c.primaryKey().notNull())
      .addColumn("name", t.line, need)
      .addColumn("description", t.line, need)
      .addColumn("icon", t.word, need)
      .addColumn("position", t.int, need)
      .addColumn("version", t.int, (c) => c.notNull().defaultTo(1)),

    user(make("user_categories"))
      .addColumn("category_slug", t.word, (c) => c.notNull().references("categories.slug"))
      .addPrimaryKeyConstraint("user_categories_pk", ["user_id", "category_slug"]),
    index("user_categories_slug", "user_categories", ["category_slug", "user_id"]),

    user(make("user_skills"))
      .addColumn("skill", t.line, need)
      .addColumn("label", t.line, need)
      .addColumn("position", t.int, need)
      .addPrimaryKeyConstraint("user_skills_pk", ["user_id", "position"]),
    index("user_skills_skill", "user_skills", ["skill", "user_id"]),

    user(make("user_languages"))
      .addColumn("language", t.word, need)
      .addColumn("position", t.int, need)
      .addPrimaryKeyConstraint("user_languages_pk", ["user_id", "language"]),

    make("schedules")
      .addColumn("user_id", t.id, (c) => c.primaryKey().notNull().references("users.id"))
      .addColumn("timezone", t.word, need)
      .addColumn("version", t.int, (c) => c.notNull().defaultTo(1)),

    user(make("weekly_hours"))
      .addColumn("weekday", t.int, need)
      .addColumn("start_minute", t.int, need)
      .addColumn("end_minute", t.int, need)
      .addPrimaryKeyConstraint("weekly_hours_pk", ["user_id", "weekday", "start_minute"]),

    stateful(
      user(
        user(
          make("sessions").addColumn("id", t.id, (c) => c.primaryKey().notNull()),
          "mentor_id",
        ),
        "mentee_id",
      )
        .addColumn("starts_at", t.int, need)
        .addColumn("ends_at", t.int, need)
        .addColumn("status", t.word, need)
        .addColumn("mode", t.word, need)
        .addColumn("price_cents", t.int, need)
        .addColumn("currency", t.word, need)
        .addColumn("policy", t.text, need)
        .addColumn("goals", t.text, need)
        .addColumn("questions", t.text, need)
        .addColumn("deadline_at", t.int)
        .addColumn("room_version", t.int, (c) => c.notNull().defaultTo(0))
        .addColumn("room_batch", t.int, (c) => c.notNull().defaultTo(0))
        .addColumn("room_seq", t.int)
        .addColumn("reminded_hours", t.int)
        .addColumn("confirmed_at", t.int)
        .addColumn("ended_at", t.int)
        .addColumn("release_at", t.int)
        .addColumn("released_at", t.int)
        .addColumn("cancelled_at", t.int)
        .addColumn("cancel_reason", t.text, need),
    ),
    index("sessions_mentor", "sessions", ["mentor_id", "starts_at"]),
    index("sessions_mentee", "sessions", ["mentee_id", "starts_at"]),
    index("sessions_deadline", "sessions", ["status", "deadline_at"]),
    index("sessions_start", "sessions", ["status", "starts_at"]),
    index("sessions_release", "sessions", ["release_at"]),

    user(make("slot_locks"))
      .addColumn("quarter", t.int, need)
      .addColumn("session_id", t.id, need)
      .addColumn("expires_at", t.int)
      .addPrimaryKeyConstraint("slot_locks_pk", ["user_id", "quarter"]),
    index("slot_locks_session", "slot_locks", ["session_id"]),

    user(make("counters"))
      .addColumn("name", t.word, need)
      .addColumn("value", t.int, need)
      .addPrimaryKeyConstraint("counters_pk", ["user_id", "name"]),

    stateful(
      user(
        make("payments")
          .addColumn("id", t.id, (c) => c.primaryKey().notNull())
          .addColumn("session_id", t.id, (c) => c.notNull().references("sessions.id")),
      )
        .addColumn("gateway", t.word, need)
        .addColumn("provider_ref", t.key, need)
        .addColumn("status", t.word, need)
        .addColumn("amount_cents", t.int, need)
        .addColumn("refunded_cents", t.int, (c) => c.notNull().defaultTo(0))
        .addColumn("currency", t.word, need)
        .addColumn("checkout_url", t.text, need)
        .addColumn("asked_at", t.int, need)
        .addColumn("updated_at", t.int, need),
    ),
    index("payments_ref", "payments", ["gateway", "provider_ref"], true),
    index("payments_session", "payments", ["session_id"]),
    index("payments_user", "payments", ["user_id", "created_at"]),

    stateful(
      make("refunds")
        .addColumn("id", t.id, (c) => c.primaryKey().notNull())
        .addColumn("payment_id", t.id, (c) => c.notNull().references("payments.id"))
        .addColumn("session_id", t.id, (c) => c.notNull().references("sessions.id"))
        .addColumn("cause", t.key, need)
        .addColumn("reason", t.line, need)
        .addColumn("amount_cents", t.int, need)
        .addColumn("currency", t.word, need)
        .addColumn("status", t.word, need)
        .addColumn("settled_at", t.int),
    ),
    index("refunds_cause", "refunds", ["cause"], true),
    index("refunds_session", "refunds", ["session_id"]),

    make("gateway_events")
      .addColumn("gateway", t.word, need)
      .addColumn("event_id", t.key, need)
      .addColumn("type", t.key, need)
      .addColumn("provider_ref", t.key, need)
      .addColumn("received_at", t.int, need)
      .addColumn("applied_at", t.int)
      .addPrimaryKeyConstraint("gateway_events_pk", ["gateway", "event_id"]),

    make("ledger_transactions")
      .addColumn("id", t.id, (c) => c.primaryKey().notNull())
      .addColumn("cause", t.key, need)
      .addColumn("kind", t.word, need)
      .addColumn("session_id", t.id)
      .addColumn("created_at", t.int, need),
    index("ledger_transactions_cause", "ledger_transactions", ["cause"], true),
    index("ledger_transactions_session", "ledger_transactions", ["session_id"]),

    make("ledger_entries")
      .addColumn("transaction_id", t.id, (c) => c.notNull().references("ledger_transactions.id"))
      .addColumn("line", t.int, need)
      .addColumn("account", t.key, need)
      .addColumn("currency", t.word, need)
      .addColumn("amount_cents", t.int, need)
      .addPrimaryKeyConstraint("ledger_entries_pk", ["transaction_id", "line"]),
    index("ledger_entries_account", "ledger_entries", ["account", "currency"]),

    make("account_balances")
      .addColumn("account", t.key, need)
      .addColumn("currency", t.word, need)
      .addColumn("balance_cents", t.int, need)
      .addPrimaryKeyConstraint("account_balances_pk", ["account", "currency"]),

    stateful(
      user(
        make("payouts").addColumn("id", t.id, (c) => c.primaryKey().notNull()),
        "mentor_id",
      )
        .addColumn("batch", t.word, need)
        .addColumn("rail", t.word, need)
        .addColumn("rail_ref", t.key, need)
        .addColumn("amount_cents", t.int, need)
        .addColumn("currency", t.word, need)
        .addColumn("destination", t.line, need)
        .addColumn("status", t.word, need)
        .addColumn("paid_at", t.int),
    ),
    index("payouts_batch", "payouts", ["mentor_id", "batch"], true),
    index("payouts_status", "payouts", ["status", "created_at"]),

    make("payout_items")
      .addColumn("session_id", t.id, (c) => c.primaryKey().notNull().references("sessions.id"))
      .addColumn("payout_id", t.id, (c) => c.notNull().references("payouts.id"))
      .addColumn("amount_cents", t.int, need),
    index("payout_items_payout", "payout_items", ["payout_id"]),

    make("payout_accounts")
      .addColumn("user_id", t.id, (c) => c.primaryKey().notNull().references("users.id"))
      .addColumn("holder", t.line, need)
      .addColumn("bank", t.line, need)
      .addColumn("branch_code", t.word, need)
      .addColumn("account_number", t.text, need)
      .addColumn("account_last4", t.word, need)
      .addColumn("updated_at", t.int, need)
      .addColumn("version", t.int, (c) => c.notNull().defaultTo(1)),

    make("messages")
      .addColumn("room_id", t.id, need)
      .addColumn("seq", t.int, need)
      .addColumn("sender_id", t.id, need)
      .addColumn("client_id", t.hash, need)
      .addColumn("body", t.text, need)
      .addColumn("sent_at", t.int, need)
      .addPrimaryKeyConstraint("messages_pk", ["room_id", "seq"]),
    index("messages_client", "messages", ["room_id", "sender_id", "client_id"], true),

    make("attendance")
      .addColumn("session_id", t.id, (c) => c.notNull().references("sessions.id"))
      .addColumn("user_id", t.id, need)
      .addColumn("joined_at", t.int, need)
      .addColumn("left_at", t.int)
      .addColumn("via", t.word, need)
      .addPrimaryKeyConstraint("attendance_pk", ["session_id", "user_id", "joined_at"]),

    make("room_probes")
      .addColumn("session_id", t.id, (c) => c.notNull().references("sessions.id"))
      .addColumn("minute", t.int, need)
      .addColumn("reachable", t.flag, need)
      .addPrimaryKeyConstraint("room_probes_pk", ["session_id", "minute"]),

    user(make("strikes"))
      .addColumn("session_id", t.id, (c) => c.notNull().references("sessions.id"))
      .addColumn("reason", t.line, need)
      .addColumn("created_at", t.int, need)
      .addPrimaryKeyConstraint("strikes_pk", ["user_id", "session_id"]),

    make("outbox")
      .addColumn("id", t.id, (c) => c.primaryKey().notNull())
      .addColumn("key", t.key, need)
      .addColumn("kind", t.word, need)
      .addColumn("payload", t.text, need)
      .addColumn("due_at", t.int, need)
      .addColumn("attempts", t.int, (c) => c.notNull().defaultTo(0))
      .addColumn("lease_owner", t.id)
      .addColumn("lease_until", t.int, (c) => c.notNull().defaultTo(0))
      .addColumn("done_at", t.int)
      .addColumn("failed_at", t.int)
      .addColumn("last_error", t.line, need)
      .addColumn("created_at", t.int, need),
    index("outbox_key", "outbox", ["key"], true),
    index("outbox_due", "outbox", ["done_at", "failed_at", "due_at"]),

    user(make("idempotency_keys"))
      .addColumn("key", t.key, need)
      .addColumn("request_hash", t.hash, need)
      .addColumn("response", t.text)
      .addColumn("created_at", t.int, need)
      .addPrimaryKeyConstraint("idempotency_keys_pk", ["user_id", "key"]),

    make("audit_log")
      .addColumn("id", t.id, (c) => c.primaryKey().notNull())
      .addColumn("at", t.int, need)
      .addColumn("actor_id", t.id)
      .addColumn("action", t.key, need)
      .addColumn("subject", t.key, need)
      .addColumn("details", t.text, need),
    index("audit_log_at", "audit_log", ["at"]),

    make("leases")
      .addColumn("name", t.word, (c) => c.primaryKey().notNull())
      .addColumn("owner", t.id, need)
      .addColumn("until", t.int, need),

    make("rate_limits")
      .addColumn("bucket", t.key, need)
      .addColumn("window_start", t.int, need)
      .addColumn("count", t.int, need)
      .addPrimaryKeyConstraint("rate_limits_pk", ["bucket", "window_start"]),

    make("sandbox_records")
      .addColumn("kind", t.word, need)
      .addColumn("id", t.key, need)
      .addColumn("body", t.text, need)
      .addColumn("created_at", t.int, need)
      .addPrimaryKeyConstraint("sandbox_records_pk", ["kind", "id"]),
    index("sandbox_records_at", "sandbox_records", ["kind", "created_at"]),
  ];
}
