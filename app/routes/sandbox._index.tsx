import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ClockSection } from "../components/sandbox/clock-section.tsx";
import { CodesSection } from "../components/sandbox/codes-section.tsx";
import { MailSection } from "../components/sandbox/mail-section.tsx";
import { OutboxSection } from "../components/sandbox/outbox-section.tsx";
import { PaymentsSection } from "../components/sandbox/payments-section.tsx";
import { FormErrors, PageHead } from "../components/ui/index.ts";
import { useFormState } from "../lib/form-state.ts";
import { form, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Sandbox");

export const loader = page(({ api }) => api.sandbox.overview());

export const action = form(async ({ api, input, formData }) => {
  if (formData.get("intent") === "clock") await api.sandbox.moveClock(input("sandbox.moveClock"));
  else await api.sandbox.act(input("sandbox.act"));
  return redirect("/sandbox");
});

/** Everything that the outside world would do, by hand. */
export default function Sandbox() {
  const overview = useLoaderData<typeof loader>();
  const form = useFormState();
  return (
    <>
      <FormErrors form={form} />
      <PageHead
        title="Sandbox"
        lede="No provider is configured: letters stay here and payments are played."
      />
      {overview.offsetMs !== null && (
        <ClockSection
          now={overview.now}
          offsetMs={overview.offsetMs}
          sessions={overview.sessions}
        />
      )}
      <MailSection mails={overview.mails} />
      <CodesSection codes={overview.codes} />
      <PaymentsSection payments={overview.payments} />
      <OutboxSection outbox={overview.outbox} />
    </>
  );
}
