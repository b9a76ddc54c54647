import type { Settings } from "./env.ts";
import type { Services } from "./services.ts";

type Site = Pick<Settings, "publicUrl">;

const ALWAYS: Record<string, string> = {
  "x-content-type-options": "nosniff",
  // Not "no-referrer": browsers would then send `Origin: null` with forms and every post would fail.
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "x-frame-options": "SAMEORIGIN",
};

/** Of every answer, whoever gives it. */
export function securityHeaders({ publicUrl }: Site): Record<string, string> {
  const hsts = { "strict-transport-security": "max-age=31536000; includeSubDomains" };
  return { ...ALWAYS, ...(publicUrl.startsWith("https:") && hsts) };
}

/** All headers of a line of text that is answered before the product is asked. */
export function headersOfText(site: Site): Record<string, string> {
  return {
    ...securityHeaders(site),
    "content-security-policy": "default-src 'none'",
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
  };
}

/** All headers of a file but how long it is kept; `public/_headers` says the same to Workers. */
export function headersOfFile(site: Site): Record<string, string> {
  // The icon has its colours in itself, and shows them also when it is opened alone.
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return { ...securityHeaders(site), "content-security-policy": policy };
}

/** Law 11: hashes on pages that do not hydrate, a nonce on those that do, no script elsewhere. */
export function contentSecurityPolicy(
  csp: { nonce: string } | { hashes: readonly string[] } | null,
  services: Services,
): string {
  const scripts =
    csp === null
      ? "'none'"
      : "nonce" in csp
        ? `'nonce-${csp.nonce}' 'strict-dynamic' 'self'`
        : csp.hashes.map((hash) => `'${hash}'`).join(" ") || "'none'";
  const rooms = services.settings.roomsPublicUrl.replace(/^http/, "ws");
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${rooms}`,
    "frame-src 'self'",
    "frame-ancestors 'self'",
    // Browsers hold the redirect after a form against it too.
    ["form-action 'self'", ...checkoutOrigins(services)].join(" "),
    "base-uri 'none'",
    "manifest-src 'self'",
  ].join("; ");
}

function checkoutOrigins({ gateways }: Services): string[] {
  return Object.values(gateways).flatMap((gateway) => gateway?.checkoutOrigins ?? []);
}

/** Redirects lead to our own pages and to providers' checkouts, whatever a page says. */
export function mayRedirectTo(location: string, request: Request, services: Services): boolean {
  const here = new URL(request.url);
  if (!URL.canParse(location, here)) return false;
  const { origin } = new URL(location, here);
  const own = [here.origin, new URL(services.settings.publicUrl).origin];
  return [...own, ...checkoutOrigins(services)].includes(origin);
}
