import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FormErrors, PageHead, SubmitButton } from "../components/ui/index.ts";
import { useFacts } from "../lib/facts.ts";
import { useFormState } from "../lib/form-state.ts";
import { form, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Confirm your address");

export const loader = page(({ url, context }) => ({
  token: url.searchParams.get("token") ?? "",
  done: url.searchParams.has("done") || (context.viewer?.emailVerified ?? false),
}));

export const action = form(async ({ api, input }) => {
  await api.accounts.verifyEmail(input("accounts.verifyEmail"));
  return redirect("/verify-email?done=1");
});

/** Asks once more, because mail programs open links by themselves and a GET must change nothing. */
export default function VerifyEmail() {
  const { token, done } = useLoaderData<typeof loader>();
  const { viewer } = useFacts();
  const form = useFormState();
  if (done) return <Confirmed />;
  if (form.failure)
    return (
      <div className="form stack">
        <FormErrors form={form} />
        <h1>Confirm your address</h1>
        <p>
          {viewer ? (
            <a href="/settings#address">Ask for another link</a>
          ) : (
            <a href={`/sign-in?to=${encodeURIComponent("/settings#address")}`}>
              Sign in to ask for another link
            </a>
          )}
        </p>
      </div>
    );
  return (
    <>
      <PageHead
        title="Confirm your address"
        lede="One more step: say that it was you who opened the link."
      />
      <form method="post">
        <input type="hidden" name="token" value={token} />
        <SubmitButton full busy="Confirming">
          Confirm my address
        </SubmitButton>
      </form>
    </>
  );
}

function Confirmed() {
  const { viewer } = useFacts();
  return (
    <>
      <PageHead title="Your address is confirmed" lede="Bookings and letters reach you now." />
      <p>
        <a className="btn" href={viewer ? "/dashboard" : "/sign-in"}>
          {viewer ? "Go on" : "Sign in"}
        </a>
      </p>
    </>
  );
}
