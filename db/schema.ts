import type { Generated } from "kysely";

/**
 * The shape of every row. Conventions: ids are UUIDv7 text; times are UTC epoch milliseconds; money
 * is integer cents with a currency; booleans are 0 or 1; `json` columns hold text that the reader
 * parses with Zod; every stateful row carries a `version` that a transition must name.
 */
export type Id = string;
export type Millis = number;
export type Cents = number;
export type Flag = 0 | 1;
export type Json = string;

export interface Users {
  id: Id;
  email: string;
  name: string;
  password_hash: string;
  email_verified_at: Millis | null;
  is_admin: Flag;
  suspended_at: Millis | null;
  timezone: string;
  /** Since when signing in asks for a second factor; null while there is none. Real time. */
  factor_since: Millis | null;
  created_at: Millis;
  version: number;
}

/** Which version of which document a person accepted. Key: user, document, version. */
export interface Consents {
  user_id: Id;
  document: string;
  document_version: string;
  accepted_at: Millis;
}

/** An auth session. `id` is sha256(token) in hex; only the browser holds the token. */
export interface AuthSessions {
  id: string;
  user_id: Id;
  expires_at: Millis;
  created_at: Millis;
  last_seen_at: Millis;
  user_agent: string;
  /** When the second factor was last shown in this auth session. Real time. */
  proven_at: Millis | null;
}

/** An authenticator app. `secret` is sealed. */
export interface TotpSecrets {
  user_id: Id;
  secret: string;
  /** Null until a first code proved that the app has it. */
  confirmed_at: Millis | null;
  /** The 30-second step of the last code that was used: each works once. */
  last_step: number;
  created_at: Millis;
}

/** `id` is sha256 of the credential's own id, which may be a thousand bytes long. */
export interface Passkeys {
  id: string;
  user_id: Id;
  credential_id: string;
  public_key: string;
  sign_count: number;
  transports: Json;
  label: string;
  created_at: Millis;
  last_used_at: Millis | null;
}

/** Key: user, sha256(code). A used one is deleted. */
export interface RecoveryCodes {
  user_id: Id;
  code_hash: string;
  created_at: Millis;
}

/** Key: sha256(token), purpose. `email` is the address that the token speaks for. */
export interface OneTimeTokens {
  token_hash: string;
  purpose:
    | "verify_email"
    | "reset_password"
    | "change_email"
    | "sign_in"
    | "passkey_add"
    | "passkey_use";
  user_id: Id;
  email: string;
  expires_at: Millis;
  created_at: Millis;
}

export interface MenteeProfiles {
  user_id: Id;
  stage: "studying" | "graduated" | "early_career";
  about: string;
  created_at: Millis;
  version: number;
}

export type MentorStatus = "draft" | "pending" | "approved" | "rejected";
export type BookingMode = "instant" | "request";

export interface MentorProfiles {
  user_id: Id;
  status: MentorStatus;
  company: string;
  job_title: string;
  years: number;
  /** "What I help with": the lead paragraph. */
  intro: string;
  /** JSON: string[], the short lines under the lead. */
  helps: Json;
  bio: string;
  /** JSON: string[] of labels; `user_skills` holds the same for filtering. */
  skills: Json;
  /** JSON: string[] of ISO codes; `user_languages` holds the same for filtering. */
  languages: Json;
  price_cents: Cents;
  currency: string;
  mode: BookingMode;
  min_notice_hours: number;
  /** Quarters kept free before and after each session. */
  buffer_quarters: number;
  completed_sessions: number;
  /** Those of them with a price: what the commission falls with. Null: as many, from before they were counted apart. */
  paid_sessions: number | null;
  strikes: number;
  rating_sum: number;
  rating_count: number;
  /** Lower-cased words of everything searchable, kept by the profile's operations. */
  search_text: string;
  submitted_at: Millis | null;
  decided_at: Millis | null;
  decision_note: string;
  /** Since when it is listed with words that no admin has read. Null: as it was read. */
  unread_since: Millis | null;
  created_at: Millis;
  version: number;
}

export interface Categories {
  slug: string;
  name: string;
  description: string;
  icon: string;
  position: number;
  version: number;
}

export interface UserCategories {
  user_id: Id;
  category_slug: string;
}

/** `skill` is the normalised key, `label` what the mentor typed. */
export interface UserSkills {
  user_id: Id;
  skill: string;
  label: string;
  position: number;
}

export interface UserLanguages {
  user_id: Id;
  language: string;
  position: number;
}

