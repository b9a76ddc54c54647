import { redirect } from "@remix-run/node";
import { LinkButton, PageHead, Section } from "../components/ui/index.ts";
import { page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Register", "Register as a mentee or as a mentor.");

export const loader = page(({ context }) => {
  if (context.viewer) throw redirect("/settings#roles");
  return null;
});

export default function Register() {
  return (
    <>
      <PageHead title="Register" lede="It costs nothing. You can take the other role later." />
      <Section title="You want guidance">
        <p>
          Book an hour with somebody who already does the work you want to do. You pay per hour, and
          nothing before you book.
        </p>
        <p>
          <LinkButton kind="quiet" full href="/register/mentee">
            Register as a mentee
          </LinkButton>
        </p>
      </Section>
      <Section title="You give guidance">
        <p>
          Give hours at your own price, or pro bono. A person reads your profile before it is
          listed.
        </p>
        <p>
          <LinkButton kind="quiet" full href="/register/mentor">
            Register as a mentor
          </LinkButton>
        </p>
      </Section>
      <p>
        Registered before? <a href="/sign-in">Sign in</a>.
      </p>
    </>
  );
}
