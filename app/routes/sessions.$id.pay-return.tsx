import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PostButton } from "../components/sessions/post-button.tsx";
import { nextOf } from "../components/sessions/words.ts";
import { PageHead } from "../components/ui/index.ts";
import { useFacts } from "../lib/facts.ts";
import { money } from "../lib/format.ts";
import { page, refreshing } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Waiting for your payment");

/** A notification mostly arrives before its payer; after so many looks it is the bank that thinks. */
const MOST_LOOKS = 10;
const LOOK_SECONDS = 3;

/** The page says that it does, and has a link instead of it. */
export const headers = refreshing;

export const loader = page(async ({ api, params, url, context }) => {
  const session = await api.bookings.byId({ sessionId: params.id ?? "" });
  if (session.status !== "awaiting_payment" || session.actions.length === 0)
    throw redirect(`/sessions/${session.id}`);
  const looks = Number(url.searchParams.get("look")) || 0;
  const looking = looks < MOST_LOOKS;
  const answer = { session, looking, payKey: context.idempotencyKey() };
  const next = `${LOOK_SECONDS}; url=${url.pathname}?look=${looks + 1}`;
  return data(answer, { headers: looking ? { refresh: next } : {} });
});

export default function PayReturn() {
  const { session, looking, payKey } = useLoaderData<typeof loader>();
  const facts = useFacts();
  const here = `/sessions/${session.id}`;
  return (
    <>
      <PageHead
        title={looking ? "Waiting for your payment" : "Your payment has not arrived yet"}
        lede={
          looking
            ? "The payment page has sent you back; we wait for its word that you paid. This page looks again every few seconds."
            : `Some banks take minutes. ${session.mode === "request" ? "When it arrives your request goes to the mentor, and we write to you when they answer" : "We write to you as soon as it arrives"}; nothing is paid twice.`
        }
      />
      <div className="stack">
        <p>{nextOf(session, facts)}</p>
        <p>If you stopped, or your bank said no, nothing was taken. You can try again.</p>
        <div className="acts">
          <PostButton
            to={here}
            fields={{ intent: "pay", idempotencyKey: payKey }}
            kind="quiet"
            busy="Opening the payment page"
          >
            Pay {money(session.priceCents, session.currency)}
          </PostButton>
          <a href={`${here}/pay-return`}>Look again</a>
          <a href={here}>To the session</a>
        </div>
      </div>
    </>
  );
}
