import { z } from "zod";
import { DAY } from "../clock.ts";
import type { Clock, IsReachable, RecordStore } from "../ports.ts";

export interface FrontOptions {
  /** Where people find the site: what stands in front of it is asked too. */
  publicUrl: string;
  records: RecordStore;
  realClock: Clock;
  fetch: typeof fetch;
  timeoutMs: number;
}

const KIND = "front";
const Reached = z.object({ at: z.number() });
/** It is looked every hour, and an outage that lasts for longer is no news to its operator. */
const REMEMBERED_MS = DAY;

/**
 * Asks the site by its public address. A machine that has not reached itself that way for a day (many routers do not
 * lead back) cannot tell, and answers yes. The database remembers, for a restart is what people try in an outage.
 */
export function createFront(options: FrontOptions): IsReachable {
  const { publicUrl, records, realClock, fetch, timeoutMs } = options;
  const address = new URL("/healthz", publicUrl);
  return async () => {
    const asked = { redirect: "manual", signal: AbortSignal.timeout(timeoutMs) } as const;
    const reached = await fetch(address, asked).then(
      // Whoever is in front may turn a program away (a bot filter), and lead people in.
      ({ status }) => status < 500,
      () => false,
    );
    const now = realClock.now();
    if (reached) await records.put(KIND, address.origin, { at: now });
    const last = reached ? null : Reached.safeParse(await records.get(KIND, address.origin));
    return reached || !last?.success || last.data.at < now - REMEMBERED_MS;
  };
}
