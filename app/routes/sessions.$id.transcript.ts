import { asText, fileName } from "../components/transcript/as-text.ts";
import { dayKey } from "../lib/format.ts";
import { file } from "../lib/route.ts";

/** The transcript as a text file. */
export const loader = file(async ({ api, params, context }) => {
  const transcript = await api.rooms.transcript({ sessionId: params.id ?? "" });
  const { you, other, startsAt, endsAt, complete, messages } = transcript;
  const spoken = messages.map(({ seq, own, body, sentAt }) => ({
    key: `${seq}`,
    own,
    body,
    at: sentAt,
  }));
  const text = asText(
    { you: you.name, other: other.name, startsAt, endsAt, spoken, complete },
    context.zone,
  );
  return new Response(text, {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName(dayKey(startsAt, context.zone), other.name)}"`,
    },
  });
});