/** One per mentor; weekly hours are wall time in this zone. */
export interface Schedules {
  user_id: Id;
  timezone: string;
  version: number;
}

/** Weekday 1 (Monday) to 7; minutes since local midnight; end may be 1440. Key: user, weekday, start. */
export interface WeeklyHours {
  user_id: Id;
  weekday: number;
  start_minute: number;
  end_minute: number;
}

export type SessionStatus =
  | "awaiting_payment"
  | "requested"
  | "confirmed"
  | "in_session"
  | "completed"
  | "no_show_mentee"
  | "no_show_mentor"
  | "no_show_both"
  | "void"
  | "declined"
  | "expired"
  | "cancelled_by_mentee"
  | "cancelled_by_mentor"
  | "charged_back"
  | "called_off";

export interface Sessions {
  id: Id;
  mentor_id: Id;
  mentee_id: Id;
  starts_at: Millis;
  /** The app owns this: start + 60 minutes unless prolonged. */
  ends_at: Millis;
  status: SessionStatus;
  version: number;
  mode: BookingMode;
  price_cents: Cents;
  currency: string;
  /** JSON: the frozen policy (see server/bookings/policy.ts), commission included. */
  policy: Json;
  goals: string;
  /** JSON: string[], at most three questions of the prep brief. */
  questions: Json;
  /** awaiting_payment: when the slot is freed; requested: when the request expires. */
  deadline_at: Millis | null;
  /** Version of the room's schedule that the app last wrote. */
  room_version: number;
  /** The latest handover applied; attendance of an older one is not taken. */
  room_batch: Generated<number>;
  /** How many messages the room had at its end; null until known. */
  room_seq: Generated<number | null>;
  /** How often it was given another time. */
  moves: Generated<number>;
  /** The start that was booked, from which refunds count; null: it was never moved. */
  first_starts_at: Generated<Millis | null>;
  /** The mentor asks for this start; until the mentee accepts, the present one stands. */
  proposed_starts_at: Generated<Millis | null>;
  /** The last reminder given, in hours before the start; null: none yet. */
  reminded_hours: Generated<number | null>;
  created_at: Millis;
  confirmed_at: Millis | null;
  /** When it really ended; the 48-hour windows count from here. */
  ended_at: Millis | null;
  /** When the hold is released to the mentor; null while it must not be. */
  release_at: Millis | null;
  released_at: Millis | null;
  /** Since when an operator holds the release back; null: nobody does. */
  held_back_at: Generated<Millis | null>;
  cancelled_at: Millis | null;
  cancel_reason: string;
}

/** Law 1. Key: user, quarter. `expires_at` null once confirmed. */
export interface SlotLocks {
  user_id: Id;
  quarter: number;
  session_id: Id;
  expires_at: Millis | null;
}

/** Caps: `update ... set value = value + 1 where value < cap` touches one row. Key: user, name. */
export interface Counters {
  user_id: Id;
  name: string;
  value: number;
}

export type PaymentStatus =
  | "created"
  | "pending"
  | "succeeded"
  | "failed"
  | "abandoned"
  | "disputed"
  | "charged_back";

/** A bank looks into the payment, or took it back for good. */
export type AtBank = Extract<PaymentStatus, "disputed" | "charged_back">;

/** Unique: gateway, provider_ref; session, attempt. One attempt to pay for one session. */
export interface Payments {
  id: Id;
  session_id: Id;
  /** 1, 2, …; null in those from before attempts were numbered. */
  attempt: number | null;
  user_id: Id;
  gateway: string;
  provider_ref: string;
  status: PaymentStatus;
  version: number;
  amount_cents: Cents;
  refunded_cents: Cents;
  currency: string;
  checkout_url: string;
  /** When the provider was last asked about it without being prompted. */
  asked_at: Millis;
  created_at: Millis;
  updated_at: Millis;
}

export type RefundStatus = "requested" | "succeeded" | "failed";

/** Unique: cause. */
export interface Refunds {
  id: Id;
  payment_id: Id;
  session_id: Id;
  cause: string;
  reason: string;
  amount_cents: Cents;
  currency: string;
  status: RefundStatus;
  version: number;
  created_at: Millis;
  settled_at: Millis | null;
}

/** Key: gateway, event_id. */
export interface GatewayEvents {
  gateway: string;
  event_id: string;
  type: string;
  provider_ref: string;
  received_at: Millis;
  applied_at: Millis | null;
}

/** Unique: cause. Append-only. */
export interface LedgerTransactions {
  id: Id;
  cause: string;
  kind: string;
  session_id: Id | null;
  created_at: Millis;
}

