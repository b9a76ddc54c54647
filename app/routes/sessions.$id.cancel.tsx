import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cancelWords, ruleWords, withdrawWords } from "../components/sessions/cancel-words.ts";
import { TooLate } from "../components/sessions/too-late.tsx";
import { FormErrors, SubmitButton, TextArea } from "../components/ui/index.ts";
import { useFacts } from "../lib/facts.ts";
import { useFormState } from "../lib/form-state.ts";
import { dayAndTime, when } from "../lib/format.ts";
import { form, goneTo, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = ({ data }: { data: Awaited<ReturnType<typeof loader>> | undefined }) =>
  title(data?.preview ? `Cancel with ${data.session.other.name}` : "Cancel");

export const loader = page(async ({ api, params, context }) => {
  const sessionId = params.id ?? "";
  const session = await api.bookings.byId({ sessionId });
  const may = (action: (typeof session.actions)[number]) => session.actions.includes(action);
  // Nothing to cancel any more: the session's own page says how it stands.
  if (!may("cancel") && !may("withdraw")) return goneTo(`/sessions/${sessionId}`, context);
  return {
    session,
    preview: may("cancel") ? await api.bookings.cancelPreview({ sessionId }) : null,
    constraints: context.constraints("bookings.cancel"),
  };
});

export const action = form(async ({ api, params, input, formData }) => {
  const sessionId = params.id ?? "";
  if (formData.get("intent") === "withdraw") await api.bookings.withdraw({ sessionId });
  else await api.bookings.cancel({ ...input("bookings.cancel"), sessionId });
  return redirect(`/sessions/${sessionId}`);
});

export default function Cancel() {
  const data = useLoaderData<typeof loader>();
  return data ? <CancelForm {...data} /> : <TooLate field="reason" />;
}

function CancelForm({
  session,
  preview,
  constraints,
}: NonNullable<Awaited<ReturnType<typeof loader>>>) {
  const facts = useFacts();
  const form = useFormState(constraints);
  const here = `/sessions/${session.id}`;
  const words = preview ? cancelWords(preview, facts) : withdrawWords(session);
  const rule = preview ? ruleWords(preview, facts) : "";
  const hour = dayAndTime(session.startsAt, facts.zone, facts);
  return (
    <div className="form stack">
      <FormErrors form={form} />
      <h1>{preview ? "Cancel this hour?" : "Withdraw this request?"}</h1>
      <p className="lede">
        {when(session.startsAt, facts.zone, facts)} with {session.other.name}
      </p>
      <ul className="stack">
        {words.map((sentence, i) => (
          <li key={sentence}>{i === 0 ? <b>{sentence}</b> : sentence}</li>
        ))}
      </ul>
      {rule && <p className="muted">{rule}</p>}
      <form method="post" className="stack big-gap">
        <input type="hidden" name="intent" value={preview ? "cancel" : "withdraw"} />
        {preview && (
          <>
            <input type="hidden" name="expectedRefundCents" value={preview.refundCents} />
            <TextArea
              form={form}
              name="reason"
              label={
                <>
                  Why? <span className="muted">(optional)</span>
                </>
              }
              hint={`${session.other.name} reads it.`}
              rows={2}
            />
          </>
        )}
        <div className="acts">
          <SubmitButton kind="danger" full busy="Cancelling">
            {preview ? `Cancel ${hour}` : `Withdraw the request for ${hour}`}
          </SubmitButton>
          <a href={here}>Keep it</a>
        </div>
      </form>
    </div>
  );
}
