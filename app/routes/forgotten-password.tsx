import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Field, FormErrors, SubmitButton } from "../components/ui/index.ts";
import { useFormState } from "../lib/form-state.ts";
import { form, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Forgotten password");

export const loader = page(({ context }) => ({
  constraints: context.constraints("accounts.requestReset"),
}));

export const action = form(async ({ api, input }) => {
  await api.accounts.requestReset(input("accounts.requestReset"));
  return redirect("/check-email?for=reset");
});

export default function ForgottenPassword() {
  const form = useFormState(useLoaderData<typeof loader>().constraints);
  return (
    <div className="form stack">
      <FormErrors form={form} />
      <h1>Forgotten password</h1>
      <p>We send you a link to choose a new one. It works once, for an hour.</p>
      <form method="post" className="stack big-gap">
        <Field
          form={form}
          name="email"
          type="email"
          label="E-mail address"
          autoComplete="username"
        />
        <div className="acts">
          <SubmitButton full busy="Sending">
            Send me a link
          </SubmitButton>
          <a href="/sign-in">Back to sign in</a>
        </div>
      </form>
    </div>
  );
}
