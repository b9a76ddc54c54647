/** Every rate limit of the product stands here. */
import { isFull, takeFromBucket } from "../db/queries/limits.ts";
import { DAY, HOUR, MINUTE } from "./clock.ts";
import { Problem } from "./errors.ts";
import { sha256 } from "./hash.ts";
import { widerNetwork } from "./request.ts";
import type { Services } from "./services.ts";

/** By address they are wide: a mobile network or a campus puts thousands of people behind one. */
const LIMITS = {
  /** Letters that somebody who need not know the recipient has sent to them. */
  letters_by_recipient: { limit: 10, windowMs: HOUR },
  register_by_address: { limit: 100, windowMs: HOUR },
  sign_in_by_address: { limit: 200, windowMs: 15 * MINUTE },
  sign_in_by_account_from_address: { limit: 10, windowMs: 15 * MINUTE },
  known_device_by_account: { limit: 20, windowMs: 15 * MINUTE },
  /** Wide, for whoever reaches it keeps the owner off new devices too: it takes ten addresses. */
  sign_in_by_account: { limit: 100, windowMs: 15 * MINUTE },
  reset_by_address: { limit: 60, windowMs: HOUR },
  reset_by_account: { limit: 5, windowMs: HOUR },
  /** Each use of a good link hashes a password. */
  reset_by_link: { limit: 10, windowMs: HOUR },
  verify_mail_by_account: { limit: 5, windowMs: HOUR },
  factor_by_account: { limit: 10, windowMs: 15 * MINUTE },
  new_address_by_account: { limit: 5, windowMs: HOUR },
  new_address_by_address: { limit: 20, windowMs: HOUR },
  password_by_account: { limit: 10, windowMs: 15 * MINUTE },
  book_by_account: { limit: 60, windowMs: HOUR },
  pay_by_account: { limit: 60, windowMs: HOUR },
  ask_provider_by_account: { limit: 60, windowMs: 10 * MINUTE },
  /** Costs a mentee nothing, and each is letters to a mentor. */
  give_back_free_by_account: { limit: 6, windowMs: DAY },
  move_by_account: { limit: 10, windowMs: HOUR },
  ask_to_move_by_account: { limit: 10, windowMs: HOUR },
  /** In the sandbox; each act may be a notice, and notices are kept. */
  act_by_payment: { limit: 60, windowMs: HOUR },
  ticket_by_account: { limit: 90, windowMs: 10 * MINUTE },
} as const satisfies Record<string, { limit: number; windowMs: number }>;

export type LimitName = keyof typeof LIMITS;

/** A site (an IPv6 /48) has as many times the limit of one network (a /64). */
const NETWORKS_OF_A_SITE = 4;

type ByAddress = LimitName & `${string}_by_address`;

/** For limits by address: whoever has many networks (IPv6) has four times as much, not that many. */
export async function limitAddress(
  services: Services,
  name: ByAddress,
  network: string,
): Promise<void> {
  const [own, ...wider] = sizesOf(network);
  // Else each network of a site would leave a row when the site is refused.
  for (const size of wider) await requireLeft(services, name, size);
  for (const [subject, times] of [own, ...wider]) await limit(services, name, subject, times);
}

/** Takes nothing: for what is looked at before another limit, whose bucket would be one more row. */
export async function requireLeftAtAddress(
  services: Services,
  name: ByAddress,
  network: string,
): Promise<void> {
  for (const size of sizesOf(network)) await requireLeft(services, name, size);
}

async function requireLeft(services: Services, name: LimitName, [subject, times]: Size) {
  const bucket = bucketOf(services, name, subject, times);
  if (await isFull(services.db, bucket.key, bucket.start, bucket.most)) throw tooOften(bucket);
}

/** Whose bucket, and how many times the limit it holds. */
type Size = readonly [subject: string, times: number];

function sizesOf(network: string): readonly [Size, ...Size[]] {
  const site = widerNetwork(network);
  const own: Size = [network, 1];
  return site === network ? [own] : [own, [site, NETWORKS_OF_A_SITE]];
}

/** Takes one from the named limit of a subject, or answers the one uniform 429. */
export async function limit(
  services: Services,
  name: LimitName,
  subject: string,
  times = 1,
): Promise<void> {
  const bucket = bucketOf(services, name, subject, times);
  if (!(await takeFromBucket(services.db, bucket.key, bucket.start, bucket.most)))
    throw tooOften(bucket);
}

function bucketOf({ clock }: Services, name: LimitName, subject: string, times: number) {
  const { limit: most, windowMs } = LIMITS[name];
  const now = clock.now();
  const start = now - (now % windowMs);
  return {
    // Hashed: buckets must not keep addresses or e-mail in clear.
    key: `${name}:${sha256(subject).slice(0, 32)}`,
    start,
    most: most * times,
    leftMs: start + windowMs - now,
  };
}

function tooOften({ leftMs }: { leftMs: number }): Problem {
  return Problem.tooOften(Math.ceil(leftMs / 1000));
}
