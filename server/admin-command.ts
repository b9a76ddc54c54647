/** `npm run admin -- VERB EMAIL`, or `VERB SESSION`: what only somebody with the database may do. */
import { userInfo } from "node:os";
import { type Trx, transact } from "../db/client.ts";
import { openDatabase } from "../db/open.ts";
import { type UserRow, updateUser, userByEmail, userById } from "../db/queries/accounts.ts";
import { sessionById } from "../db/queries/bookings.ts";
import { newestWindow } from "../db/queries/limits.ts";
import { tryAgain } from "../db/queries/outbox.ts";
import { newestPayoutOf } from "../db/queries/payouts.ts";
import { createRecordStore } from "../db/queries/sandbox.ts";
import { endAuthSessions } from "./accounts/end-auth-sessions.ts";
import { issueToken } from "./accounts/one-time-tokens.ts";
import { noPassword, PASSWORD_COST } from "./accounts/passwords.ts";
import { audit } from "./audit.ts";
import { COMPLAINT_VERBS } from "./bookings/decide-complaint.ts";
import { systemClock } from "./clock.ts";
import { readSettings } from "./env.ts";
import { Email, Id } from "./fields.ts";
import { createIds } from "./ids.ts";
import { ROLL_UP } from "./payments/clockwork-steps.ts";
import { payoutKey } from "./payments/payout-rule.ts";
import { noteRestored } from "./rooms/clock-jumps.ts";
import { outdateRooms } from "./rooms/resync-rooms.ts";
import { factorsTaken } from "./second-factor/changed.ts";

/** Whose act it is, for the audit log (/privacy): `OPERATOR`, or the name that the machine knows. */
function by() {
  const { OPERATOR, SUDO_USER } = process.env;
  return { operator: OPERATOR || SUDO_USER || nameHere() };
}

function nameHere(): string {
  try {
    return userInfo().username;
  } catch {
    // In a container the user may have a number only.
    return "unknown";
  }
}

const tools = { ids: createIds(systemClock), clock: systemClock };

interface Verb {
  /** Answers what else is to be said, where there is something. */
  run(trx: Trx, user: UserRow): Promise<unknown>;
  done: string;
}

const VERBS: Record<string, Verb> = {
  grant: {
    async run(trx, user) {
      await updateUser(trx, user, { is_admin: 1 });
      return user.email_verified_at === null && takeOver(trx, user.id);
    },
    done: "is an admin now",
  },
  revoke: {
    run: (trx, user) => updateUser(trx, user, { is_admin: 0 }),
    done: "is no admin any more",
  },
  // For who lost phone and recovery codes, once you know that it is them.
  unlock: {
    run: (trx, user) => factorsTaken({ ...tools, settings: settings() }, trx, user),
    done: "signs in with the password alone now, is signed out everywhere, and was told so",
  },
  // What is due to them waits. The clockwork calls off their hours, and all that was paid for them goes back.
  suspend: {
    async run(trx, user) {
      await updateUser(trx, user, { suspended_at: user.suspended_at ?? tools.clock.now() });
      await endAuthSessions(tools, trx, user.id);
    },
    done: "is suspended now, and signed out everywhere; their hours to come are called off within a minute",
  },
  restore: {
    async run(trx, user) {
      await updateUser(trx, user, { suspended_at: null });
      const payout = await newestPayoutOf(trx, user.id);
      if (payout) await tryAgain(trx, { keys: [payoutKey(payout.id)] }, tools.clock.now());
    },
    done: "may use the site again",
  },
};

const [verb = "", address] = process.argv.slice(2);

function end(line: string, code: 0 | 1): never {
  (code === 0 ? console.log : console.error)(line);
  process.exit(code);
}

/**
 * Anybody may have registered with an address that nobody confirmed: they are out. The first admin reads no
 * letter before this, so the link is said here.
 */
async function takeOver(trx: Trx, userId: string): Promise<string> {
  await endAuthSessions(tools, trx, userId);
  const user = await userById(trx, userId);
  if (!user) throw new Error("They are gone");
  await updateUser(trx, user, {
    password_hash: noPassword(PASSWORD_COST),
    email_verified_at: tools.clock.now(),
  });
  const token = await issueToken(tools, trx, user, "reset_password");
  return `Nobody had confirmed that address, so whoever registered with it is signed out. Choose a password within an hour:\n${settings().publicUrl}/reset-password?token=${token}`;
}

const settings = () => readSettings(process.env);

const USAGE = `Usage: npm run admin -- VERB EMAIL (${Object.keys(VERBS).join(", ")}), VERB SESSION (${Object.keys(COMPLAINT_VERBS).join(", ")}), or restored (after a backup was put back)`;

async function main() {
  if (verb === "restored" && !address) return restored();
  if (COMPLAINT_VERBS[verb] && address) return decide(COMPLAINT_VERBS[verb], address);
  const act = VERBS[verb];
  if (!act || !address) end(USAGE, 1);
  const email = Email.safeParse(address);
  if (!email.success) end(`${address} is not an e-mail address.`, 1);
  const { db } = openDatabase(settings().databaseUrl);
  const said = await transact(db, async (trx) => {
    const user = await userByEmail(trx, email.data);
    if (!user) return null;
    const more = await act.run(trx, user);
    await audit(tools, trx, {
      actor: null,
      action: `admin_${verb}`,
      subject: `user:${user.id}`,
      details: by(),
    });
    return typeof more === "string" ? `\n${more}` : "";
  });
  await db.destroy();
  if (said === null) end(`Nobody has registered with ${email.data}.`, 1);
  end(`${email.data} ${act.done}.${said}`, 0);
}

/** A backup was put back (docs/operate.md). */
async function restored() {
  const { db } = openDatabase(settings().databaseUrl);
  const to = tools.clock.now();
  const from = Math.min(to, (await newestWindow(db, ROLL_UP)) ?? to);
  await noteRestored({ ids: tools.ids, records: createRecordStore(db, tools.clock) }, { from, to });
  await transact(db, (trx) => {
    const entry = { actor: null, action: "admin_restored", subject: "database", details: by() };
    return audit(tools, trx, entry);
  });
  const rooms = await outdateRooms({ ...tools, db }, to);
  await db.destroy();
  end(`Hours to come: ${rooms}. Their rooms take the times that this database knows.`, 0);
}

async function decide(act: (typeof COMPLAINT_VERBS)[string], text: string) {
  const id = Id.safeParse(text);
  if (!id.success)
    end(`${text} is not a session's id: it stands at the end of the page's address.`, 1);
  const { db } = openDatabase(settings().databaseUrl);
  const found = await transact(db, async (trx) => {
    const session = await sessionById(trx, id.data);
    if (!session) return false;
    await act.run({ ...tools, settings: settings() }, trx, session);
    const subject = `session:${session.id}`;
    await audit(tools, trx, { actor: null, action: `admin_${verb}`, subject, details: by() });
    return true;
  });
  await db.destroy();
  if (!found) end(`There is no session ${id.data}.`, 1);
  end(`${id.data} ${act.done}.`, 0);
}

main().catch((error: Error) => end(`That did not work: ${error.message}`, 1));
