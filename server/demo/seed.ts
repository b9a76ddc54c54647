/** Demo people and their sessions, told by the product's own operations on a clock of the past. */
import { transact } from "../../db/client.ts";
import { briefs, categories, mentors } from "../../db/demo/content/index.ts";
import { giveHours, idOf, type PeopleIds, seedPeople } from "../../db/demo/people.ts";
import { updateUser, userById } from "../../db/queries/accounts.ts";
import { isEmpty, openAllHours, setNotice } from "../../db/queries/demo.ts";
import { savePayoutAccount } from "../../db/queries/payouts.ts";
import { createRecordStore } from "../../db/queries/sandbox.ts";
import { putTotp } from "../../db/queries/second-factors.ts";
import { hashPassword } from "../accounts/passwords.ts";
import { DOCUMENTS } from "../accounts/schemas.ts";
import { receiveBookingNotice } from "../bookings/apply-payment.ts";
import { DAY, HOUR, MINUTE } from "../clock.ts";
import type { Viewer } from "../context.ts";
import { createIds } from "../ids.ts";
import { runClockwork } from "../jobs/clockwork.ts";
import { deliverDue } from "../jobs/outbox.ts";
import { nextPayoutAt } from "../payments/payout-rule.ts";
import { searchText } from "../profiles/search-text.ts";
import { seal } from "../sealing.ts";
import { newSecret } from "../second-factor/totp.ts";
import type { Services } from "../services.ts";
import { historyRooms } from "./history-rooms.ts";
import { STORIES, type Story } from "./stories.ts";
import { startOf, type Telling, tellStory } from "./tell-story.ts";

const PASSWORD = "mentorlink-demo";
const JOINED_BEFORE_MS = 60 * DAY;

/** Fills an empty database, and answers true; does nothing to one that has people. */
export async function seedDemo(services: Services): Promise<boolean> {
  if (!(await isEmpty(services.db))) return false;
  const now = services.clock.now() - (services.clock.now() % MINUTE);
  const joinedAt = now - JOINED_BEFORE_MS;
  const passwordHash = await hashPassword(
    { services, request: { address: "", deviceMark: null } },
    PASSWORD,
  );
  const categoryNames = new Map<string, string>(categories.map(({ slug, name }) => [slug, name]));
  const ids = await transact(services.db, (trx) =>
    seedPeople(trx, {
      uuid: services.ids.uuid,
      joinedAt,
      passwordHash,
      searchText: ({ title, ...mentor }) =>
        searchText({
          ...mentor,
          jobTitle: title,
          categories: mentor.categories.map((slug) => categoryNames.get(slug) ?? slug),
        }),
      consents: Object.entries(DOCUMENTS).map(([document, document_version]) => ({
        document,
        document_version,
      })),
    }),
  );
  const telling = tellingOf(services, ids, now);
  await openAllHours(services.db, mentorIds(ids));
  await giveAccounts(services, ids, joinedAt);
  await giveFactor(services, idOf(ids, "admin"), joinedAt);
  await tellAll(telling);
  await transact(services.db, (trx) => giveHours(trx, ids));
  for (const { key, minNoticeHours } of mentors)
    await setNotice(services.db, idOf(ids, key), minNoticeHours);
  return true;
}

/** The stories in order of time, and between them the Fridays on which money is paid out. */
async function tellAll(telling: Telling): Promise<void> {
  const { services, setClock, now } = telling;
  const silent: Services = { ...services, mailer: { send: async () => {} } };
  for (const { key } of mentors) await setNotice(services.db, idOf(telling.ids, key), 4);
  let payoutAt = nextPayoutAt(now - JOINED_BEFORE_MS);
  for (const story of [...STORIES].sort((a, b) => a.startsIn - b.startsIn)) {
    if (story.startsIn >= 0) continue;
    await passFridays(startOf(telling, story) + 2 * HOUR);
    await tellStory(telling, story);
  }
  await passFridays(now);
  await passTime(now);
  for (const story of STORIES) if (story.startsIn >= 0) await tellStory(telling, story);

  async function passFridays(until: number) {
    for (; payoutAt < until; payoutAt = nextPayoutAt(payoutAt + 1)) await passTime(payoutAt);
  }

  async function passTime(to: number) {
    setClock(to);
    await runClockwork(services);
    while ((await deliverDue(silent)) > 0);
  }
}

function tellingOf(services: Services, ids: PeopleIds, now: number): Telling {
  let at = now;
  const clock = { now: () => at };
  const rooms = historyRooms();
  const past: Services = {
    ...services,
    clock,
    ids: createIds(clock),
    records: createRecordStore(services.db, clock),
    rooms,
    // History's clock jumps on purpose; nobody should take that for the sandbox's.
    movableClock: null,
    postNotice: async (_url, { body, headers }) => {
      if (!(await receiveBookingNotice(past, past.gateway, body, new Headers(headers))))
        throw new Error("The demo's notice was refused");
    },
    wake: () => {},
  };
  return {
    services: past,
    rooms,
    ids,
    now,
    setClock: (to) => {
      at = to;
    },
    briefFor,
    viewer: (userId) => viewerOf(past, userId),
  };
}

/** A brief from the mentor's field; which one depends on the pair, so that it stays the same. */
function briefFor({ mentor, mentee }: Story) {
  const field = mentors.find(({ key }) => key === mentor)?.categories[0];
  const fitting = briefs.filter(({ category }) => category === field);
  const all = fitting.length > 0 ? fitting : briefs;
  const { goals, questions } = all[mentee.length % all.length] ?? {
    goals: "Advice.",
    questions: [],
  };
  return { goals, questions };
}

async function viewerOf({ db }: Services, userId: string): Promise<Viewer> {
  const user = await userById(db, userId);
  if (!user) throw new Error("The demo has lost somebody");
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    emailVerified: true,
    isAdmin: false,
    isMentor: true,
    isMentee: true,
    suspended: false,
    timezone: user.timezone,
    hasFactor: false,
    provenAt: null,
    authSessionId: "",
  };
}

function mentorIds(ids: PeopleIds): string[] {
  return mentors.map(({ key }) => idOf(ids, key));
}

/** Admins need one. The sandbox's page shows its codes, as the admin's phone would. */
async function giveFactor(services: Services, userId: string, at: number): Promise<void> {
  const secret = await seal(services.settings, newSecret());
  await transact(services.db, async (trx) => {
    const user = await userById(trx, userId);
    if (!user) throw new Error("The demo has lost its admin");
    await updateUser(trx, user, { factor_since: at });
    await putTotp(trx, { user_id: userId, secret, confirmed_at: at, last_step: 0, created_at: at });
  });
}

/** Six mentors of seven have said where their money goes. */
async function giveAccounts(services: Services, ids: PeopleIds, at: number): Promise<void> {
  for (const [i, mentor] of mentors.entries()) {
    if (i % 7 === 6) continue;
    const number = String(62_004_471 + i * 131);
    const row = {
      user_id: idOf(ids, mentor.key),
      holder: mentor.name,
      bank: "FNB",
      branch_code: "250655",
      account_number: await seal(services.settings, number),
      account_last4: number.slice(-4),
      updated_at: at,
    };
    await transact(services.db, (trx) => savePayoutAccount(trx, row, 0));
  }
}
