/** Reads what is known of a request before anything is decided about it. */
import { HANDOVER_PATH } from "../party/protocol.ts";
import type { RequestFacts } from "./context.ts";
import type { Settings } from "./env.ts";
import { zoneNamed } from "./fields.ts";

export const DEFAULT_ZONE = "Africa/Johannesburg";
/** Of what anybody sends, in bytes: some twice the longest form in the script that needs most of them. */
export const BODY_LIMIT = 64 * 1024;
/** Of what a room hands over: a page of the conversation, and who was there when. */
export const HANDOVER_LIMIT = 128 * 1024;

export function bodyLimitAt(pathname: string): number {
  return pathname === HANDOVER_PATH ? HANDOVER_LIMIT : BODY_LIMIT;
}

export function cookie(header: string | null | undefined, name: string): string | null {
  for (const part of (header ?? "").split(";")) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) return value.join("=");
  }
  return null;
}

/**
 * `__Host-` over https. On loopback http the name carries the port, because browsers share cookies
 * between ports and two copies would sign each other out.
 */
export function cookieName(settings: Settings, use: "auth" | "device"): string {
  const name = use === "auth" ? "mentorlink" : "mentorlink-device";
  return settings.publicUrl.startsWith("https:") ? `__Host-${name}` : `${name}-${settings.port}`;
}

export function bearer(request: Request): string | null {
  return (
    /^Bearer ([a-z0-9]{16,128})$/.exec(request.headers.get("authorization") ?? "")?.[1] ?? null
  );
}

/**
 * Who really asks, when proxies of ours stand in front: the last address that none of them wrote of
 * itself. Anybody else's `X-Forwarded-For` is only what a stranger says.
 */
export function clientAddress(
  peer: string,
  forwardedFor: string | null,
  trusted: readonly string[],
): string {
  const road = [...(forwardedFor ?? "").split(","), peer].map(plainAddress).filter(Boolean);
  const ours = trusted.map(plainAddress);
  return road.reverse().find((address) => !ours.includes(address)) ?? plainAddress(peer);
}

/** Without port and brackets; an IPv4 address in IPv6's clothes is one of IPv4. */
export function plainAddress(text: string): string {
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(text.trim())?.[1] ?? text.trim();
  const withoutPort = /^(\d+(?:\.\d+){3}):\d+$/.exec(bare)?.[1] ?? bare;
  return /^::ffff:(\d+(?:\.\d+){3})$/i.exec(withoutPort)?.[1] ?? withoutPort.toLowerCase();
}

/** What limits count by: of IPv6 the first 64 bits, for one customer has all that follow. */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("::");
  const groups = (part: string) => part.split(":").filter(Boolean);
  const [left, right] = [groups(head), groups(tail ?? "")];
  const between = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const all = [...left, ...Array.from({ length: between }, () => "0"), ...right];
  const bits = all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${bits.join(":")}::/64`;
}

/** Of an IPv6 network its first 48 bits: some customers have as much to themselves. */
export function widerNetwork(network: string): string {
  return network.replace(/:[0-9a-f]+::\/64$/, "::/48");
}

export function requestFacts(
  request: Request,
  settings: Settings,
  { id, address }: { id: string; address: string },
): RequestFacts {
  const cookies = request.headers.get("cookie");
  const said = decoded(cookie(cookies, "tz") ?? "");
  return {
    id,
    address: networkOf(address),
    deviceMark: cookie(cookies, cookieName(settings, "device")),
    userAgent: (request.headers.get("user-agent") ?? "").slice(0, 200),
    zone: zoneNamed(said) ?? DEFAULT_ZONE,
  };
}

/** Whether a request can have this address: Node passes on addresses that are invalid, or hold a password. */
export function isAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { username, password } = new URL(address);
  return username === "" && password === "";
}

/** Whether a path's escapes are UTF-8, and no part of it is empty. */
export function isReadable(path: string): boolean {
  return !path.includes("//") && decoded(path) !== "";
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** Law 12: a mutation that a cookie would authenticate must come from our own pages. */
export function isCrossSite(request: Request, settings: Settings): boolean {
  if (request.method === "GET" || request.method === "HEAD" || request.method === "OPTIONS")
    return false;
  const site = request.headers.get("sec-fetch-site");
  if (site && site !== "same-origin" && site !== "none") return true;
  const origin = request.headers.get("origin");
  if (origin === null) return !site;
  const ours = new URL(settings.publicUrl);
  if (origin === ours.origin) return false;
  // Behind a proxy that ends TLS a request's own address is http:, as is that of whoever changes pages on the way.
  return ours.protocol === "https:" || origin !== new URL(request.url).origin;
}
