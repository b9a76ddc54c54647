import { fileName, headText, spokenText } from "../components/transcript/as-text.ts";
import { spokenOf } from "../components/transcript/turns.ts";
import { dayKey } from "../lib/format.ts";
import { file } from "../lib/route.ts";

/** The transcript as a text file, written page by page: no more of it than one is ever in memory. */
export const loader = file(async ({ api, params, context }) => {
  const sessionId = params.id ?? "";
  const { zone } = context;
  const first = await api.rooms.transcript({ sessionId });
  const { startsAt, endsAt, complete } = first;
  const sides = { you: first.you.name, other: first.other.name };

  async function* parts() {
    yield headText({ ...sides, startsAt, endsAt, complete }, zone);
    for (let page = first; ; ) {
      yield spokenOf(page.messages)
        .map((one) => spokenText(one, sides, zone))
        .join("");
      if (!page.more) return;
      page = await api.rooms.transcript({ sessionId, afterSeq: page.messages.at(-1)?.seq ?? 0 });
    }
  }

  return new Response(streamOf(parts()), {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName(dayKey(startsAt, zone), first.other.name)}"`,
    },
  });
});

function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: () => void parts.return(undefined),
  });
}
