import type { Services } from "./services.ts";

/** Who asks. Null when nobody is signed in. */
export interface Viewer {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  isAdmin: boolean;
  isMentor: boolean;
  isMentee: boolean;
  suspended: boolean;
  timezone: string;
  /** Whether signing in asks for more than the password. */
  hasFactor: boolean;
  /** When that was last shown in this auth session, real epoch ms; null: never, or there is none. */
  provenAt: number | null;
  /** sha256 of the token: never the token. */
  authSessionId: string;
}

/** An admin by the password alone sees no more than anybody (docs/decisions/0042-second-factor.md). */
export function actsAsAdmin(viewer: Viewer | null): boolean {
  return viewer?.isAdmin === true && viewer.provenAt !== null;
}

/** What is known of the request, parsed once by `http.ts`. */
export interface RequestFacts {
  id: string;
  /** The peer's network, for limits. */
  address: string;
  userAgent: string;
  /** What says that somebody signed in in this browser before; sent by the client, untrusted until verified. */
  deviceMark: string | null;
  /** IANA zone of the viewer: their setting, else what the browser said, else Africa/Johannesburg. */
  zone: string;
}

export interface TimedToken {
  token: string;
  /** Real epoch ms. */
  expiresAt: number;
}

/** What a procedure wants done to the answer; only `http.ts` does it. */
export interface Intents {
  /** A token to set as the auth session's cookie, or null to end it. */
  authToken?: TimedToken | null;
  /** Kept by the browser when it signs out. */
  deviceMark?: TimedToken;
}

export interface Context {
  services: Services;
  request: RequestFacts;
  viewer: Viewer | null;
  intents: Intents;
}

export interface SignedInContext extends Context {
  viewer: Viewer;
}
