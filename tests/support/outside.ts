/** A running copy as strangers meet it: people with tokens of their own, and plain HTTP. */
import type { Copy } from "./copy.ts";
import { makeWorld, type World } from "./world.ts";

export interface Person {
  id: string;
  token: string;
}

export interface Answer {
  status: number;
  // The wire's own shape; each test reads the part that it is about.
  body: { result?: { data: Record<string, unknown> }; error?: { data: { problem: Told } } };
}

export interface Told {
  code: string;
  detail: string;
  extra?: { alternatives?: number[] };
}

/** The copy's own database, with the builders of the in-memory world over it. */
export function databaseOf(copy: Copy): Promise<World> {
  return makeWorld({
    database: copy.database ?? { url: `file:${copy.dataDir}/mentorlink.db` },
    startAt: Date.now(),
  });
}

/** Mentees with an auth session each, made without spending a second of scrypt on everybody. */
export async function mentees(world: World, count: number): Promise<Person[]> {
  const { startAuthSession } = await import("../../server/accounts/auth-sessions.ts");
  const people: Person[] = [];
  for (let n = 0; n < count; n++) {
    const id = await world.mentee();
    people.push({ id, token: (await startAuthSession(world.services, id, "test")).token });
  }
  return people;
}

/** Calls a mutation over `/trpc`. Rejects when the server is gone. */
export async function mutate(
  copy: Pick<Copy, "url" | "port">,
  { token }: Person,
  path: string,
  input: unknown,
): Promise<Answer> {
  const answer = await fetch(`${copy.url}/trpc/${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  return { status: answer.status, body: (await answer.json()) as Answer["body"] };
}

/** A form as a browser without scripts sends it. */
export function submit(
  copy: Pick<Copy, "url" | "port">,
  { token }: Person,
  path: string,
  fields: Record<string, string>,
): Promise<Response> {
  return fetch(`${copy.url}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: `mentorlink-${copy.port}=${token}`, origin: copy.url },
    body: new URLSearchParams(fields),
  });
}

/** An hour at noon in Johannesburg, so many days from now. */
export function noonIn(days: number): number {
  const day = 24 * 60 * 60 * 1000;
  return Math.floor(Date.now() / day) * day + days * day + 10 * 60 * 60 * 1000;
}
