import { initTRPC } from "@trpc/server";
import type { Context, Viewer } from "./context.ts";
import { Problem, toProblem } from "./errors.ts";

/** A procedure with `rest` is served under /api too (server/api). `path` there: "/sessions/{id}". */
export interface Meta {
  rest?: {
    method: "GET" | "POST" | "PUT" | "DELETE";
    path: `/${string}`;
    summary: string;
    created?: true;
  };
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error }) => ({
      ...shape,
      message: toProblem(error).detail,
      data: { code: shape.data.code, httpStatus: shape.data.httpStatus, problem: toProblem(error) },
    }),
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Anyone, signed in or not. */
export const anyone = t.procedure;

/** Someone signed in and not suspended. The four below narrow it. */
export const signedIn = t.procedure.use(({ ctx, next }) =>
  next({ ctx: { ...ctx, viewer: required(ctx.viewer) } }),
);

export const asMentee = signedIn.use(({ ctx, next }) => {
  if (!ctx.viewer.isMentee)
    throw new Problem(
      "not_allowed",
      "Only mentees can do this. You can become one in your settings.",
    );
  return next();
});

export const asMentor = signedIn.use(({ ctx, next }) => {
  if (!ctx.viewer.isMentor)
    throw new Problem(
      "not_allowed",
      "Only mentors can do this. You can become one in your settings.",
    );
  return next();
});

/** Admin pages do not admit to existing. */
export const asAdmin = t.procedure.use(({ ctx, next }) =>
  next({ ctx: { ...ctx, viewer: requiredAdmin(ctx.viewer) } }),
);

export function requiredAdmin(someone: Viewer | null): Viewer {
  const viewer = required(someone);
  if (!viewer.isAdmin) throw Problem.notFound();
  if (viewer.provenAt === null)
    throw new Problem("second_factor_required", "Admins sign in with a second factor.");
  return viewer;
}

function required(viewer: Viewer | null): Viewer {
  if (!viewer) throw new Problem("sign_in_required", "Sign in first.");
  if (viewer.suspended)
    throw new Problem(
      "not_allowed",
      "This account is suspended. Write to us and a person will answer.",
    );
  return viewer;
}
