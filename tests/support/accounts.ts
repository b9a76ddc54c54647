/** Registering and signing in as people do, for tests of accounts. */
import { type Caller, createCaller } from "../../server/router.ts";
import type { World } from "./world.ts";

export const PASSWORD = "three odd words";

let serial = 0;

export function newcomer(over: Record<string, unknown> = {}) {
  return {
    name: "Lerato Dube",
    email: `newcomer${++serial}@example.test`,
    password: PASSWORD,
    stage: "studying" as const,
    terms: true as const,
    ...over,
  };
}

/** A caller with an address of its own, so that limits by address do not meet. */
export function visitor(world: World, address = `10.0.0.${++serial}`) {
  const context = world.contextOf(null);
  context.request.address = address;
  return { api: createCaller(context), context };
}

/** Registers a mentee; answers who it became. */
export async function registered(world: World, over: Record<string, unknown> = {}) {
  const input = newcomer(over);
  await visitor(world).api.accounts.registerMentee(input);
  const user = await world.db
    .selectFrom("users")
    .selectAll()
    .where("email", "=", input.email)
    .executeTakeFirstOrThrow();
  return { ...input, id: user.id };
}

/** Registered, and has opened the letter that says so. */
export async function confirmed(world: World, over: Record<string, unknown> = {}) {
  const someone = await registered(world, over);
  const token = await tokenTo(world, someone.email);
  await (await world.as(someone.id)).accounts.verifyEmail({ token });
  return someone;
}

/** Signs in with a password, where that is enough. */
export async function signIn(world: World, email: string, password = PASSWORD) {
  return done(await visitor(world).api.accounts.signIn({ email, password }));
}

/** What the first step of signing in answered, where there is no second. */
export function done(answer: Awaited<ReturnType<Caller["accounts"]["signIn"]>>) {
  if (answer.next !== "done") throw new Error("a second factor is asked for");
  return answer;
}

/** The token in the newest letter to somebody, after the outbox has delivered. */
export async function tokenTo(world: World, email: string): Promise<string> {
  await world.outbox.drain();
  const mail = world.mailer.sent.filter(({ to }) => to === email).at(-1);
  const token = /\?token=([a-z0-9]+)/.exec(mail?.text ?? "")?.[1];
  if (!token) throw new Error(`no link in "${mail?.subject}" to ${email}`);
  return token;
}
