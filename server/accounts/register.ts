import { type Trx, transact } from "../../db/client.ts";
import {
  insertConsents,
  insertMenteeProfile,
  insertMentorDraft,
  insertUser,
  type UserRow,
  userByEmail,
} from "../../db/queries/accounts.ts";
import { MIN_NOTICE_HOURS } from "../bookings/policy.ts";
import type { RequestFacts } from "../context.ts";
import { queue } from "../effects.ts";
import { limit, limitAddress } from "../limits.ts";
import { sealedLink } from "../mail/links.ts";
import type { Services } from "../services.ts";
import { issueToken, VERIFY_PATH } from "./one-time-tokens.ts";
import { hashPassword } from "./passwords.ts";
import { DOCUMENTS, type RegisterInput } from "./schemas.ts";

/**
 * Registers somebody, or tells the owner of a known address that they have an account. The caller
 * learns nothing of which it was: same answer, same work, and nobody is signed in
 * (docs/decisions/0004). Problems: rate_limited.
 */
export async function register(
  services: Services,
  request: RequestFacts,
  input: RegisterInput,
): Promise<void> {
  await limitAddress(services, "register_by_address", request.address);
  await limit(services, "letters_by_recipient", input.email);
  const password_hash = await hashPassword({ services, request }, input.password);
  const now = services.clock.now();
  const user: UserRow = {
    id: services.ids.uuid(),
    email: input.email,
    name: input.name,
    password_hash,
    email_verified_at: null,
    is_admin: 0,
    suspended_at: null,
    timezone: input.zone ?? request.zone,
    factor_since: null,
    created_at: now,
    version: 1,
  };
  await transact(services.db, async (trx) => {
    if (await insertUser(trx, user)) {
      await insertConsents(trx, user.id, DOCUMENTS, now);
      await takeRole(services, trx, user, input);
      await welcome(services, trx, user, input.role);
    } else {
      await remind(services, trx, input);
    }
  });
  services.wake();
}

async function takeRole(services: Services, trx: Trx, user: UserRow, input: RegisterInput) {
  const now = services.clock.now();
  if (input.role === "mentee") {
    await insertMenteeProfile(trx, user.id, input.stage, now);
    return;
  }
  await insertMentorDraft(trx, {
    userId: user.id,
    jobTitle: input.jobTitle,
    company: input.company,
    timezone: user.timezone,
    minNoticeHours: MIN_NOTICE_HOURS,
    now,
  });
}

async function welcome(services: Services, trx: Trx, user: UserRow, role: "mentee" | "mentor") {
  const token = await issueToken(services, trx, user, "verify_email");
  await queue(services, trx, `mail:welcome:${user.id}`, {
    kind: "mail",
    to: user.email,
    letter: {
      template: "welcome",
      name: user.name,
      zone: user.timezone,
      role,
      url: await sealedLink(services.settings, VERIFY_PATH, token),
    },
  });
}

/**
 * What a new account writes beyond what a reminder does. Each round trip to the database takes
 * milliseconds that a stranger could measure, so a known address takes as many.
 */
const MORE_ROUND_TRIPS = { mentee: 3, mentor: 4 };

async function remind(services: Services, trx: Trx, { email, role }: RegisterInput) {
  const known = await userByEmail(trx, email);
  if (!known) return;
  for (let n = 0; n < MORE_ROUND_TRIPS[role]; n++) await userByEmail(trx, email);
  await queue(services, trx, `mail:already_registered:${services.ids.uuid()}`, {
    kind: "mail",
    to: known.email,
    letter: {
      template: "already_registered",
      name: known.name,
      zone: known.timezone,
      url: `${services.settings.publicUrl}/sign-in`,
    },
  });
}
