import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Counts } from "../components/admin/counts.tsx";
import { Queues } from "../components/admin/queues.tsx";
import { FormErrors, PageHead, When } from "../components/ui/index.ts";
import { useFormState } from "../lib/form-state.ts";
import { form, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = ({ data }: { data: Awaited<ReturnType<typeof loader>> | undefined }) =>
  title(data ? heading(waiting(data)) : "Queues");

export const loader = page(({ api }) => api.admin.overview());

export const action = form(async ({ api, input }) => {
  await api.admin.retry(input("admin.retry"));
  return redirect("/admin");
});

type Overview = Awaited<ReturnType<typeof loader>>;

const QUEUES = [
  "pending",
  "readAgain",
  "returnedPayouts",
  "failedRefunds",
  "disputedPayments",
  "failedOutbox",
] as const satisfies (keyof Overview)[];

function waiting(overview: Overview): number {
  return QUEUES.reduce((sum, queue) => sum + overview[queue].length, 0);
}

function heading(count: number): string {
  if (count === 0) return "Nothing needs a person";
  return count === 1 ? "1 thing needs a person" : `${count} things need a person`;
}

export default function Admin() {
  const overview = useLoaderData<typeof loader>();
  const form = useFormState();
  return (
    <>
      <FormErrors form={form} />
      <PageHead title={heading(waiting(overview))} lede={<When at={overview.now} />}>
        <p className="acts">
          <a href="/admin/categories">Fields</a>
          <a href="/admin/log">Log</a>
        </p>
      </PageHead>
      <Queues overview={overview} />
      <Counts overview={overview} />
    </>
  );
}
