import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RegisterForm } from "../components/account/register-form.tsx";
import { Field } from "../components/ui/index.ts";
import { useFormState } from "../lib/form-state.ts";
import { form, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () =>
  title("Register as a mentor", "Give hours at your own price to people who start out.");

export const loader = page(({ context }) => {
  if (context.viewer) throw redirect("/settings#roles");
  return { constraints: context.constraints("accounts.registerMentor") };
});

export const action = form(async ({ api, input }) => {
  await api.accounts.registerMentor(input("accounts.registerMentor"));
  return redirect("/check-email");
});

export default function RegisterMentor() {
  const form = useFormState(useLoaderData<typeof loader>().constraints);
  return (
    <RegisterForm
      form={form}
      title="Register as a mentor"
      nameHint="As mentees should read it. Your own name, please."
      other={
        <>
          Do you look for guidance instead? <a href="/register/mentee">Register as a mentee</a>.
        </>
      }
    >
      <Field
        form={form}
        name="jobTitle"
        label="Job title"
        hint="What you do now. You say more in your profile."
        autoComplete="organization-title"
      />
      <Field form={form} name="company" label="Company" autoComplete="organization" />
    </RegisterForm>
  );
}
