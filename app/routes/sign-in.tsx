import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ProofForm } from "../components/second-factor/proof-form.tsx";
import { Field, FormErrors, Note, SubmitButton } from "../components/ui/index.ts";
import { useFormState } from "../lib/form-state.ts";
import type { PageHandle } from "../lib/handle.ts";
import { form, page, safePath } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const handle: PageHandle = { island: true };

export const meta = () => title("Sign in");

export const loader = page(({ context, url }) => {
  if (context.viewer) throw redirect(safePath(url.searchParams.get("to")));
  return {
    constraints: context.constraints("accounts.signIn"),
    changed: url.searchParams.has("changed"),
    asked: url.searchParams.has("to"),
  };
});

export const action = form(async ({ api, input, url, formData }) => {
  if (formData.get("intent") === SECOND_STEP) {
    await api.secondFactor.signIn(input("secondFactor.signIn"));
  } else {
    const answer = await api.accounts.signIn(input("accounts.signIn"));
    if (answer.next === "second_factor")
      return { pending: answer.pending, passkey: answer.passkey };
  }
  return redirect(safePath(url.searchParams.get("to")));
});

const SECOND_STEP = "second_step";

export default function SignIn() {
  const { constraints, changed, asked } = useLoaderData<typeof loader>();
  const half = useHalf();
  const form = useFormState(constraints);
  if (half) return <SecondStep {...half} />;
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

interface Half {
  /** The ticket to the second step. */
  pending: string;
  passkey: boolean;
}

/** What the first step answered, or the form of a second one that went wrong still says. */
function useHalf(): Half | null {
  const answer = useActionData<typeof action>();
  const { failure } = useFormState();
  if (answer && "pending" in answer) return answer;
  if (!failure || failure.problem.code === "token_invalid") return null;
  const { pending, passkey } = failure.values;
  return pending?.[0] ? { pending: pending[0], passkey: passkey?.[0] === "1" } : null;
}

function SecondStep({ pending, passkey }: Half) {
  const form = useFormState();
  return (
    <div className="form stack">
      <FormErrors form={form} />
      <h1>One more step</h1>
      <p>Your account has a second factor. Show that you have it.</p>
      <ProofForm
        form={form}
        hidden={{ intent: SECOND_STEP, pending, passkey: passkey ? "1" : "0" }}
        passkey={passkey}
        button="Sign in"
      />
    </div>
  );
}
