import type { LoaderFunctionArgs } from "@remix-run/node";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server.browser";
import type { ProblemDetails } from "../../server/errors.ts";
import { LogDocument, SHOWN } from "../components/session-room/log-document.tsx";
import { LogTrouble } from "../components/session-room/log-trouble.tsx";
import { type Log, matches, seenSeq, tagOf } from "../components/session-room/log-words.ts";
import {
  PAUSED,
  type Pace,
  paceOf,
  STILL_HERE_SECONDS,
  secondsOf,
} from "../components/session-room/pace.ts";
import { seqIn } from "../lib/route.ts";
import stylesHref from "../styles.css?url";

/** Beyond every message: asks the room how it stands without carrying the conversation. */
const NO_MESSAGES = 999_999_999;

/**
 * The document in the room's frame. It refreshes by a header, which a paused one mostly lacks, and answers
 * 304 while there is nothing new to show. Trouble is told inside the frame, and looked past again.
 */
export async function loader({ params, request, context }: LoaderFunctionArgs): Promise<Response> {
  const url = new URL(request.url);
  const pace = paceOf(url.searchParams.get("pace"));
  const sessionHref = `/sessions/${params.id}`;
  const sessionId = params.id ?? "";
  try {
    if (!context.trouble) return await answer({ request, context, pace, sessionId });
    return failed(context.trouble);
  } catch (error) {
    return failed(context.problem(error));
  }

  function failed(problem: ProblemDetails): Response {
    const mends = problem.status === 429 || problem.status >= 500;
    return html(<LogTrouble {...{ problem, mends, stylesHref, sessionHref }} />, {
      status: problem.status,
      headers: mends ? { refresh: String(pace.seconds ?? STILL_HERE_SECONDS) } : {},
    });
  }
}

interface Asked extends Pick<LoaderFunctionArgs, "request" | "context"> {
  sessionId: string;
  pace: Pace;
}

async function answer({ request, context, sessionId, pace }: Asked): Promise<Response> {
  const { api, zone } = context;
  const before = seqIn(new URL(request.url).searchParams.get("before"));
  const known = request.headers.get("if-none-match");
  const standing = await api.rooms.log({ sessionId, afterSeq: NO_MESSAGES });
  const tag = tagOf(standing, `${pace.value}${before === null ? "" : `-${before}`}`);
  const seconds = secondsOf(before === null ? pace : PAUSED, standing);
  const refreshes = seconds !== null && standing.state === "open";
  const headers = {
    // Kept only to be asked about again: that is what makes an unchanged log cost nothing.
    "cache-control": "private, no-cache",
    etag: tag,
    ...(refreshes && { refresh: String(seconds) }),
  };
  if (matches(known, tag)) return new Response(null, { status: 304, headers });
  const upTo = before === null ? standing.seq : Math.min(standing.seq, Math.max(0, before - 1));
  const afterSeq = Math.max(0, upTo - SHOWN);
  const ask = (after: number) => api.rooms.log({ sessionId, afterSeq: after });
  const log = await logBetween(ask, afterSeq, before === null ? NO_MESSAGES : upTo);
  return html(
    <LogDocument
      log={log}
      zone={zone}
      stylesHref={stylesHref}
      sessionHref={`/sessions/${sessionId}`}
      earlierHref={afterSeq > 0 ? `?pace=${pace.value}&before=${afterSeq + 1}` : null}
      newestHref={before === null ? null : `?pace=${pace.value}`}
      seen={seenSeq(known)}
    />,
    { headers },
  );
}

/** Page by page: the room answers with so many at a time. */
async function logBetween(
  ask: (afterSeq: number) => Promise<Log>,
  afterSeq: number,
  upTo: number,
): Promise<Log> {
  const first = await ask(afterSeq);
  const messages = [...first.messages];
  for (let part = first; part.more && (messages.at(-1)?.seq ?? upTo) < upTo; ) {
    part = await ask(messages.at(-1)?.seq ?? afterSeq);
    messages.push(...part.messages);
    if (part.messages.length === 0) break;
  }
  return { ...first, messages: messages.filter(({ seq }) => seq <= upTo) };
}

function html(document: ReactElement, { status, headers }: { status?: number; headers: object }) {
  return new Response(`<!DOCTYPE html>${renderToStaticMarkup(document)}`, {
    status: status ?? 200,
    headers: { "content-type": "text/html; charset=utf-8", ...headers },
  });
}
