/** Which request the code that runs now works for, and what that has asked of the database so far. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Watcher } from "../../db/watched.ts";

export interface RequestRecord {
  id: string;
  /** Round trips, BEGIN and COMMIT included. */
  dbCount: number;
  dbMs: number;
}

const current = new AsyncLocalStorage<RequestRecord | null>();

export function duringRequest<T>(record: RequestRecord, work: () => T): T {
  return current.run(record, work);
}

/** What a request sets off and does not wait for is no longer its own. */
export function apartFromRequests<T>(work: () => T): T {
  return current.run(null, work);
}

/** "" outside any request. */
export function currentRequestId(): string {
  return current.getStore()?.id ?? "";
}

/** Charges every statement to the request that it is for. */
export const chargedToRequest: Watcher = {
  after(_statement, tookMs) {
    const record = current.getStore();
    if (!record) return;
    record.dbCount++;
    record.dbMs += tookMs;
  },
};
