import type { inferRouterInputs } from "@trpc/server";
import type { Reference } from "./api/reference.ts";
import type { Viewer } from "./context.ts";
import type { ProblemDetails } from "./errors.ts";
import type { FormConstraints } from "./forms.ts";
import type { AppRouter, Caller } from "./router.ts";

type Inputs = inferRouterInputs<AppRouter>;

/** "domain.procedure", for each procedure there is. */
export type ProcedurePath = {
  [D in keyof Inputs & string]: `${D}.${keyof Inputs[D] & string}`;
}[keyof Inputs & string];

export type InputOf<P extends ProcedurePath> =
  P extends `${infer D extends keyof Inputs & string}.${infer N}`
    ? N extends keyof Inputs[D]
      ? Inputs[D][N]
      : never
    : never;

/**
 * All that a page gets from the server (Remix calls it the load context). A loader or action is one
 * call of `api`; the rest turns forms into its inputs and its failures into answers.
 */
export type AppContext = {
  api: Caller;
  viewer: Viewer | null;
  /** IANA zone in which this viewer reads times. */
  zone: string;
  /** Epoch ms by the product's clock, which the sandbox can move. Pages never ask another. */
  now: number;
  sandbox: boolean;
  /** Reads a form or query string as the input of a procedure; the procedure still parses it. */
  input<P extends ProcedurePath>(path: P, form: FormData | URLSearchParams): InputOf<P>;
  /** HTML constraints of a procedure's form, by field name. */
  constraints(path: ProcedurePath): FormConstraints;
  /** The REST API for people to read. */
  apiReference(): Reference[];
  /** What went wrong, in words that may be shown. */
  problem(error: unknown): ProblemDetails;
  /** Tells the log of a bug in a page. */
  report(error: unknown): void;
  /** A fresh idempotency key for a form on a page that is never cached. */
  idempotencyKey(): string;
  /** Why nobody can be told apart just now: the page says so instead of taking them for a stranger. */
  trouble: ProblemDetails | null;
  /** A form was sent: the loaders that follow its answer have its page to show, not another. */
  formSent: boolean;
  /** Filled by a page or form that failed and may be tried again: http.ts says so in the headers. */
  retryAfterSeconds: number | null;
  /** Filled by entry.server: how http.ts must write the Content-Security-Policy. */
  csp: { nonce: string } | { hashes: readonly string[] } | null;
};
