import { pipeline, Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import {
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createGzip,
  gzipSync,
} from "node:zlib";
import type { MiddlewareHandler } from "hono";

const TEXT =
  /^(text\/(?!event-stream)|application\/(json|problem\+json|manifest\+json)|image\/svg)/;
/** Answered in one piece, of a size that is limited; texts and pages come in parts, some in very many. */
const IN_ONE_PIECE = /json|svg/;
/** Below this, the frame around a compressed body costs more than it saves. */
const SMALLEST_BYTES = 500;
/**
 * Nearly as small as the densest, at a tenth of its time; looking back further than a page is long would
 * take megabytes for each answer in hand.
 */
const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 18 },
};

/** Up to this, sending it to another thread and back costs more than the work itself. */
const LARGEST_AT_ONCE_BYTES = 64 * 1024;

/** Compresses what Node sends; on Workers the platform does it. */
export const compress: MiddlewareHandler = async (c, next) => {
  await next();
  // Asked for its body, a response may change its headers' object; so the body comes first.
  const { body, status } = c.res;
  const { headers } = c.res;
  const type = headers.get("content-type") ?? "";
  if (headers.has("content-encoding") || !TEXT.test(type) || !body || status === 304) return;
  const accepted = c.req.header("accept-encoding") ?? "";
  const encoding = accepts(accepted, "br") ? "br" : accepts(accepted, "gzip") ? "gzip" : null;
  const length = headers.get("content-length");
  const whole = length !== null ? Number(length) <= LARGEST_AT_ONCE_BYTES : IN_ONE_PIECE.test(type);
  if (!whole) {
    headers.append("vary", "accept-encoding");
    if (encoding) replace(inPassing(body, encoding), encoding);
    return;
  }
  if (length !== null && Number(length) < SMALLEST_BYTES) return;
  const bytes = await c.res.arrayBuffer();
  if (bytes.byteLength < SMALLEST_BYTES) return replace(bytes, null);
  headers.append("vary", "accept-encoding");
  replace(encoding ? atOnce(bytes, encoding) : bytes, encoding);

  function replace(next: BodyInit, encoded: "br" | "gzip" | null) {
    if (encoded) headers.set("content-encoding", encoded);
    headers.delete("content-length");
    // Setting it twice, since a response that takes another's place is merged with it.
    c.res = undefined;
    c.res = new Response(next, { status, headers });
  }
};

/** Named, and not with a weight of nothing (RFC 9110, section 12.5.3). */
function accepts(header: string, encoding: string): boolean {
  return header.split(",").some((one) => {
    const [name = "", ...parameters] = one.split(";").map((part) => part.trim().toLowerCase());
    return name === encoding && !parameters.some((part) => /^q=0(\.0*)?$/.test(part));
  });
}

function atOnce(bytes: ArrayBuffer, encoding: "br" | "gzip"): Uint8Array<ArrayBuffer> {
  return new Uint8Array(encoding === "br" ? brotliCompressSync(bytes, BROTLI) : gzipSync(bytes));
}

function inPassing(body: ReadableStream, encoding: "br" | "gzip"): ReadableStream {
  const compressor = encoding === "br" ? createBrotliCompress(BROTLI) : createGzip();
  // What breaks off breaks off the answer too; who wrote the body says why.
  pipeline(Readable.fromWeb(body as NodeReadableStream), compressor, () => {});
  return Readable.toWeb(compressor) as ReadableStream;
}
