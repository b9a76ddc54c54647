import type { ActionFunctionArgs } from "@remix-run/node";

/**
 * For the room's page: one ticket for one connection, or the problem that says why not. Read by a
 * script, so signed out is a 401 here and no redirect.
 */
export async function action({ params, context }: ActionFunctionArgs): Promise<Response> {
  try {
    return Response.json(await context.api.rooms.ticket({ sessionId: params.id ?? "" }));
  } catch (error) {
    const problem = context.problem(error);
    return Response.json(problem, { status: problem.status });
  }
}
