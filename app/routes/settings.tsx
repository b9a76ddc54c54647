import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AuthSessionList } from "../components/account/auth-session-list.tsx";
import { Roles } from "../components/account/roles.tsx";
import {
  INTENTS,
  type Settings as SettingsData,
  type SettingsIntent,
} from "../components/account/settings.ts";
import {
  Address,
  ChangePassword,
  IN_PLACE,
  NameAndZone,
  SecondFactor,
} from "../components/account/settings-forms.tsx";
import { AnyFormErrors, PageHead } from "../components/ui/index.ts";
import { signInPath } from "../lib/paths.ts";
import { type FormArgs, form, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Settings");

export const loader = page(async ({ api, url, context }): Promise<SettingsData> => {
  const [me, authSessions] = await Promise.all([
    api.accounts.me(),
    api.accounts.listAuthSessions(),
  ]);
  if (!me) throw redirect(signInPath(url));
  return {
    me,
    authSessions,
    saved: url.searchParams.get("saved"),
    constraints: {
      account: context.constraints("accounts.updateAccount"),
      email: context.constraints("accounts.requestEmailChange"),
      password: context.constraints("accounts.changePassword"),
      mentee: context.constraints("accounts.becomeMentee"),
      mentor: context.constraints("accounts.becomeMentor"),
    },
  };
});

/** What each form does, and the section that says so afterwards. */
const FORMS: Record<SettingsIntent, { run(args: FormArgs): Promise<unknown>; at: string }> = {
  account: {
    run: ({ api, input }) => api.accounts.updateAccount(input("accounts.updateAccount")),
    at: "account",
  },
  verify: { run: ({ api }) => api.accounts.requestVerification(), at: "address" },
  email: {
    run: ({ api, input }) => api.accounts.requestEmailChange(input("accounts.requestEmailChange")),
    at: "address",
  },
  password: {
    run: ({ api, input }) => api.accounts.changePassword(input("accounts.changePassword")),
    at: "password",
  },
  revoke: {
    run: ({ api, input }) => api.accounts.revokeAuthSession(input("accounts.revokeAuthSession")),
    at: "devices",
  },
  revoke_others: { run: ({ api }) => api.accounts.revokeOtherAuthSessions(), at: "devices" },
  mentee: {
    run: ({ api, input }) => api.accounts.becomeMentee(input("accounts.becomeMentee")),
    at: "roles",
  },
  mentor: {
    run: ({ api, input }) => api.accounts.becomeMentor(input("accounts.becomeMentor")),
    at: "roles",
  },
};

export const action = form(async (args) => {
  const intent = INTENTS.find((one) => one === args.formData.get("intent"));
  if (!intent) return redirect("/settings");
  const { run, at } = FORMS[intent];
  await run(args);
  return redirect(`/settings?saved=${intent}#${at}`);
});

export default function Settings() {
  const settings = useLoaderData<typeof loader>();
  return (
    <>
      <AnyFormErrors inPlace={IN_PLACE} />
      <PageHead title="Settings" />
      <NameAndZone {...settings} />
      <Address {...settings} />
      <Roles {...settings} />
      <ChangePassword {...settings} />
      <SecondFactor {...settings} />
      <AuthSessionList {...settings} />
    </>
  );
}
