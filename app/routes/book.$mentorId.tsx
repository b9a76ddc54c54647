import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BookForm } from "../components/booking/book-form.tsx";
import { alternativesOf } from "../components/booking/problem-extra.ts";
import { QuoteSummary } from "../components/booking/quote-summary.tsx";
import { headOf } from "../components/booking/quote-words.ts";
import { PageHead } from "../components/ui/index.ts";
import { useFormState } from "../lib/form-state.ts";
import { givenName } from "../lib/format.ts";
import { signInPath } from "../lib/paths.ts";
import { form, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = ({ data }: { data: Awaited<ReturnType<typeof loader>> | undefined }) =>
  title(data ? `${headOf(data.quote)}: ${data.quote.mentor.name}` : "Check and pay");

export const loader = page(async ({ api, params, url, context }) => {
  const mentorId = params.mentorId ?? "";
  const slot = url.searchParams.get("slot");
  if (!slot) throw redirect(`/mentors/${encodeURIComponent(mentorId)}`);
  if (!context.viewer) throw redirect(signInPath(url));
  const quote = await api.bookings.quote({ mentorId, startsAt: Number(slot) });
  // Whoever comes back from paying, or whose answer was lost on the way, has booked it.
  if (quote.own !== null && !context.formSent) throw redirect(`/sessions/${quote.own}`);
  return {
    quote,
    constraints: context.constraints("bookings.book"),
    idempotencyKey: context.idempotencyKey(),
  };
});

export const action = form(async ({ api, input, params }) => {
  const booking = { ...input("bookings.book"), mentorId: params.mentorId ?? "" };
  const { sessionId, next } = await api.bookings.book(booking);
  return redirect(next.kind === "pay" ? next.url : `/sessions/${sessionId}`);
});

export default function Book() {
  const { quote, constraints, idempotencyKey } = useLoaderData<typeof loader>();
  const form = useFormState(constraints);
  const told = alternativesOf(form.failure?.problem.extra);
  const others = quote.own ? [] : told.length > 0 ? told : quote.free ? [] : quote.alternatives;
  return (
    <>
      <PageHead
        title={headOf(quote)}
        back={{
          href: `/mentors/${quote.mentor.id}`,
          label: `Back to ${givenName(quote.mentor.name)}’s hours`,
        }}
      />
      <div className="two wide rev">
        <BookForm form={form} quote={quote} others={others} idempotencyKey={idempotencyKey} />
        <QuoteSummary quote={quote} settled={others.length === 0} />
      </div>
    </>
  );
}
