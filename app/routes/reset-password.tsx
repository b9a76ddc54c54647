import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PASSWORD_HINT } from "../components/account/words.ts";
import { Field, FormErrors, SubmitButton } from "../components/ui/index.ts";
import { useFormState } from "../lib/form-state.ts";
import { form, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Choose a new password");

export const loader = page(({ url, context }) => ({
  token: url.searchParams.get("token") ?? "",
  constraints: context.constraints("accounts.resetPassword"),
}));

export const action = form(async ({ api, input }) => {
  await api.accounts.resetPassword(input("accounts.resetPassword"));
  return redirect("/sign-in?changed=1");
});

export default function ResetPassword() {
  const { token, constraints } = useLoaderData<typeof loader>();
  const form = useFormState(constraints);
  const dead = form.failure?.problem.code === "token_invalid";
  return (
    <div className="form stack">
      <FormErrors form={form} />
      <h1>Choose a new password</h1>
      {dead ? (
        <p>
          <a href="/forgotten-password">Ask for another link</a>
        </p>
      ) : (
        <form method="post" className="stack big-gap">
          <input type="hidden" name="token" value={token} />
          <Field
            form={form}
            name="password"
            type="password"
            label="New password"
            hint={PASSWORD_HINT}
            autoComplete="new-password"
          />
          <p>You are then signed out everywhere, also here.</p>
          <div>
            <SubmitButton full busy="Saving">
              Save the new password
            </SubmitButton>
          </div>
        </form>
      )}
    </div>
  );
}
