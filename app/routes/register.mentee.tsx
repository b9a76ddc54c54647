import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RegisterForm } from "../components/account/register-form.tsx";
import { STAGES } from "../components/account/words.ts";
import { Choice } from "../components/ui/index.ts";
import { useFormState } from "../lib/form-state.ts";
import { form, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () =>
  title("Register as a mentee", "Book an hour with someone who does the work you want to do.");

export const loader = page(({ context }) => {
  if (context.viewer) throw redirect("/settings#roles");
  return { constraints: context.constraints("accounts.registerMentee") };
});

export const action = form(async ({ api, input }) => {
  await api.accounts.registerMentee(input("accounts.registerMentee"));
  return redirect("/check-email");
});

export default function RegisterMentee() {
  const form = useFormState(useLoaderData<typeof loader>().constraints);
  return (
    <RegisterForm
      form={form}
      title="Register as a mentee"
      nameHint="As your mentor should read it."
      other={
        <>
          Do you want to give your time instead? <a href="/register/mentor">Register as a mentor</a>
          .
        </>
      }
    >
      <Choice form={form} name="stage" legend="Where are you now?" options={STAGES} />
    </RegisterForm>
  );
}
