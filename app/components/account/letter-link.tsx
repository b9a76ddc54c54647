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

/** It works no more: how an address stands, and where another letter comes from. */
export function LinkDead({ title, form }: { title: string; form: FormState }) {
  const { viewer } = useFacts();
  return (
    <div className="form stack">
      <FormErrors form={form} />
      <h1>{title}</h1>
      {viewer?.emailVerified && (
        <p>
          You are signed in as <b>{viewer.email}</b>, and that address is confirmed.
        </p>
      )}
      <p>
        {viewer ? (
          <a href="/settings#address">Ask for another letter in your settings</a>
        ) : (
          <a href={`/sign-in?to=${encodeURIComponent("/settings#address")}`}>
            Sign in to ask for another letter
          </a>
        )}
      </p>
    </div>
  );
}
