import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";
import {
  type AuthSessionRow,
  authSessionsOf,
  authSessionWithUser,
  deleteAuthSession,
  deleteAuthSessionsOf,
  deleteExpiredAuthSessions,
  insertAuthSession,
  touchAuthSession,
} from "../../db/queries/accounts.ts";
import type { Services } from "../services.ts";

/** Signed in for 30 days of real time after the last half of them was used (Lucia slides it). */
const LASTS = new TimeSpan(30, "d");

interface SessionAttributes {
  createdAt: number;
  lastSeenAt: number;
  userAgent: string;
  provenAt: number | null;
}

interface UserAttributes {
  name: string;
  email: string;
  emailVerified: boolean;
  isAdmin: boolean;
  isMentor: boolean;
  isMentee: boolean;
  suspended: boolean;
  timezone: string;
  hasFactor: boolean;
}

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof createLucia>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: UserAttributes;
  }
}

/**
 * Lucia over our tables. Its ids are sha256(token): the token itself is known to the browser alone.
 * Expiry lives on real time, whatever the sandbox's clock says (docs/decisions/0005).
 */
export function createLucia(services: Pick<Services, "db" | "realClock">) {
  return new Lucia(adapter(services), {
    sessionExpiresIn: LASTS,
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  });
}

function adapter({ db, realClock }: Pick<Services, "db" | "realClock">): Adapter {
  return {
    async getSessionAndUser(id) {
      const row = await authSessionWithUser(db, id);
      if (!row) return [null, null];
      const session: DatabaseSession = {
        id: row.id,
        userId: row.user_id,
        expiresAt: new Date(row.expires_at),
        attributes: attributesOf(row),
      };
      const attributes: UserAttributes = {
        name: row.name,
        email: row.email,
        emailVerified: row.email_verified_at !== null,
        isAdmin: row.is_admin === 1,
        isMentor: row.mentor_id !== null,
        isMentee: row.mentee_id !== null,
        suspended: row.suspended_at !== null,
        timezone: row.timezone,
        hasFactor: row.factor_since !== null,
      };
      return [session, { id: row.user_id, attributes }];
    },
    async getUserSessions(userId) {
      const rows = await authSessionsOf(db, userId);
      return rows.map((row) => ({
        id: row.id,
        userId: row.user_id,
        expiresAt: new Date(row.expires_at),
        attributes: attributesOf(row),
      }));
    },
    setSession: ({ id, userId, expiresAt, attributes }) =>
      insertAuthSession(db, {
        id,
        user_id: userId,
        expires_at: expiresAt.getTime(),
        created_at: attributes.createdAt,
        last_seen_at: attributes.lastSeenAt,
        user_agent: attributes.userAgent,
        proven_at: attributes.provenAt,
      }),
    updateSessionExpiration: (id, expiresAt) =>
      touchAuthSession(db, id, { expires_at: expiresAt.getTime() }),
    deleteSession: async (id) => void (await deleteAuthSession(db, id)),
    deleteUserSessions: async (userId) => void (await deleteAuthSessionsOf(db, userId)),
    deleteExpiredSessions: () => deleteExpiredAuthSessions(db, realClock.now()),
  };
}

function attributesOf(row: Omit<AuthSessionRow, "user_id" | "expires_at">): SessionAttributes {
  return {
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    userAgent: row.user_agent,
    provenAt: row.proven_at,
  };
}
