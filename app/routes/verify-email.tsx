import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LinkDead, LinkUsed, SignInFirst } from "../components/account/letter-link.tsx";
import { PageHead, SubmitButton } from "../components/ui/index.ts";
import { useFormState } from "../lib/form-state.ts";
import { signInPath } from "../lib/paths.ts";
import { form, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Confirm your address");

export const loader = page(({ url, context }) => {
  const token = url.searchParams.get("token") ?? "";
  // A letter may be another person's than whoever is signed in here.
  const done = url.searchParams.has("done") || (!token && (context.viewer?.emailVerified ?? false));
  return { token, done, signIn: context.viewer || !token ? null : signInPath(url) };
});

export const action = form(async ({ api, input }) => {
  await api.accounts.verifyEmail(input("accounts.verifyEmail"));
  return redirect("/verify-email?done=1");
});

/** Asks once more, because mail programs open links by themselves and a GET must change nothing. */
export default function VerifyEmail() {
  const { token, done, signIn } = useLoaderData<typeof loader>();
  const form = useFormState();
  if (done)
    return (
      <LinkUsed
        title="Your address is confirmed"
        lede="Bookings and letters reach you now."
        onTo="/dashboard"
      />
    );
  if (form.failure) return <LinkDead title="Confirm your address" form={form} />;
  if (signIn) return <SignInFirst title="Confirm your address" signIn={signIn} />;
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
