/** Gives each request its id, and tells of its answer. */
import type { Context, MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import { duringRequest, type RequestRecord } from "./telemetry/current-request.ts";
import type { Answered } from "./telemetry/log-lines.ts";

/** The method is the client's own word, and neither log nor counters shall repeat it. */
const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

export interface Observation {
  /** The pattern of a path that is served by something else than a route of its own. */
  nameOf(path: string): string;
  onAnswer(answered: Answered): void;
}

export function observed({ nameOf, onAnswer }: Observation): MiddlewareHandler {
  return async (c, next) => {
    const record: RequestRecord = { id: crypto.randomUUID(), dbCount: 0, dbMs: 0 };
    const from = performance.now();
    await duringRequest(record, next);
    const { id: requestId, dbCount, dbMs } = record;
    const { status, headers } = c.res;
    // A 304 confirms what the browser has; a polled page would pay for the id each time.
    if (status !== 304) headers.set("x-request-id", requestId);
    const method = METHODS.has(c.req.method) ? c.req.method : "OTHER";
    const ms = performance.now() - from;
    onAnswer({ requestId, method, route: routeOf(c, nameOf), status, ms, dbMs, dbCount });
  };
}

function routeOf(c: Context, nameOf: Observation["nameOf"]): string {
  const answeredBy = routePath(c);
  return answeredBy.includes("*") ? nameOf(c.req.path) : answeredBy;
}
