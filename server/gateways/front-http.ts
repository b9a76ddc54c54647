import type { IsReachable } from "../ports.ts";

export interface FrontOptions {
  /** Where people find the site: what stands in front of it is asked too. */
  publicUrl: string;
  fetch: typeof fetch;
  timeoutMs: number;
}

/**
 * Asks the site by its public address. A machine that never reached itself that way (many routers do not lead back)
 * cannot tell, and answers yes.
 */
export function createFront({ publicUrl, fetch, timeoutMs }: FrontOptions): IsReachable {
  const address = new URL("/healthz", publicUrl);
  let everReached = false;
  return async () => {
    const asked = { redirect: "manual", signal: AbortSignal.timeout(timeoutMs) } as const;
    const reached = await fetch(address, asked).then(
      ({ ok }) => ok,
      () => false,
    );
    everReached ||= reached;
    return reached || !everReached;
  };
}
