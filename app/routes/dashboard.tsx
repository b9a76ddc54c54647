import { useLoaderData } from "@remix-run/react";
import { EarningsLine, Listing } from "../components/dashboard/mentor-part.tsx";
import {
  AdminPart,
  ConfirmAddress,
  NeedsYou,
  Suggestions,
} from "../components/dashboard/parts.tsx";
import { NextUp } from "../components/sessions/next-up.tsx";
import { PageHead, Section } from "../components/ui/index.ts";
import { useFacts } from "../lib/facts.ts";
import { givenName } from "../lib/format.ts";
import { page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Home");

export const loader = page(async ({ api, context }) => {
  const [board, { next, needing, ...waiting }, suggestions] = await Promise.all([
    api.accounts.dashboard(),
    api.bookings.overview(),
    context.viewer?.isMentee ? api.discovery.suggestions() : null,
  ]);
  const payable = needing.filter(({ actions }) => actions.includes("pay"));
  return {
    board,
    next,
    // The next one stands large above them.
    needing: needing.filter(({ id }) => id !== next?.id),
    payKeys: Object.fromEntries(payable.map(({ id }) => [id, context.idempotencyKey()])),
    suggestions,
    // For the navigation, which asks nothing of its own here.
    counts: { ...waiting, ...(board.admin ?? { approvals: 0, failedOutbox: 0 }) },
  };
});

export default function Dashboard() {
  const { board, next, needing, payKeys, suggestions } = useLoaderData<typeof loader>();
  const { viewer } = useFacts();
  const { mentor, admin } = board;
  const meets = viewer?.isMentee || viewer?.isMentor;
  return (
    <>
      <PageHead title={`Hello ${givenName(viewer?.name ?? "")}`}>
        {!board.emailVerified && <ConfirmAddress />}
      </PageHead>
      {admin && <AdminPart admin={admin} />}
      {next && <NextUp session={next} payKey="" />}
      <NeedsYou sessions={needing} payKeys={payKeys} />
      {mentor && <Listing mentor={mentor} />}
      {meets && !next && needing.length === 0 && (
        <Section title="Your sessions">
          <p>
            Nothing is booked.{" "}
            {viewer.isMentee
              ? "Each hour that you book stands here, with what to do next and by when."
              : "Each hour that is booked with you stands here, with what to do next and by when."}
          </p>
        </Section>
      )}
      {mentor?.status === "approved" && <EarningsLine earnings={mentor.earnings} />}
      {suggestions && <Suggestions hours={suggestions} />}
    </>
  );
}
