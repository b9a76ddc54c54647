import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LinkDead, LinkUsed, SignInFirst } from "../components/account/letter-link.tsx";
import { PageHead, SubmitButton } from "../components/ui/index.ts";
import { useFormState } from "../lib/form-state.ts";
import { signInPath } from "../lib/paths.ts";
import { form, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Use this address");

export const loader = page(({ url, context }) => {
  const token = url.searchParams.get("token") ?? "";
  const done = url.searchParams.has("done");
  return { token, done, signIn: context.viewer || !token ? null : signInPath(url) };
});

export const action = form(async ({ api, input }) => {
  await api.accounts.verifyEmail(input("accounts.verifyEmail"));
  return redirect("/new-address?done=1");
});

/** Who reads the letter need not be who asked for it, so the page says what the button does. */
export default function NewAddress() {
  const { token, done, signIn } = useLoaderData<typeof loader>();
  const form = useFormState();
  if (done)
    return (
      <LinkUsed
        title="Your address is changed"
        lede="Sign in with the new one from now on; letters go there."
        onTo="/settings"
      />
    );
  if (form.failure) return <LinkDead title="Use this address" form={form} />;
  if (signIn) return <SignInFirst title="Use this address" signIn={signIn} />;
  return (
    <>
      <PageHead
        title="Use this address"
        lede="Somebody who has a MentorLink account asked to sign in with this e-mail address, and to get their letters here."
      />
      <form method="post" className="stack">
        <p>If that was not you, close this page: nothing happens.</p>
        <div>
          <input type="hidden" name="token" value={token} />
          <SubmitButton full busy="Changing">
            It was me: use this address
          </SubmitButton>
        </div>
      </form>
    </>
  );
}