/** Key: transaction, line. Entries of one transaction add up to zero per currency. */
export interface LedgerEntries {
  transaction_id: Id;
  line: number;
  account: string;
  currency: string;
  amount_cents: Cents;
}

/** Rolled-up balances of the platform's own accounts, and live ones of holds and mentors. */
export interface AccountBalances {
  account: string;
  currency: string;
  balance_cents: Cents;
}

export type PayoutStatus = "scheduled" | "sent" | "paid" | "returned";

/** Unique: mentor, batch. */
export interface Payouts {
  id: Id;
  mentor_id: Id;
  batch: string;
  rail: string;
  rail_ref: string;
  amount_cents: Cents;
  currency: string;
  destination: string;
  status: PayoutStatus;
  version: number;
  created_at: Millis;
  paid_at: Millis | null;
}

/** Which sessions a payout pays. Key: session_id (a session is paid out once). */
export interface PayoutItems {
  session_id: Id;
  payout_id: Id;
  amount_cents: Cents;
}

/** Where a mentor's money goes. `account_number` is sealed (server/sealing.ts). */
export interface PayoutAccounts {
  user_id: Id;
  holder: string;
  bank: string;
  branch_code: string;
  account_number: string;
  account_last4: string;
  updated_at: Millis;
  version: number;
}

/** A room's transcript. Key: room, seq. Unique: room, sender, client id. */
export interface Messages {
  room_id: Id;
  seq: number;
  sender_id: Id;
  client_id: string;
  body: string;
  sent_at: Millis;
}

/** The room's signed evidence. Key: session, user, joined_at. */
export interface Attendance {
  session_id: Id;
  user_id: Id;
  joined_at: Millis;
  left_at: Millis | null;
  via: "socket" | "form";
}

/** Was the room reachable in minute 0..9 of the session? Key: session, minute. */
export interface RoomProbes {
  session_id: Id;
  minute: number;
  reachable: Flag;
}

/** Key: user, session. */
export interface Strikes {
  user_id: Id;
  session_id: Id;
  reason: string;
  created_at: Millis;
}

/** Law 6. Unique: key. */
export interface Outbox {
  id: Id;
  key: string;
  kind: string;
  payload: Json;
  due_at: Millis;
  attempts: number;
  lease_owner: string | null;
  lease_until: Millis;
  done_at: Millis | null;
  failed_at: Millis | null;
  last_error: string;
  created_at: Millis;
}

/** Key: user, key. `response` null while the first request is still at work. */
export interface IdempotencyKeys {
  user_id: Id;
  key: string;
  request_hash: string;
  response: Json | null;
  created_at: Millis;
}

export interface AuditLog {
  id: Id;
  at: Millis;
  actor_id: Id | null;
  action: string;
  subject: string;
  details: Json;
}

export interface Leases {
  name: string;
  owner: string;
  until: Millis;
}

/** Key: bucket, window_start. */
export interface RateLimits {
  bucket: string;
  window_start: Millis;
  count: number;
}

/** What the sandbox gateways remember: mail sent, payments made, the clock. Key: kind, id. */
export interface SandboxRecords {
  kind: string;
  id: string;
  body: Json;
  created_at: Millis;
}

export interface Database {
  users: Users;
  consents: Consents;
  auth_sessions: AuthSessions;
  one_time_tokens: OneTimeTokens;
  mentee_profiles: MenteeProfiles;
  mentor_profiles: MentorProfiles;
  categories: Categories;
  user_categories: UserCategories;
  user_skills: UserSkills;
  user_languages: UserLanguages;
  schedules: Schedules;
  weekly_hours: WeeklyHours;
  sessions: Sessions;
  slot_locks: SlotLocks;
  counters: Counters;
  payments: Payments;
  refunds: Refunds;
  gateway_events: GatewayEvents;
  ledger_transactions: LedgerTransactions;
  ledger_entries: LedgerEntries;
  account_balances: AccountBalances;
  payouts: Payouts;
  payout_items: PayoutItems;
  payout_accounts: PayoutAccounts;
  messages: Messages;
  attendance: Attendance;
  room_probes: RoomProbes;
  strikes: Strikes;
  outbox: Outbox;
  idempotency_keys: IdempotencyKeys;
  totp_secrets: TotpSecrets;
  passkeys: Passkeys;
  recovery_codes: RecoveryCodes;
  audit_log: AuditLog;
  leases: Leases;
  rate_limits: RateLimits;
  sandbox_records: SandboxRecords;
}
