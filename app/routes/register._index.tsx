import { redirect } from "@remix-run/node";
import { PageHead } from "../components/ui/index.ts";
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
      <ul className="plain">
        <Way href="/register/mentee" label="Register as a mentee">
          You want an hour with somebody who already does the work. You pay per hour, and nothing
          before you book.
        </Way>
        <Way href="/register/mentor" label="Register as a mentor">
          You give hours at your own price, or pro bono. A person reads your profile before it is
          listed.
        </Way>
      </ul>
      <p className="gap">
        Registered before? <a href="/sign-in">Sign in</a>.
      </p>
    </>
  );
}

function Way({ href, label, children }: { href: string; label: string; children: string }) {
  return (
    <li className="sec">
      <div className="tight">
        <h2>
          <a className="tap" href={href}>
            {label}
          </a>
        </h2>
        <p>{children}</p>
      </div>
    </li>
  );
}
