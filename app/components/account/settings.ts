import type { inferRouterOutputs } from "@trpc/server";
import type { FormConstraints } from "../../../server/forms.ts";
import type { AppRouter } from "../../../server/router.ts";

type Accounts = inferRouterOutputs<AppRouter>["accounts"];

/** The forms of the settings page, by their `intent`. */
export const INTENTS = [
  "account",
  "verify",
  "email",
  "password",
  "revoke",
  "revoke_others",
  "mentee",
  "mentor",
] as const;
export type SettingsIntent = (typeof INTENTS)[number];

/** What every section of the settings page may need. */
export interface Settings {
  me: NonNullable<Accounts["me"]>;
  authSessions: Accounts["listAuthSessions"];
  constraints: Record<"account" | "email" | "password" | "mentee" | "mentor", FormConstraints>;
  /** The form that has just been saved. */
  saved: string | null;
}
