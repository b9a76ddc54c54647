import { z } from "zod";
import { line, Page, Password } from "../fields.ts";

/** Universal branch codes, as the banks publish them. */
export const BANKS = {
  Absa: "632005",
  Capitec: "470010",
  FNB: "250655",
  Investec: "580105",
  Nedbank: "198765",
  "Standard Bank": "051001",
} as const;
const bankNames = Object.keys(BANKS) as [keyof typeof BANKS, ...(keyof typeof BANKS)[]];

export const SaveAccountInput = z.object({
  holder: line("The account holder", 60, 2),
  bank: z.enum(bankNames, "Choose a bank from the list"),
  accountNumber: z
    .string("Enter the account number")
    .overwrite((text) => text.replace(/\s/g, ""))
    .regex(/^\d{6,13}$/, "An account number has 6 to 13 digits"),
  /** Asked again, because money will go there. */
  password: Password,
  version: z.int("The form is missing its version; load the page again").min(0),
});

export const AccountOutput = z.object({
  /** Whether the account may be changed now: a second factor is needed, shown lately. */
  factor: z.enum(["none", "stale", "fresh"]),
  /** Null: not said yet. */
  account: z
    .object({ holder: z.string(), bank: z.string(), last4: z.string(), updatedAt: z.number() })
    .nullable(),
  version: z.int(),
  banks: z.array(z.string()),
});

const Sum = z.object({ cents: z.int(), sessions: z.int() });

export const SummaryOutput = z.object({
  currency: z.string(),
  commissionBps: z.int(),
  /** The next lower share and how many more sessions it takes; null at the lowest. */
  nextTier: z.object({ commissionBps: z.int(), sessionsToGo: z.int() }).nullable(),
  lastPayout: z
    .object({ cents: z.int(), sessions: z.int(), at: z.number(), destination: z.string() })
    .nullable(),
  /** Released, to be paid with the next batch. */
  due: Sum,
  nextPayoutAt: z.number(),
  /** Of hours that have not happened, or whose 48 hours still run. */
  held: Sum,
  /** Waits while a bank looks into the payment. */
  disputed: Sum,
  /** Whether we know where the money should go. */
  hasAccount: z.boolean(),
  /** The bank sent the last payout back, and no other account was named since: nothing goes out. */
  returned: z.object({ cents: z.int(), at: z.number() }).nullable(),
  /** Mondays in the mentor's zone, oldest first; what was earned of hours that happened then. */
  weeks: z.array(z.object({ monday: z.number(), netCents: z.int(), commissionCents: z.int() })),
});

export const ListInput = z.object({ page: Page });

export const EarningRow = z.object({
  sessionId: z.string(),
  startsAt: z.number(),
  mentee: z.string(),
  status: z.string(),
  grossCents: z.int(),
  commissionCents: z.int(),
  /** Inside the commission; 0 while the platform is not registered. */
  vatCents: z.int(),
  netCents: z.int(),
  currency: z.string(),
  state: z.enum(["held", "waiting", "released", "paid", "disputed", "charged_back"]),
  /** held: when the hour ends; waiting: when it is released; released: when it is to be paid, null where that waits for an account; paid: when. */
  at: z.number().nullable(),
});
export type EarningRow = z.infer<typeof EarningRow>;

export const ListOutput = z.object({
  rows: z.array(EarningRow),
  page: z.int(),
  pages: z.int(),
  vatRegistered: z.boolean(),
});
