import { useFacts } from "../../lib/facts.ts";
import type { FormState } from "../../lib/form-state.ts";
import { FormErrors, PageHead } from "../ui/index.ts";

/** What a letter's link was for is done: the way on, for whoever holds the letter. */
export function LinkUsed({
  title,
  lede,
  onTo,
}: {
  title: string;
  lede: string;
  /** For somebody who is signed in. */
  onTo: string;
}) {
  const { viewer } = useFacts();
  return (
    <>
      <PageHead title={title} lede={lede} />
      <p>
        <a className="btn" href={viewer ? onTo : "/sign-in"}>
          {viewer ? "Go on" : "Sign in"}
        </a>
      </p>
    </>
  );
}

/** Whoever reads the letter need not be whose account it is about: that one's password tells. */
export function SignInFirst({ title, signIn }: { title: string; signIn: string }) {
  return (
    <>
      <PageHead
        title={title}
        lede="Sign in first, with the password of the account. Then one button is left."
      />
      <div className="stack">
        <p>
          <a className="btn" href={signIn}>
            Sign in
          </a>
        </p>
        <p>
          You never registered, or do not know the password?{" "}
          <a href="/forgotten-password">Choose a new one</a>: the account is yours then, and whoever
          else is signed in to it is out.
        </p>
      </div>
    </>
  );
}

/** It works no more, or not for whoever is signed in: what to do then. */
export function LinkDead({ title, form }: { title: string; form: FormState }) {
  const { viewer } = useFacts();
  const isAnothers = form.failure?.problem.code === "not_allowed";
  return (
    <div className="form stack">
      <FormErrors form={form} />
      <h1>{title}</h1>
      {viewer && (isAnothers || viewer.emailVerified) && (
        <p>
          You are signed in as <b>{viewer.email}</b>
          {isAnothers ? "." : ", and that address is confirmed."}
        </p>
      )}
      {isAnothers ? (
        <p>
          <a href="/sign-out">Sign out here</a>
        </p>
      ) : (
        <p>
          {viewer ? (
            <a href="/settings#address">Ask for another letter in your settings</a>
          ) : (
            <a href={`/sign-in?to=${encodeURIComponent("/settings#address")}`}>
              Sign in to ask for another letter
            </a>
          )}
        </p>
      )}
    </div>
  );
}
