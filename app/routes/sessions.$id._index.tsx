import { type AppLoadContext, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { TranscriptOutput } from "../../server/rooms/schemas.ts";
import { SessionPage } from "../components/sessions/session-page.tsx";
import { FIRST, LAST } from "../components/transcript/excerpt.tsx";
import { form, page, seqIn } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = ({ data }: { data: Awaited<ReturnType<typeof loader>> | undefined }) =>
  title(data ? `Your hour with ${data.session.other.name}` : "Session");

export const loader = page(async ({ api, params, url, context }) => {
  const sessionId = params.id ?? "";
  const session = await api.bookings.byId({ sessionId });
  // The words are there as soon as the hour is over, though its verdict may take a minute.
  const over = session.whatNext.kind === "being_decided";
  const readable = over || session.actions.includes("read_transcript");
  const after = seqIn(url.searchParams.get("after"));
  return {
    session,
    transcript: readable ? await transcriptOf(api, sessionId, after) : null,
    saved: url.searchParams.has("saved"),
    after,
    payKey: context.idempotencyKey(),
    constraints: context.constraints("bookings.editBrief"),
  };
});

/** A page of it, or, when none was asked for, the first and the last of it. */
async function transcriptOf(
  api: AppLoadContext["api"],
  sessionId: string,
  after: number | null,
): Promise<TranscriptOutput> {
  const page = await api.rooms.transcript({ sessionId, afterSeq: after ?? 0 });
  if (after !== null || !page.more) return page;
  const end = await api.rooms.transcript({ sessionId, afterSeq: page.total - LAST });
  return { ...page, messages: [...page.messages.slice(0, FIRST), ...end.messages] };
}

export const action = form(async ({ api, params, input, formData }) => {
  const sessionId = params.id ?? "";
  switch (formData.get("intent")) {
    case "pay": {
      const { next } = await api.bookings.pay({ ...input("bookings.pay"), sessionId });
      return redirect(next.kind === "pay" ? next.url : `/sessions/${sessionId}`);
    }
    case "accept":
      await api.bookings.accept({ sessionId });
      break;
    case "decline":
      await api.bookings.decline({ ...input("bookings.decline"), sessionId });
      break;
    case "let_go":
      await api.bookings.letGo({ sessionId });
      break;
    case "accept_move":
      await api.bookings.acceptMove({ ...input("bookings.acceptMove"), sessionId });
      break;
    case "keep_time":
      await api.bookings.keepTime({ ...input("bookings.keepTime"), sessionId });
      break;
    case "edit_brief":
      await api.bookings.editBrief({ ...input("bookings.editBrief"), sessionId });
      return redirect(`/sessions/${sessionId}?saved=1#brief`);
  }
  return redirect(`/sessions/${sessionId}`);
});

export default function Session() {
  return <SessionPage {...useLoaderData<typeof loader>()} />;
}
