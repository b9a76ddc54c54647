import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AppSection } from "../components/second-factor/app-section.tsx";
import { CodesSection } from "../components/second-factor/codes-section.tsx";
import { PasskeyScript } from "../components/second-factor/passkey-script.tsx";
import { PasskeysSection } from "../components/second-factor/passkeys-section.tsx";
import type { SecondFactor } from "../components/second-factor/state.ts";
import { AnyFormErrors, Note, PageHead } from "../components/ui/index.ts";
import type { PageHandle } from "../lib/handle.ts";
import { type FormArgs, form, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

const HERE = "/second-factor";

export const handle: PageHandle = { island: true };

export const meta = () => title("Second factor");

export const loader = page(async ({ api, url, context }): Promise<SecondFactor> => {
  const state = await api.secondFactor.state();
  if (state.standing === "stale") throw redirect(`/prove?to=${encodeURIComponent(HERE)}`);
  return {
    ...state,
    newApp: state.app === "started" ? await api.secondFactor.newApp() : null,
    needed: url.searchParams.has("needed"),
    constraints: {
      password: context.constraints("secondFactor.startApp"),
      confirm: context.constraints("secondFactor.confirmApp"),
      passkey: context.constraints("secondFactor.addPasskey"),
    },
  };
});

interface Codes {
  recoveryCodes: string[] | null;
}

/** What each form does. Recovery codes are shown in its answer and never again. */
const FORMS: Record<string, (args: FormArgs) => Promise<Codes | object>> = {
  start_app: ({ api, input }) => api.secondFactor.startApp(input("secondFactor.startApp")),
  confirm_app: ({ api, input }) => api.secondFactor.confirmApp(input("secondFactor.confirmApp")),
  remove_app: ({ api, input }) => api.secondFactor.removeApp(input("secondFactor.removeApp")),
  add_passkey: ({ api, input }) => api.secondFactor.addPasskey(input("secondFactor.addPasskey")),
  remove_passkey: ({ api, input }) =>
    api.secondFactor.removePasskey(input("secondFactor.removePasskey")),
  renew_codes: ({ api, input }) =>
    api.secondFactor.renewRecoveryCodes(input("secondFactor.renewRecoveryCodes")),
};

export const action = form(async (args) => {
  const intent = String(args.formData.get("intent"));
  const run = Object.hasOwn(FORMS, intent) ? FORMS[intent] : undefined;
  const done = await run?.(args);
  if (done && "recoveryCodes" in done && done.recoveryCodes)
    return { recoveryCodes: done.recoveryCodes };
  return redirect(HERE);
});

export default function SecondFactorPage() {
  const state = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && "recoveryCodes" in answer) return <NewCodes codes={answer.recoveryCodes} />;
  return (
    <>
      <AnyFormErrors />
      <PageHead
        title="Second factor"
        back={{ href: "/settings", label: "Settings" }}
        lede="Something besides your password that only you have. With it, a stolen password opens nothing."
      />
      {state.needed && state.standing === "none" && (
        <Note kind="warn">
          <p>What you wanted to do needs one. Setting it up takes two minutes.</p>
        </Note>
      )}
      <AppSection {...state} />
      <PasskeysSection {...state} />
      {state.standing !== "none" && <CodesSection {...state} />}
      {state.passkeysPossible && <PasskeyScript />}
    </>
  );
}

function NewCodes({ codes }: { codes: string[] }) {
  return (
    <>
      <PageHead
        title="Keep these recovery codes"
        lede="Each lets you in once when your phone is not there. They are shown only now: write them down, or print the page."
      />
      <div className="stack big-gap">
        <ul className="stack">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <p>
          <a className="btn" href={HERE}>
            I have kept them
          </a>
        </p>
      </div>
    </>
  );
}
