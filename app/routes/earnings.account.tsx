import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  Field,
  FormErrors,
  Note,
  PageHead,
  Select,
  SubmitButton,
  When,
} from "../components/ui/index.ts";
import { useFormState } from "../lib/form-state.ts";
import { form, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Where your money goes");

export const loader = page(async ({ api, context }) => ({
  ...(await api.earnings.account()),
  constraints: context.constraints("earnings.saveAccount"),
}));

export const action = form(async ({ api, input }) => {
  await api.earnings.saveAccount(input("earnings.saveAccount"));
  return redirect("/earnings/account");
});

export default function PayoutAccount() {
  const { account, version, banks, factor, constraints } = useLoaderData<typeof loader>();
  const form = useFormState(constraints);
  return (
    <div className="form stack">
      <FormErrors form={form} />
      <PageHead
        title="Where your money goes"
        back={{ href: "/earnings", label: "Earnings" }}
        lede="What was released is paid every Friday at 06:00 SAST."
      />
      {account && (
        <Note kind="yes">
          <p>
            <b>
              {account.bank}, account ending {account.last4}
            </b>
            , in the name of {account.holder}. Said on <When at={account.updatedAt} show="day" />.
          </p>
        </Note>
      )}
      {factor === "fresh" ? (
        <form method="post" className="stack big-gap">
          <input type="hidden" name="version" value={version} />
          <Field
            form={form}
            name="holder"
            label="Account holder"
            hint="As the bank writes it."
            defaultValue={account?.holder ?? ""}
            autoComplete="name"
          />
          <Select
            form={form}
            name="bank"
            label="Bank"
            defaultValue={account?.bank ?? ""}
            options={[
              { value: "", label: "Choose a bank" },
              ...banks.map((bank) => ({ value: bank, label: bank })),
            ]}
          />
          <Field
            form={form}
            name="accountNumber"
            label="Account number"
            hint="6 to 13 digits. It is stored sealed; only the last four are shown again."
            inputMode="numeric"
            autoComplete="off"
          />
          <Field
            form={form}
            name="password"
            type="password"
            label="Your password"
            hint="Asked again, because money will go there."
            autoComplete="current-password"
          />
          <div>
            <SubmitButton full busy="Saving">
              {account ? "Change the account" : "Save the account"}
            </SubmitButton>
          </div>
        </form>
      ) : (
        <Note kind="warn">
          <p>
            {factor === "none"
              ? "Before you say where your money goes, set up a second factor: it keeps strangers from sending it elsewhere."
              : "Before you say where your money goes, show your second factor again."}
          </p>
          <p>
            <a
              className="btn"
              href={factor === "none" ? "/second-factor" : "/prove?to=/earnings/account"}
            >
              {factor === "none" ? "Set it up" : "Show it"}
            </a>
          </p>
        </Note>
      )}
    </div>
  );
}
