import { redirect } from "@remix-run/node";
import { FormErrors, PageHead, SubmitButton } from "../components/ui/index.ts";
import { useFormState } from "../lib/form-state.ts";
import { form, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Sign out");

/** A link signs nobody out; its page asks. */
export const loader = page(({ context }) => {
  if (!context.viewer) throw redirect("/");
  return null;
});

export const action = form(async ({ api }) => {
  await api.accounts.signOut();
  return redirect("/");
});

export default function SignOut() {
  return (
    <>
      <FormErrors form={useFormState()} />
      <PageHead title="Sign out?" />
      <form method="post" className="acts">
        <SubmitButton full busy="Signing out">
          Sign out
        </SubmitButton>
        <a href="/dashboard">Stay signed in</a>
      </form>
    </>
  );
}
