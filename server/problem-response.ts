import type { ProblemDetails } from "./errors.ts";
import { STATUS_CODES } from "./status-codes.ts";

/** RFC 9457. `code` is stable; the words are not. */
export function problemResponse(
  problem: Pick<ProblemDetails, "status" | "code" | "detail"> & Partial<ProblemDetails>,
  headers: Record<string, string> = {},
): Response {
  const { retryAfterSeconds, ...rest } = problem;
  const body = { type: "about:blank", title: STATUS_CODES[problem.status] ?? "Error", ...rest };
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...(retryAfterSeconds !== undefined && { "retry-after": String(retryAfterSeconds) }),
      ...headers,
    },
  });
}
