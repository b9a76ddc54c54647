import { type Trx, transact } from "../../db/client.ts";
import {
  lockedUser,
  surplusAuthSessions,
  type UserRow,
  updateUser,
  userByEmail,
  userById,
} from "../../db/queries/accounts.ts";
import { passkeysOf } from "../../db/queries/second-factors.ts";
import type { Context } from "../context.ts";
import { Problem } from "../errors.ts";
import { limit, limitAddress, requireLeftAtAddress } from "../limits.ts";
import { widerNetwork } from "../request.ts";
import { startAuthSession } from "./auth-sessions.ts";
import { endAuthSession } from "./end-auth-sessions.ts";
import { isKnownDevice, markDevice } from "./known-device.ts";
import { issueToken } from "./one-time-tokens.ts";
import { hashPassword, isOutdated, matchesHash, pretendToMatch } from "./passwords.ts";
import type { SignInOutput } from "./schemas.ts";

/**
 * The first step, or all of it where there is no second factor; with one, `pending` is the ticket to
 * the second step and good for nothing else. The same words and the same work for a wrong password
 * and for an address that nobody has. Problems: rate_limited, wrong_credentials.
 */
export async function signIn(
  ctx: Context,
  input: { email: string; password: string },
): Promise<SignInOutput> {
  const { services } = ctx;
  const user = await userByEmail(services.db, input.email);
  await requireTriesLeft(ctx, input.email, user);
  const matches = user
    ? await matchesHash(ctx, input.password, user.password_hash)
    : await pretendToMatch(ctx, input.password);
  if (!user || !matches) throw wrong();

  if (isOutdated(services.passwordCost, user.password_hash)) {
    await renewHash(ctx, user, input.password);
    return signIn(ctx, input);
  }
  if (user.factor_since !== null)
    return {
      next: "second_factor" as const,
      pending: await transact(services.db, async (trx) => {
        await requireUnchanged(trx, user);
        return issueToken(services, trx, user, "sign_in");
      }),
      passkey: (await passkeysOf(services.db, user.id)).length > 0,
    };
  return { next: "done" as const, ...(await letIn(ctx, user, null)) };
}

/** What was shown must still open the account when it does: comparing a password takes a while. */
async function requireUnchanged(trx: Trx, seen: UserRow): Promise<void> {
  const now = await lockedUser(trx, seen.id);
  if (now?.password_hash !== seen.password_hash || now.factor_since !== seen.factor_since)
    throw wrong();
}

/**
 * Whatever strangers try, also from the same address: the devices on which its owner signed in before have
 * tries of their own.
 */
async function requireTriesLeft(
  { services, request }: Context,
  email: string,
  user: UserRow | undefined,
): Promise<void> {
  if (isKnownDevice(services, request.deviceMark, user))
    return limit(services, "known_device_by_account", email);
  await requireLeftAtAddress(services, "sign_in_by_address", request.address);
  // What is refused for one account takes nothing from others at this address.
  const here = `${email} ${widerNetwork(request.address)}`;
  await limit(services, "sign_in_by_account_from_address", here);
  await limitAddress(services, "sign_in_by_address", request.address);
  await limit(services, "sign_in_by_account", email);
}

/** Of one person; whoever signs in once more loses the one that was not seen for longest. */
const MOST_AUTH_SESSIONS = 50;

/** Signed in from here on: a new token, and the one that was used before ends. */
export async function letIn(ctx: Context, user: UserRow, provenAt: number | null) {
  const { services, request, viewer, intents } = ctx;
  if (viewer) await endAuthSession(services, viewer.id, viewer.authSessionId);
  const started = await transact(services.db, async (trx) => {
    await requireUnchanged(trx, user);
    return startAuthSession({ ...services, db: trx }, user.id, request.userAgent, provenAt);
  });
  for (const old of await surplusAuthSessions(services.db, user.id, MOST_AUTH_SESSIONS))
    await endAuthSession(services, user.id, old);
  intents.authToken = started;
  await markDevice(ctx, user);
  return { ...started, name: user.name };
}

function wrong(): Problem {
  return new Problem("wrong_credentials", "That address and password do not belong together.");
}

/** Harmless when repeated, or when nobody was signed in: a dead cookie goes too. */
export async function signOut({ services, viewer, intents }: Context): Promise<void> {
  if (viewer) await endAuthSession(services, viewer.id, viewer.authSessionId);
  intents.authToken = null;
}

/** Today's parameters for a hash of old ones, unless the password was changed meanwhile. */
async function renewHash(ctx: Context, old: UserRow, password: string): Promise<void> {
  const { services } = ctx;
  const password_hash = await hashPassword(ctx, password);
  await transact(services.db, async (trx) => {
    const user = await userById(trx, old.id);
    if (user?.password_hash === old.password_hash) await updateUser(trx, user, { password_hash });
  });
}
