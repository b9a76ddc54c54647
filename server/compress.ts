import { Readable } from "node:stream";
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
/** Below this, the frame around a compressed body costs more than it saves. */
const SMALLEST_BYTES = 500;
/** Nearly as small as the densest, at a tenth of its time. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** Up to this, sending it to another thread and back costs more than the work itself. */
const LARGEST_AT_ONCE_BYTES = 64 * 1024;

/** Compresses what Node sends; on Workers the platform does it. */
export const compress: MiddlewareHandler = async (c, next) => {
  await next();
  // Asked for its body, a response may change its headers' object; so the body comes first.
  const { body, status } = c.res;
  const { headers } = c.res;
  const plain = !headers.has("content-encoding") && TEXT.test(headers.get("content-type") ?? "");
  const length = Number(headers.get("content-length") ?? SMALLEST_BYTES);
  if (!plain || !body || status === 304 || length < SMALLEST_BYTES) return;
  const accepted = c.req.header("accept-encoding") ?? "";
  const encoding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : null;
  headers.append("vary", "accept-encoding");
  if (!encoding) return;
  headers.set("content-encoding", encoding);
  if (headers.has("content-length") && length <= LARGEST_AT_ONCE_BYTES) {
    const bytes = atOnce(await c.res.arrayBuffer(), encoding);
    headers.set("content-length", String(bytes.byteLength));
    replace(new Response(bytes, { status, headers }));
  } else {
    headers.delete("content-length");
    replace(new Response(inPassing(body, encoding), { status, headers }));
  }

  /** Setting it twice, since a response that takes another's place is merged with it. */
  function replace(answer: Response) {
    c.res = undefined;
    c.res = answer;
  }
};

function atOnce(bytes: ArrayBuffer, encoding: "br" | "gzip"): Uint8Array<ArrayBuffer> {
  return new Uint8Array(encoding === "br" ? brotliCompressSync(bytes, BROTLI) : gzipSync(bytes));
}

function inPassing(body: ReadableStream, encoding: "br" | "gzip"): ReadableStream {
  const compressor = encoding === "br" ? createBrotliCompress(BROTLI) : createGzip();
  const compressed = Readable.fromWeb(body as NodeReadableStream).pipe(compressor);
  return Readable.toWeb(compressed) as ReadableStream;
}
