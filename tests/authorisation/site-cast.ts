/** The cast of a session before the real site: what each of them is answered, in words. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/server-runtime";
import { CANARY, type Cast, castOf, type Person, type Phase } from "../support/cast.ts";
import { type Site, siteOf, tokenOf } from "../support/site.ts";
import type { Outcome } from "./outcomes.ts";

export interface Visit extends Cast {
  site: Site;
  tokens: Record<Person, string | undefined>;
}

/** Everybody around one session in this phase, each with a browser that is signed in. */
export async function visitOf(phase: Phase): Promise<Visit> {
  const cast = await castOf(phase);
  const tokens = { anonymous: undefined } as Visit["tokens"];
  for (const [person, id] of Object.entries(cast.ids))
    tokens[person as Person] = await tokenOf(cast.world, id);
  return { ...cast, site: await siteOf(cast.world), tokens };
}

export interface Asked {
  /** Where; `:id` is the session, `:mentor` and every other person's name their id. */
  at: string;
  /** What a form sends; a page is only looked at. */
  fields?: Record<string, string>;
}

/** Asks as this person; answers the outcome and all that was said, headers included. */
export async function ask(visit: Visit, person: Person, { at, fields }: Asked) {
  const path = filled(visit, at);
  const form = Object.entries(fields ?? {}).map(([name, value]) => [name, filled(visit, value)]);
  const token = visit.tokens[person];
  const answer = fields
    ? await visit.site.submit(path, Object.fromEntries(form), token)
    : await visit.site.get(path, token);
  const said = JSON.stringify([...answer.headers]) + (await answer.text());
  return { outcome: outcomeOf(visit, path, answer), said };
}

/** Whether this may hold a word of the two people's that is nobody else's. */
export const isStranger = (person: Person) => person !== "mentee" && person !== "mentor";

export const leaks = (said: string) => said.includes(CANARY);

/** Until every try of before is forgotten: a matrix asks more often than a person may. */
export async function forgetTries({ world }: Visit): Promise<void> {
  await world.db.deleteFrom("rate_limits").execute();
}

function outcomeOf(visit: Visit, path: string, answer: Response): Outcome {
  const location = answer.headers.get("location");
  if (location === null) return answer.status;
  if (location === `/sign-in?to=${encodeURIComponent(path)}`) return "sign-in";
  let named = location.replaceAll(visit.sessionId, ":id");
  for (const [person, id] of Object.entries(visit.ids)) named = named.replaceAll(id, `:${person}`);
  return `-> ${named.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":new")}`;
}

function filled({ sessionId, ids, failedMessage }: Visit, at: string): string {
  const known: Record<string, string> = { ...ids, id: sessionId, failedMessage };
  return at.replace(/:([a-z]+)/gi, (name, key) => known[key] ?? name);
}

/** The routes of the built site whose modules export this, without the root's. */
export async function routesWith(part: "loader" | "action") {
  const build: ServerBuild = await import(pathToFileURL(resolve("build/server/index.js")).href);
  const routes = Object.values(build.routes).filter((route) => route?.id.startsWith("routes/"));
  return routes
    .flatMap((route) => (route?.module[part] ? [{ id: route.id, path: route.path ?? "" }] : []))
    .map(({ id, path }) => ({ address: `/${path}`, file: fileOf(id) }))
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

function fileOf(id: string): string {
  const files = ["tsx", "ts"].map((ending) => `app/${id}.${ending}`);
  return files.find(existsSync) ?? `no file of ${id}`;
}
