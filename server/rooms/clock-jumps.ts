/**
 * Stretches without probes that are nobody's fault. The sandbox's clock can jump over minutes that nobody
 * lived through: they are noticed from the offset, so that whoever moves the clock need not say so. And a
 * database that was set back to a backup has lost the probes since: `npm run admin -- restored` says so.
 */
import { z } from "zod";
import type { Services } from "../services.ts";

const SEEN = "clockwork_seen";
const JUMP = "clock_jump";
/** More than anyone moves a sandbox's clock within one session. */
const MOST_JUMPS = 200;

const Seen = z.object({ now: z.number(), offsetMs: z.number() });
/** `restored`: people lived through it, perhaps, and probes were lost. */
const Jump = z.object({ from: z.number(), to: z.number(), restored: z.boolean().optional() });
export type Jump = z.infer<typeof Jump>;

/** Called by the clockwork at each run. Answers whether the clock has jumped since the last one. */
export async function noteClockJump({ movableClock, records, ids }: Services): Promise<boolean> {
  if (!movableClock) return false;
  const seen = { now: movableClock.now(), offsetMs: movableClock.offsetMs };
  const last = Seen.safeParse(await records.get(SEEN, SEEN));
  const jumped = last.success && seen.offsetMs > last.data.offsetMs;
  if (jumped) await records.put(JUMP, ids.uuid(), { from: last.data.now, to: seen.now });
  await records.put(SEEN, SEEN, seen);
  return jumped;
}

/** Of a database that was set back. */
export async function noteRestored(
  { records, ids }: Pick<Services, "records" | "ids">,
  { from, to }: { from: number; to: number },
): Promise<void> {
  await records.put(JUMP, ids.uuid(), { from, to, restored: true });
}

/** Whether the database was set back, and lacks what became of this since. */
export async function wasSetBackSince(services: Services, createdAt: number): Promise<boolean> {
  const stretches = await skippedStretches(services);
  return stretches.some(({ restored, to }) => restored && to > createdAt);
}

/** The latest. */
export async function skippedStretches({ records }: Services): Promise<Jump[]> {
  const jumps = await records.list(JUMP, MOST_JUMPS);
  return jumps.map(({ body }) => Jump.parse(body));
}
