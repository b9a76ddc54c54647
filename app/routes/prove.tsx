import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ProofForm } from "../components/second-factor/proof-form.tsx";
import { FormErrors, PageHead } from "../components/ui/index.ts";
import { useFormState } from "../lib/form-state.ts";
import type { PageHandle } from "../lib/handle.ts";
import { form, page, safePath } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const handle: PageHandle = { island: true };

export const meta = () => title("Show your second factor");

export const loader = page(async ({ api, url, context }) => {
  const { standing, passkeys } = await api.secondFactor.state();
  if (standing === "none") throw redirect("/second-factor");
  if (standing === "fresh") throw redirect(safePath(url.searchParams.get("to")));
  return { passkey: passkeys.length > 0, constraints: context.constraints("secondFactor.prove") };
});

export const action = form(async ({ api, input, url }) => {
  await api.secondFactor.prove(input("secondFactor.prove"));
  return redirect(safePath(url.searchParams.get("to")));
});

/** Asked again before what matters, because a browser may be left open. */
export default function Prove() {
  const { passkey, constraints } = useLoaderData<typeof loader>();
  const form = useFormState(constraints);
  return (
    <div className="form stack">
      <FormErrors form={form} />
      <PageHead
        title="Show your second factor"
        lede="The last time was a while ago, and what you are about to do matters."
      />
      <ProofForm form={form} hidden={{}} passkey={passkey} button="Go on" />
    </div>
  );
}
