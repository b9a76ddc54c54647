import type { IncomingMessage } from "node:http";
import { bodyLimitAt } from "../request.ts";

/**
 * A body comes in parts, and each costs some 16 microseconds, however small. Networks make them of 500
 * bytes and more; a few may be smaller.
 */
const MOST_CRUMBS = 64;
const SMALLEST_PART = 256;

/** What is too large is never asked for; `http.ts` says so. */
export function bringsBody(request: IncomingMessage): boolean {
  return announcesBody(request) && lengthOf(request) <= limitOf(request);
}

export function announcesBody(request: IncomingMessage): boolean {
  return request.headers["transfer-encoding"] !== undefined || lengthOf(request) > 0;
}

/** 0: none, or in chunks. */
function lengthOf({ headers }: IncomingMessage): number {
  return Number(headers["content-length"] ?? 0);
}

/**
 * A body is read before its request takes a turn: otherwise hundreds that hold back their last byte would
 * have taken theirs, and begin together. Of one that is too large the rest is thrown away as it comes, and
 * counted like the rest of it: left where it is, each crumb would be an object in Node's buffer.
 */
export function whenWhole(request: IncomingMessage, then: () => void): void {
  const limit = limitOf(request);
  let parts = 0;
  let size = 0;
  let isRead = false;
  // Copied at once: a part of one byte is an object of hundreds, and keeps alive all that came with it.
  let body = Buffer.alloc(1024);
  const keep = (part: Buffer) => {
    if (size + part.length > body.length)
      body = Buffer.concat([body], Math.max(Math.min(2 * body.length, limit), size + part.length));
    part.copy(body, size);
  };
  const done = () => {
    if (isRead) return;
    isRead = true;
    // Where `@hono/node-server` looks for what was read before.
    Object.assign(request, { rawBody: body.subarray(0, size) });
    then();
  };
  request.on("data", (part: Buffer) => {
    if (++parts > MOST_CRUMBS + size / SMALLEST_PART) return void request.destroy();
    if (!isRead) keep(part);
    size += part.length;
    if (size > limit) done();
  });
  request.once("end", done);
}

function limitOf({ url = "" }: IncomingMessage): number {
  return bodyLimitAt(url.split("?", 1)[0] ?? "");
}
