import { useLoaderData } from "@remix-run/react";
import { EarningsTable } from "../components/earnings/earnings-table.tsx";
import { Figures } from "../components/earnings/figures.tsx";
import { WeekChart } from "../components/earnings/week-chart.tsx";
import { Empty, PageHead, Pages, Section } from "../components/ui/index.ts";
import { percent } from "../lib/format.ts";
import { page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Earnings");

export const loader = page(async ({ api, url }) => {
  const wanted = Math.max(1, Number(url.searchParams.get("page")) || 1);
  const [summary, list] = await Promise.all([
    api.earnings.summary(),
    api.earnings.list({ page: Math.min(wanted, 1000) }),
  ]);
  return { summary, list };
});

export default function Earnings() {
  const { summary, list } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Earnings" lede={share(summary)} />
      {list.rows.length === 0 ? (
        <Empty
          title="Nothing earned yet"
          action={{ href: "/availability", label: "Open your hours" }}
        >
          <p>Each paid hour stands here, with our commission and the day on which you are paid.</p>
          {!summary.hasAccount && (
            <p>
              Say early <a href="/earnings/account">where your money should go</a>.
            </p>
          )}
        </Empty>
      ) : (
        <>
          <Section title="Paid and due">
            <Figures summary={summary} />
          </Section>
          <Section title="By week">
            <WeekChart weeks={summary.weeks} currency={summary.currency} />
          </Section>
          <Section title="By session">
            <EarningsTable rows={list.rows} vat={list.vatRegistered} />
            <Pages {...list} href={(number) => `?page=${number}`} />
            <p className="acts">
              <a href="/earnings.csv" download="mentorlink-earnings.csv">
                Download all as CSV
              </a>
              <a href="/earnings/account">Where your money goes</a>
            </p>
          </Section>
        </>
      )}
    </>
  );
}

function share({
  commissionBps,
  nextTier,
}: {
  commissionBps: number;
  nextTier: { commissionBps: number; sessionsToGo: number } | null;
}): string {
  const now = `Our commission is ${percent(commissionBps)}.`;
  if (!nextTier) return `${now} That is the lowest there is.`;
  const { sessionsToGo } = nextTier;
  return `${now} It becomes ${percent(nextTier.commissionBps)} in ${sessionsToGo} more paid session${sessionsToGo === 1 ? "" : "s"}.`;
}
