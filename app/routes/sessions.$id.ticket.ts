import type { ActionFunctionArgs } from "@remix-run/node";

/**
 * For the room's page: one ticket for one connection, or the problem that says why not. Read by a
 * script, so signed out is a 401 here and no redirect.
 */
export async function action({ params, context }: ActionFunctionArgs): Promise<Response> {
  // Who asks is not known then, so a 401 would be a lie that sends them out of their hour.
  if (context.trouble) return Response.json(context.trouble, { status: context.trouble.status });
  try {
    return Response.json(await context.api.rooms.ticket({ sessionId: params.id ?? "" }));
  } catch (error) {
    const problem = context.problem(error);
    return Response.json(problem, { status: problem.status });
  }
}
