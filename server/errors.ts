import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { ZodError } from "zod";
import { VersionLost } from "../db/client.ts";
import { isUnavailable, mayBeDone } from "../db/portable.ts";
import { Overdrawn } from "../db/queries/ledger.ts";

/** Stable codes that programs may rely on; the words beside them may change. */
export type ProblemCode =
  | "invalid_input"
  | "sign_in_required"
  | "not_allowed"
  | "not_found"
  | "wrong_state"
  | "changed_meanwhile"
  | "already_exists"
  | "slot_taken"
  | "slot_not_offered"
  | "too_many_holds"
  | "busy_yourself"
  | "rate_limited"
  | "wrong_credentials"
  | "second_factor_required"
  | "token_invalid"
  | "room_closed"
  | "not_implemented"
  | "unavailable"
  | "internal";

export interface FieldIssue {
  /** The field's name as in the form or body, parts joined with dots; "" for the whole. */
  path: string;
  message: string;
}

/** What every answer to a failure carries, over forms, /trpc and REST alike. */
export interface ProblemDetails {
  status: number;
  code: ProblemCode;
  /** A plain sentence that may be shown. */
  detail: string;
  issues: FieldIssue[];
  retryAfterSeconds?: number;
  /** More to show, e.g. alternatives to a taken slot. */
  extra?: unknown;
}

const TRPC_CODE = {
  invalid_input: "UNPROCESSABLE_CONTENT",
  sign_in_required: "UNAUTHORIZED",
  not_allowed: "FORBIDDEN",
  not_found: "NOT_FOUND",
  wrong_state: "CONFLICT",
  changed_meanwhile: "CONFLICT",
  already_exists: "CONFLICT",
  slot_taken: "CONFLICT",
  slot_not_offered: "UNPROCESSABLE_CONTENT",
  too_many_holds: "CONFLICT",
  busy_yourself: "CONFLICT",
  rate_limited: "TOO_MANY_REQUESTS",
  wrong_credentials: "UNAUTHORIZED",
  second_factor_required: "FORBIDDEN",
  token_invalid: "BAD_REQUEST",
  room_closed: "CONFLICT",
  not_implemented: "NOT_IMPLEMENTED",
  unavailable: "SERVICE_UNAVAILABLE",
  internal: "INTERNAL_SERVER_ERROR",
} as const satisfies Record<ProblemCode, TRPCError["code"]>;

/** The one error that operations throw on purpose. */
export class Problem extends TRPCError {
  readonly problem: ProblemCode;
  readonly issues: FieldIssue[];
  readonly retryAfterSeconds: number | undefined;
  readonly extra: unknown;

  constructor(
    problem: ProblemCode,
    message: string,
    more: { issues?: FieldIssue[]; retryAfterSeconds?: number; extra?: unknown } = {},
  ) {
    super({ code: TRPC_CODE[problem], message });
    this.name = "Problem";
    this.problem = problem;
    this.issues = more.issues ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds;
    this.extra = more.extra;
  }

  /** A refusal that belongs beside one field. */
  static field(path: string, message: string): Problem {
    return new Problem("invalid_input", message, { issues: [{ path, message }] });
  }

  /** The one answer to asking too often, whatever counts it. */
  static tooOften(retryAfterSeconds: number): Problem {
    return new Problem("rate_limited", "Too many tries. Wait a little and try again.", {
      retryAfterSeconds,
    });
  }

  static notFound(): Problem {
    return new Problem("not_found", "There is nothing here, or it is not yours to see.");
  }
}

/** Any thrown thing as problem details. What was not meant to be seen becomes "internal". */
export function toProblem(error: unknown): ProblemDetails {
  if (error instanceof Problem) return fromProblem(error);
  if (error instanceof TRPCError && error.cause instanceof Problem) return fromProblem(error.cause);
  const cause = error instanceof TRPCError ? error.cause : error;
  if (isUnavailable(cause))
    return {
      status: 503,
      code: "unavailable",
      detail: mayBeDone(cause)
        ? "This is not reachable just now, and what you asked for may have been done all the same. Look before you try again."
        : "This is not reachable just now. Nothing was changed; try again in a minute.",
      issues: [],
      retryAfterSeconds: 30,
    };
  if (cause instanceof VersionLost && !(cause instanceof Overdrawn))
    return {
      status: 409,
      code: "changed_meanwhile",
      detail: "Somebody else is changing this at the same moment. Nothing was changed; try again.",
      issues: [],
    };
  if (isBrokenOff(cause))
    return {
      status: 400,
      code: "invalid_input",
      detail: "The request broke off before it was whole.",
      issues: [],
    };
  // Only of what came in: a failing output is a mistake of ours and tells nobody its fields.
  const zod = error instanceof TRPCError && error.code === "BAD_REQUEST" ? error.cause : error;
  if (zod instanceof ZodError) {
    return {
      status: 422,
      code: "invalid_input",
      detail: "Some of what was sent cannot be used.",
      issues: zod.issues.map(({ path, message }) => ({ path: path.join("."), message })),
    };
  }
  if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR") {
    const status = getHTTPStatusCodeFromError(error);
    return { status, code: codeOf(status), detail: sentence(status), issues: [] };
  }
  return { status: 500, code: "internal", detail: sentence(500), issues: [] };
}

function fromProblem(error: Problem): ProblemDetails {
  return {
    status: getHTTPStatusCodeFromError(error),
    code: error.problem,
    detail: error.message,
    issues: error.issues,
    ...(error.retryAfterSeconds === undefined
      ? {}
      : { retryAfterSeconds: error.retryAfterSeconds }),
    ...(error.extra === undefined ? {} : { extra: error.extra }),
  };
}

function codeOf(status: number): ProblemCode {
  if (status === 401) return "sign_in_required";
  if (status === 403) return "not_allowed";
  if (status === 404) return "not_found";
  if (status === 429) return "rate_limited";
  if (status === 503) return "unavailable";
  return status < 500 ? "invalid_input" : "internal";
}

function sentence(status: number): string {
  if (status === 404) return "There is nothing here, or it is not yours to see.";
  if (status < 500) return "That request cannot be used.";
  return "Something went wrong on our side. Nothing was changed.";
}

/** Its sender left: Node's documentation of `http.request`. */
function isBrokenOff(error: unknown): boolean {
  const { message, code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  return message === "aborted" && code === "ECONNRESET";
}
