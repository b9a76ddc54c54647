import { useLoaderData } from "@remix-run/react";
import { PageHead } from "../components/ui/index.ts";
import { useFacts } from "../lib/facts.ts";
import { page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Check your e-mail");

export const loader = page(({ url }) => ({ reset: url.searchParams.get("for") === "reset" }));

/** The same for known and unknown addresses. */
export default function CheckEmail() {
  const { reset } = useLoaderData<typeof loader>();
  const { sandbox } = useFacts();
  return (
    <>
      <PageHead
        title="Check your e-mail"
        lede={
          reset
            ? "If the address that you gave has an account, a letter with a link to choose a new password is on its way."
            : "We have sent a letter to the address that you gave. Its link confirms that the address is yours."
        }
      />
      <div className="stack">
        {sandbox && (
          <p>
            This is the sandbox, where letters are not sent:{" "}
            <a href="/sandbox#mail">read them here</a>.
          </p>
        )}
        {!reset && (
          <p>
            You can <a href="/sign-in">sign in</a> already. Booking an hour and being listed wait
            for the link.
          </p>
        )}
        <p className="muted">
          Nothing there after a few minutes? Look among unwanted mail, then{" "}
          {reset ? (
            <a href="/forgotten-password">ask once more</a>
          ) : (
            "sign in and ask for another link in your settings"
          )}
          .
        </p>
      </div>
    </>
  );
}
