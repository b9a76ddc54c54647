import { randomBytes } from "node:crypto";
import { z } from "zod";
import { type BadDatabaseUrl, parseDatabaseUrl } from "../db/database-url.ts";

const port = (what: string, fallback: number) =>
  z.coerce
    .number(`${what} must be a number`)
    .int(`${what} must be a whole number`)
    .min(1, `${what} must be from 1 to 65535`)
    .max(65535, `${what} must be from 1 to 65535`)
    .default(fallback);

/** "kid:secret,kid2:secret2": the first signs, all verify. Secrets have 32 characters or more. */
const keyRing = (what: string) =>
  z
    .string()
    .regex(
      /^[a-z0-9]{1,16}:[A-Za-z0-9_-]{32,}(,[a-z0-9]{1,16}:[A-Za-z0-9_-]{32,})*$/,
      `${what} must read kid:secret[,kid:secret], with secrets of 32 characters or more`,
    );

function isDatabaseUrl(text: string, context: z.RefinementCtx): void {
  try {
    parseDatabaseUrl(text);
  } catch (error) {
    context.addIssue({ code: "custom", message: (error as BadDatabaseUrl).message });
  }
}

const Environment = z.object({
  NODE_ENV: z
    .enum(["development", "production", "test"], "NODE_ENV must be development, production or test")
    .default("development"),
  SANDBOX: z.enum(["0", "1"], "SANDBOX must be 0 or 1").optional(),
  PORT: port("PORT", 3000),
  PARTY_PORT: port("PARTY_PORT", 1999),
  HOST: z.string().default("127.0.0.1"),
  DATA_DIR: z.string().min(1, "DATA_DIR must name a folder").default("./data"),
  DATABASE_URL: z.string().superRefine(isDatabaseUrl).optional(),
  /** Where people reach the site, without a slash at the end. */
  PUBLIC_URL: z.url("PUBLIC_URL must be an address like https://mentorlink.example").optional(),
  /** Where this server reaches the rooms, and where browsers do. */
  ROOMS_URL: z.url("ROOMS_URL must be an address").optional(),
  ROOMS_PUBLIC_URL: z.url("ROOMS_PUBLIC_URL must be an address").optional(),
  /** Whose X-Forwarded-For is believed: the addresses of our own proxies. */
  TRUSTED_PROXIES: z
    .string()
    .regex(/^[0-9a-fA-F.:]+(,[0-9a-fA-F.:]+)*$/, "TRUSTED_PROXIES must read 10.0.0.1,10.0.0.2")
    .optional(),
  /** Whose pages may use the API from a browser: "https://a.example,https://b.example". */
  API_ORIGINS: z
    .string()
    .regex(
      /^https?:\/\/[^/\s,]+(,https?:\/\/[^/\s,]+)*$/,
      "API_ORIGINS must read https://one.example,https://two.example",
    )
    .optional(),
  ROOM_KEYS: keyRing("ROOM_KEYS").optional(),
  APP_KEYS: keyRing("APP_KEYS").optional(),
  /** Who may read /metrics; without it there is none. */
  METRICS_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9_-]{32,}$/, "METRICS_TOKEN must have 32 letters and digits or more")
    .optional(),
  /** A line for each request; 1 in production, 0 elsewhere. */
  LOG_REQUESTS: z.enum(["0", "1"], "LOG_REQUESTS must be 0 or 1").optional(),
  DEMO: z.enum(["0", "1"], "DEMO must be 0 or 1").default("1"),
  VAT_REGISTERED: z.enum(["0", "1"], "VAT_REGISTERED must be 0 or 1").default("0"),
});

export interface Settings {
  production: boolean;
  sandbox: boolean;
  demo: boolean;
  vatRegistered: boolean;
  host: string;
  port: number;
  partyPort: number;
  dataDir: string;
  databaseUrl: string;
  publicUrl: string;
  roomsUrl: string;
  roomsPublicUrl: string;
  trustedProxies: string[];
  apiOrigins: string[];
  metricsToken: string | null;
  logRequests: boolean;
  /** Shared with the rooms: tickets, commands, handovers. */
  roomKeys: string;
  /** The app's own: sealing what is stored, signing sandbox notifications. */
  appKeys: string;
}

export class BadEnvironment extends Error {}

/** Secrets may be left out only outside production; then they last as long as the caller keeps them. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(given);
  if (!parsed.success)
    throw new BadEnvironment(parsed.error.issues.map((issue) => issue.message).join("; "));
  const e = parsed.data;
  const production = e.NODE_ENV === "production";
  const explicit = e.SANDBOX === "1";
  if (production && !explicit)
    throw new BadEnvironment(
      "NODE_ENV=production needs a payment provider, and none is configured. SANDBOX=1 runs the sandbox on purpose.",
    );
  const missing = (["PUBLIC_URL", "ROOM_KEYS", "APP_KEYS"] as const).filter((name) => !e[name]);
  if (production && missing.length > 0)
    throw new BadEnvironment(`NODE_ENV=production needs ${missing.join(", ")}.`);
  const roomsUrl = e.ROOMS_URL ?? `http://127.0.0.1:${e.PARTY_PORT}`;
  return {
    production,
    sandbox: true,
    demo: !production && e.DEMO === "1",
    vatRegistered: e.VAT_REGISTERED === "1",
    host: e.HOST,
    port: e.PORT,
    partyPort: e.PARTY_PORT,
    dataDir: e.DATA_DIR,
    databaseUrl: e.DATABASE_URL ?? `file:${e.DATA_DIR}/mentorlink.db`,
    publicUrl: (e.PUBLIC_URL ?? `http://127.0.0.1:${e.PORT}`).replace(/\/$/, ""),
    roomsUrl,
    roomsPublicUrl: e.ROOMS_PUBLIC_URL ?? roomsUrl,
    trustedProxies: e.TRUSTED_PROXIES?.split(",") ?? [],
    apiOrigins: e.API_ORIGINS?.split(",") ?? [],
    metricsToken: e.METRICS_TOKEN ?? null,
    logRequests: (e.LOG_REQUESTS ?? (production ? "1" : "0")) === "1",
    roomKeys: e.ROOM_KEYS ?? `dev:${randomBytes(32).toString("base64url")}`,
    appKeys: e.APP_KEYS ?? `dev:${randomBytes(32).toString("base64url")}`,
  };
}
