/** Wraps loaders and actions, so that each is one call of `context.api` and every failure is words. */
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import type { ProblemDetails } from "../../server/errors.ts";
import type { InputOf, ProcedurePath } from "../../server/remix-context.ts";
import { PAGE_OF } from "./page-of.ts";
import { signInPath } from "./paths.ts";

export { safePath } from "./paths.ts";

/** A message's number in an address, or null. */
export function seqIn(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

interface Args {
  api: AppLoadContext["api"];
  params: Record<string, string | undefined>;
  url: URL;
  request: Request;
  context: AppLoadContext;
}

export interface PageArgs extends Args {
  /** The query string as the input of a procedure. */
  input<P extends ProcedurePath>(path: P): InputOf<P>;
}

export interface FormArgs extends Args {
  formData: FormData;
  /** The form as the input of a procedure; spread it and add what the path says. */
  input<P extends ProcedurePath>(path: P): InputOf<P>;
}

/**
 * The `headers` of a page that loads itself again, as its loader's `refresh` says: in a header, so that it works
 * without JavaScript.
 */
export const refreshing: HeadersFunction = ({ loaderHeaders }) => {
  const refresh = loaderHeaders.get("refresh");
  return new Headers(refresh ? { refresh } : {});
};

/** What a failed action leaves for its page. */
export interface Failure {
  problem: ProblemDetails;
  /** What was typed, by field name; passwords are left out. */
  values: Record<string, string[]>;
}

/**
 * A loader. Throws 401 as a redirect to sign in and come back, other problems as `{problem}` with
 * their status, which the root's error page puts into words.
 */
export const page = <T>(run: (args: PageArgs) => Promise<T> | T) => loader(run, shown);

/** The loader of a file: there is no page around it that could put a problem into words. */
export const file = (run: (args: PageArgs) => Promise<Response>) => loader(run, inWords);

function loader<T>(
  run: (args: PageArgs) => Promise<T> | T,
  told: (problem: ProblemDetails) => unknown,
) {
  return async ({ request, params, context }: LoaderFunctionArgs): Promise<T> => {
    const url = new URL(request.url);
    if (context.trouble) throw told(context.trouble);
    try {
      return await run({
        api: context.api,
        params,
        url,
        request,
        context,
        input: (path) => context.input(path, url.searchParams),
      });
    } catch (error) {
      const problem = expected(error, context, url);
      if (problem.code === "internal") throw error;
      if (problem.code === "second_factor_required") throw redirect("/second-factor?needed=1");
      throw told(problem);
    }
  };
}

/**
 * An action. A problem becomes a {@link Failure} with its status, which `useFormState` reads; it
 * returns what the page's own function returns, mostly a redirect.
 */
export function form<T>(run: (args: FormArgs) => Promise<T> | T) {
  return async ({ request, params, context }: ActionFunctionArgs) => {
    const url = new URL(request.url);
    const formData = await formOf(request);
    context.formSent = true;
    if (!formData) return failed(UNREADABLE, new FormData());
    if (context.trouble) return failed(context.trouble, formData);
    // What was typed is not for whoever is signed in now, and a second press would make it theirs.
    if (isAnothers(formData, context)) return failed(ANOTHERS, new FormData());
    try {
      return await run({
        api: context.api,
        params,
        url,
        request,
        context,
        formData,
        input: (path) => context.input(path, formData),
      });
    } catch (error) {
      return failed(expected(error, context, url), formData);
    }
  };
}

/**
 * For a page that there is no more: whoever asks for it is sent to another. Who has just sent its form hears
 * what became of that, and gets back what was typed: then the loader's data is null.
 */
export function goneTo(path: string, { formSent }: AppLoadContext): null {
  if (formSent) return null;
  throw redirect(path);
}

const MOST_FIELDS = 1000;
/** Characters given back to a form: more than any field of ours may have. Making a page of more takes long. */
const LONGEST_VALUE = 10_000;

const UNREADABLE: ProblemDetails = {
  status: 400,
  code: "invalid_input",
  detail: "That form could not be read. Send it again.",
  issues: [],
};

const ANOTHERS: ProblemDetails = {
  status: 409,
  code: "changed_meanwhile",
  detail:
    "Somebody else has signed in on this browser since this page was opened. Nothing was done, and what was typed is not shown. See at the top who is signed in now.",
  issues: [],
};

/** Whether the page of this form was made for another than who is signed in now. */
function isAnothers(formData: FormData, { viewer }: AppLoadContext): boolean {
  const madeFor = formData.get(PAGE_OF);
  return viewer !== null && madeFor !== null && madeFor !== viewer.id;
}

/** The problem in an error; what is no problem (a redirect, a bug of ours) is thrown on. */
function expected(error: unknown, context: AppLoadContext, url: URL): ProblemDetails {
  if (error instanceof Response) throw error;
  const problem = context.problem(error);
  context.retryAfterSeconds = problem.retryAfterSeconds ?? null;
  if (problem.code === "sign_in_required") throw redirect(signInPath(url));
  // The API has logged what failed inside it; anything else must still reach `handleError`.
  if (problem.code === "internal" && !(error instanceof Error && error.name === "TRPCError"))
    throw error;
  return problem;
}

function shown(problem: ProblemDetails) {
  return data({ problem }, { status: problem.status });
}

function inWords({ status, detail }: ProblemDetails) {
  return new Response(`${detail}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}

function failed(problem: ProblemDetails, formData: FormData) {
  const failure: Failure = { problem, values: typed(formData) };
  return data(failure, { status: problem.status });
}

function typed(formData: FormData): Record<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of formData) {
    if (typeof value !== "string" || /password|token/i.test(name)) continue;
    const shown = value.slice(0, LONGEST_VALUE);
    const known = values.get(name);
    if (known) known.push(shown);
    else values.set(name, [shown]);
  }
  return Object.fromEntries(values);
}

/** Null: no form, or one with more fields than any of ours has. Each is looked for by going through all. */
async function formOf(request: Request): Promise<FormData | null> {
  const formData = await request.formData().catch(() => null);
  return formData && [...formData.keys()].length <= MOST_FIELDS ? formData : null;
}
