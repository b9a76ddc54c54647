/** What Remix is given: a request without traps, and all that loaders and actions may reach. */
import { referenceOf } from "./api/reference.ts";
import { restRoutes } from "./api/routes.ts";
import type { Context } from "./context.ts";
import { toProblem } from "./errors.ts";
import { constraintsOf, inputFrom } from "./forms.ts";
import type { AppContext, ProcedurePath } from "./remix-context.ts";
import { createCaller } from "./router.ts";
import { inputSchemaOf } from "./schema-of.ts";
import type { Telemetry } from "./telemetry/telemetry.ts";

export function appContext(context: Context, onError: Telemetry["onError"]): AppContext {
  const { services, viewer, request } = context;
  const { settings } = services;
  const api = createCaller(context, {
    onError: ({ error }) => {
      if (error.code === "INTERNAL_SERVER_ERROR") onError(error.cause ?? error, request.id);
    },
  });
  return {
    api,
    viewer,
    zone: request.zone,
    now: services.clock.now(),
    sandbox: settings.sandbox && (!settings.production || viewer?.isAdmin === true),
    // The types of `AppContext.input` say which input; the procedure proves it.
    input: ((path: ProcedurePath, form: FormData | URLSearchParams) =>
      inputFrom(inputSchemaOf(path), form)) as AppContext["input"],
    constraints: (path) => constraintsOf(inputSchemaOf(path)),
    apiReference: () => referenceOf(restRoutes()),
    problem: toProblem,
    report: (error) => onError(error, request.id),
    idempotencyKey: () => services.ids.uuid(),
    trouble: null,
    formSent: false,
    retryAfterSeconds: null,
    csp: null,
  };
}

/**
 * Without what Remix would take for more than it is: a host that anybody may write, an older way of asking
 * for a page's data, which it reports as a mistake of ours, and an origin that `isCrossSite` has let pass,
 * which it would compare with a `Host` that a proxy may have changed.
 */
export function forRemix(request: Request): Request {
  const url = new URL(request.url);
  const origin = request.headers.get("origin");
  const elsewhere = origin !== null && hostOf(origin) !== request.headers.get("host");
  const forwarded = request.headers.has("x-forwarded-host");
  if (!elsewhere && !forwarded && !url.searchParams.has("_data")) return request;
  url.searchParams.delete("_data");
  const headers = new Headers(request.headers);
  headers.delete("x-forwarded-host");
  if (elsewhere) headers.delete("origin");
  return new Request(new Request(url, request), { headers });
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
