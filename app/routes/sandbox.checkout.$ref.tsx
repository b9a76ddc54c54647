import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FormErrors, Note, PageHead, SubmitButton } from "../components/ui/index.ts";
import { useFormState } from "../lib/form-state.ts";
import { money } from "../lib/format.ts";
import { form, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = ({ data }: { data: { amountCents: number; currency: string } | undefined }) =>
  title(data ? `Pay ${money(data.amountCents, data.currency)}` : "Pay");

export const loader = page(({ api, params }) => api.sandbox.checkout({ ref: params.ref ?? "" }));

export const action = form(async ({ api, params, input }) => {
  const { path } = await api.sandbox.act({ ...input("sandbox.act"), ref: params.ref ?? "" });
  return redirect(path);
});

/** Where a real provider would ask for the card. */
export default function SandboxCheckout() {
  const checkout = useLoaderData<typeof loader>();
  const form = useFormState();
  const amount = money(checkout.amountCents, checkout.currency);
  const open = checkout.status === "pending";
  return (
    <div className="form stack">
      <FormErrors form={form} />
      <PageHead title={`Pay ${amount}`} lede={checkout.description} />
      <Note>
        This page plays the payment provider. No money moves, and nothing asks for a card.
      </Note>
      <table className="sum">
        <caption className="vh">What is paid</caption>
        <tbody>
          <tr>
            <th scope="row">To</th>
            <td className="r">MentorLink</td>
          </tr>
          <tr>
            <th scope="row">From</th>
            <td className="r">{checkout.payerEmail}</td>
          </tr>
          <tr className="total">
            <th scope="row">Amount</th>
            <td className="r">{amount}</td>
          </tr>
        </tbody>
      </table>
      {open ? (
        <div className="stack">
          <Act act="succeed" kind="filled" label={`Pay ${amount}`} busy="Paying" />
          <div className="acts">
            <Act act="decline" kind="quiet" label="Decline the card" />
            <Act act="leave_pending" kind="quiet" label="Leave it pending" />
            <Act act="abandon" kind="link" label="Go back without paying" />
          </div>
        </div>
      ) : (
        <p>
          This payment is settled. <a href={checkout.returnPath}>Back to MentorLink</a>
        </p>
      )}
    </div>
  );
}

function Act({
  act,
  kind,
  label,
  busy = "Telling MentorLink",
}: {
  act: string;
  kind: "filled" | "quiet" | "link";
  label: string;
  busy?: string;
}) {
  return (
    <form method="post">
      <input type="hidden" name="act" value={act} />
      <SubmitButton kind={kind} full={kind === "filled"} busy={busy}>
        {label}
      </SubmitButton>
    </form>
  );
}
