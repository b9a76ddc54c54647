import { renderToStaticMarkup } from "react-dom/server.browser";
import { LogDocument, SHOWN } from "../components/session-room/log-document.tsx";
import type { Log } from "../components/session-room/log-words.ts";
import { matches, seenSeq, tagOf } from "../components/session-room/log-words.ts";
import { paceOf } from "../components/session-room/pace.ts";
import { page } from "../lib/route.ts";
import stylesHref from "../styles.css?url";

/** Beyond every message: asks the room how it stands without carrying the conversation. */
const NO_MESSAGES = 999_999_999;

/**
 * The document in the room's frame. It refreshes by a header, which a paused one lacks, and answers
 * 304 while there is nothing new to show.
 */
export const loader = page(async ({ api, params, url, request, context }) => {
  const sessionId = params.id ?? "";
  const pace = paceOf(url.searchParams.get("pace"));
  const all = url.searchParams.has("all");
  const known = request.headers.get("if-none-match");
  const standing = await api.rooms.log({ sessionId, afterSeq: NO_MESSAGES });
  const tag = tagOf(standing, `${pace.value}${all ? "-all" : ""}`);
  const refreshes = pace.seconds !== null && standing.state === "open" && !all;
  const headers = {
    "content-type": "text/html; charset=utf-8",
    // Kept only to be asked about again: that is what makes an unchanged log cost nothing.
    "cache-control": "private, no-cache",
    etag: tag,
    ...(refreshes && { refresh: String(pace.seconds) }),
  };
  if (matches(known, tag)) return new Response(null, { status: 304, headers });
  const afterSeq = all ? 0 : Math.max(0, standing.seq - SHOWN);
  const log = await wholeLog((after) => api.rooms.log({ sessionId, afterSeq: after }), afterSeq);
  const html = renderToStaticMarkup(
    <LogDocument
      log={log}
      zone={context.zone}
      stylesHref={stylesHref}
      sessionHref={`/sessions/${sessionId}`}
      earlierHref={afterSeq > 0 ? `?pace=${pace.value}&all=1` : null}
      seen={seenSeq(known)}
    />,
  );
  return new Response(`<!DOCTYPE html>${html}`, { headers });
});

/** Page by page: the room answers with so many at a time. */
async function wholeLog(ask: (afterSeq: number) => Promise<Log>, afterSeq: number): Promise<Log> {
  const first = await ask(afterSeq);
  const messages = [...first.messages];
  for (let part = first; part.more; messages.push(...part.messages)) {
    part = await ask(messages.at(-1)?.seq ?? afterSeq);
    if (part.messages.length === 0) break;
  }
  return { ...first, messages };
}
