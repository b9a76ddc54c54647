import type { AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import type { ReactNode } from "react";
import { renderToReadableStream, renderToStaticMarkup } from "react-dom/server.browser";
import { isFailure } from "./lib/form-state.ts";
import type { PageHandle } from "./lib/handle.ts";
import { type Hydration, HydrationContext } from "./lib/hydration.ts";
import { INLINE_SCRIPT_HASHES } from "./lib/inline-hashes.server.ts";

/**
 * How long Remix waits for what loaders deferred, in ms. Ours defer nothing, and its timer holds on to
 * the whole request until then, however soon that was answered.
 */
export const streamTimeout = 250;

/** No page takes this long to render; one that does is given up, in ms. */
const RENDER_TIMEOUT = 6_000;

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const hydrate = hydrates(remix, new URL(request.url));
  const needsNonce = hydrate || says(remix, "island");
  const page: Hydration = needsNonce ? { hydrate, nonce: freshNonce() } : { hydrate };
  context.csp = page.nonce ? { nonce: page.nonce } : { hashes: INLINE_SCRIPT_HASHES };
  headers.set("content-type", "text/html; charset=utf-8");

  const document = (
    <HydrationContext.Provider value={page}>
      <RemixServer
        context={remix}
        url={request.url}
        abortDelay={streamTimeout}
        nonce={page.nonce}
      />
    </HydrationContext.Provider>
  );
  if (page.hydrate)
    return new Response(await streamed(document, page.nonce, request), { status, headers });
  const html = new TextEncoder().encode(
    finished(renderToStaticMarkup(document), hasFailedForm(remix)),
  );
  headers.set("content-length", String(html.byteLength));
  return new Response(html, { status, headers });
}

/** Begins before all of it is there, but for machines, which get it whole. */
async function streamed(
  document: ReactNode,
  nonce: string | undefined,
  request: Request,
): Promise<ReadableStream | string> {
  let failed: unknown;
  const limit = renderLimit(request);
  const stream = await renderToReadableStream(document, {
    nonce,
    signal: limit.signal,
    onError: (error) => {
      failed = error;
    },
  });
  stream.allReady.then(limit.end, limit.end);
  if (!isbot(request.headers.get("user-agent"))) return stream;
  await stream.allReady;
  if (failed) throw failed;
  return new Response(stream).text();
}

/**
 * Ends a render that its reader gave up or that takes too long. Not AbortSignal.any, and no listener
 * left behind: Node keeps such a signal, and with it the whole request, for ever.
 */
function renderLimit(request: Request): { signal: AbortSignal; end(): void } {
  const limit = new AbortController();
  const end = () => {
    clearTimeout(timer);
    request.signal.removeEventListener("abort", giveUp);
  };
  const giveUp = () => {
    end();
    limit.abort();
  };
  const timer = setTimeout(giveUp, RENDER_TIMEOUT);
  request.signal.addEventListener("abort", giveUp);
  return { signal: limit.signal, end };
}

/** Bugs only: what is not there, not allowed or given up by its reader is no news. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs) {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  // The API logs what fails inside it.
  if (error instanceof Error && error.name === "TRPCError") return;
  context.report(error);
}

/** `?lite=1` asks any page for itself without script: for costly lines and old devices. */
function hydrates(remix: EntryContext, url: URL): boolean {
  if (remix.staticHandlerContext.errors || url.searchParams.has("lite")) return false;
  return says(remix, "hydrate");
}

function says({ staticHandlerContext, routeModules }: EntryContext, what: "hydrate" | "island") {
  return staticHandlerContext.matches.some(({ route }) => {
    const handle = routeModules[route.id]?.handle as PageHandle | undefined;
    return handle?.[what] === true;
  });
}

function hasFailedForm({ staticHandlerContext }: EntryContext): boolean {
  return Object.values(staticHandlerContext.actionData ?? {}).some(isFailure);
}

/** A route's `meta` cannot see what its action answered, so "Error: " is put before the title here. */
function finished(html: string, failedForm: boolean): string {
  const whole = failedForm ? html.replace("<title>", "<title>Error: ") : html;
  return `<!DOCTYPE html>${whole}`;
}

function freshNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}
