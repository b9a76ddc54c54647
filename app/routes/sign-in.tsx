import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Field, FormErrors, Note, SubmitButton } from "../components/ui/index.ts";
import { useFormState } from "../lib/form-state.ts";
import { form, page, safePath } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Sign in");

export const loader = page(({ context, url }) => {
  if (context.viewer) throw redirect(safePath(url.searchParams.get("to")));
  return {
    constraints: context.constraints("accounts.signIn"),
    changed: url.searchParams.has("changed"),
    asked: url.searchParams.has("to"),
  };
});

export const action = form(async ({ api, input, url }) => {
  await api.accounts.signIn(input("accounts.signIn"));
  return redirect(safePath(url.searchParams.get("to")));
});

export default function SignIn() {
  const { constraints, changed, asked } = useLoaderData<typeof loader>();
  const form = useFormState(constraints);
  return (
    <div className="form stack">
      <FormErrors form={form} />
      {changed && !form.failure && (
        <Note kind="yes">
          <p>Your password is changed, and every device is signed out. Sign in with the new one.</p>
        </Note>
      )}
      <h1>Sign in</h1>
      {asked && <p>Then you go on to the page that you asked for.</p>}
      <form method="post" className="stack big-gap">
        <Field
          form={form}
          name="email"
          type="email"
          label="E-mail address"
          autoComplete="username"
        />
        <Field
          form={form}
          name="password"
          type="password"
          label="Password"
          autoComplete="current-password"
        />
        <div className="acts">
          <SubmitButton full busy="Signing in">
            Sign in
          </SubmitButton>
          <a href="/forgotten-password">I forgot my password</a>
        </div>
      </form>
      <p>
        No account yet? <a href="/register">Register</a>.
      </p>
    </div>
  );
}
