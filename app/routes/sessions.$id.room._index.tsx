import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { messageId } from "../components/session-room/message-id.ts";
import { paceOf } from "../components/session-room/pace.ts";
import { RoomPage } from "../components/session-room/room-page.tsx";
import { TooLate } from "../components/sessions/too-late.tsx";
import { isFailure } from "../lib/form-state.ts";
import type { PageHandle } from "../lib/handle.ts";
import { form, goneTo, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const handle: PageHandle = { hydrate: true, frame: "none" };

export const meta = ({ data }: { data: Awaited<ReturnType<typeof loader>> | undefined }) =>
  title(data ? `Your hour with ${data.room.other.name}` : "The room");

export const loader = page(async ({ api, params, url, request, context }) => {
  if (isAhead(request)) throw new Response(null, { status: 425 });
  const sessionId = params.id ?? "";
  const { state, now, comeBy, ...room } = await api.rooms.state({ sessionId });
  if (state === "early") return goneTo(`/sessions/${sessionId}/door${url.search}`, context);
  // After it ends, the session's page says what there is to say.
  if (state !== "open") return goneTo(`/sessions/${sessionId}`, context);
  const { goals, questions } = await api.bookings.byId({ sessionId });
  return {
    sessionId,
    room,
    brief: { goals, questions },
    zone: context.zone,
    lite: url.searchParams.has("lite"),
    pace: paceOf(url.searchParams.get("pace")),
    formKey: context.idempotencyKey(),
  };
});

/**
 * Made by a browser before anybody asked to see it, with its frames and scripts: they would count somebody as come.
 * Refused, it is asked for anew once it is to be seen.
 */
function isAhead(request: Request): boolean {
  return request.headers.get("sec-purpose")?.startsWith("prefetch") ?? false;
}

/** The composer without JavaScript. Another pace keeps the draft; a message clears it. */
export const action = form(async ({ api, params, input, formData, url }) => {
  const sessionId = params.id ?? "";
  const pace = paceOf(String(formData.get("pace") ?? url.searchParams.get("pace")));
  const { clientId, body } = input("rooms.post");
  if (formData.get("intent") === "pace") return { draft: body ?? "", pace };
  await api.rooms.post({ sessionId, body, clientId: await messageId(clientId, body) });
  const query = new URLSearchParams({ pace: pace.value });
  if (url.searchParams.has("lite")) query.set("lite", "1");
  return redirect(`/sessions/${sessionId}/room?${query}`);
});

export default function Room() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const draft = answer && "draft" in answer ? answer.draft : undefined;
  return data ? <OpenRoom {...data} /> : <TooLate field="body" typed={draft} />;
}

function OpenRoom(data: NonNullable<Awaited<ReturnType<typeof loader>>>) {
  const answer = useActionData<typeof action>();
  const failed = isFailure(answer) ? answer : null;
  const kept = answer && "draft" in answer ? answer : null;
  const value = (name: string) => failed?.values[name]?.[0];
  return (
    <RoomPage
      {...data}
      pace={kept?.pace ?? (failed ? paceOf(value("pace")) : data.pace)}
      // A try that failed may have arrived: the same words under the same key are one message.
      formKey={value("clientId") ?? data.formKey}
      draft={kept?.draft ?? value("body") ?? ""}
      problem={failed ? (failed.problem.issues[0]?.message ?? failed.problem.detail) : ""}
    />
  );
}
