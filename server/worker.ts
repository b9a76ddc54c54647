/**
 * The Worker entry: pages and API over PlanetScale, the clockwork by cron, rooms as Durable Objects.
 * Each request has services and a database connection of its own; what the module keeps is code and
 * settings.
 */

import openApi from "mentorlink:openapi";
import * as build from "mentorlink:remix";
import { createRequestHandler } from "@remix-run/server-runtime";
import type { Hono } from "hono";
import { parseDatabaseUrl } from "../db/database-url.ts";
import { openPlanetscale } from "../db/open-planetscale.ts";
import { answerOfRooms, SessionRoom as Room, type RoomEnv } from "../party/worker.ts";
import { systemClock } from "./clock.ts";
import { compose } from "./compose.ts";
import { wellSpaced } from "./crowd/hash-turns.ts";
import { BadEnvironment, readSettings, type Settings } from "./env.ts";
import { createHttp } from "./http.ts";
import { runClockwork } from "./jobs/clockwork.ts";
import { deliverLane, LANES, type Lane } from "./jobs/outbox.ts";
import type { AppContext } from "./remix-context.ts";
import { loadClock } from "./sandbox/clock.ts";
import { headersOfText } from "./security-headers.ts";
import type { Services } from "./services.ts";
import { apartFromRequests, chargedToRequest } from "./telemetry/current-request.ts";
import { patternsOf } from "./telemetry/route-name.ts";
import { createTelemetry } from "./telemetry/telemetry.ts";

/** Variables and secrets by the names of env.ts, and the rooms' namespace. */
export interface Env extends RoomEnv {
  PUBLIC_URL: string;
}

/** Work that may go on after the answer. */
interface Afterwards {
  waitUntil(work: Promise<unknown>): void;
}

const remix = createRequestHandler(build, "production");
const pages = patternsOf(build.routes);
const write = (level: "info" | "error", line: string) =>
  level === "error" ? console.error(line) : console.log(line);
/** Of this isolate, as are the counters. */
const hashInTurn = wellSpaced();
const telemetry = createTelemetry({ clock: systemClock, logRequests: true, write });

/** The room, whose app is this Worker. */
export class SessionRoom extends Room {
  constructor(state: ConstructorParameters<typeof Room>[0], env: Env) {
    super(state, { ...env, APP_URL: env.PUBLIC_URL });
  }
  protected override fetchApp(url: string, init: RequestInit): Promise<Response> {
    return answer(new Request(url, init), this.env as Env, this.ctx);
  }
}

export default {
  fetch: answer,

  async scheduled(_event: unknown, env: Env, context: Afterwards): Promise<void> {
    const services = servicesFor(env, context);
    const outage = await failureOf(loadClock(services));
    // Without the clock nobody knows what is due.
    if (outage !== null) return telemetry.onError(outage);
    await runClockwork(services).catch(telemetry.onError);
    await deliverAll(services);
  },
};

async function answer(request: Request, env: Env, context: Afterwards): Promise<Response> {
  try {
    return (await answerOfRooms(request, env)) ?? (await appAnswer(request, env, context));
  } catch (error) {
    if (!(error instanceof BadEnvironment)) throw error;
    write("error", error.message);
    const headers = headersOfText({ publicUrl: new URL(request.url).origin });
    return new Response("This site is not set up yet.\n", { status: 500, headers });
  }
}

async function appAnswer(request: Request, env: Env, context: Afterwards): Promise<Response> {
  const services = servicesFor(env, context);
  // Alive means alive, whatever has become of the database.
  const asksNothing = new URL(request.url).pathname === "/healthz";
  const outage = asksNothing ? null : await failureOf(loadClock(services));
  const app: Hono = createHttp({
    services,
    outage,
    remix: (asked, appContext: AppContext) => remix(asked, appContext),
    openApi: async () => openApi,
    addressOf: (c) => c.req.header("cf-connecting-ip") ?? "",
    pages,
    ...telemetry,
  });
  const response = await app.fetch(request);
  await readToTheEnd(request);
  return response;
}

/**
 * Under `wrangler dev` the next request on a connection, which may be somebody else's, waits for what was refused
 * unread before it. Nothing of it is kept; how large a body may be at all is Cloudflare's to say.
 */
async function readToTheEnd({ body, bodyUsed }: Request): Promise<void> {
  // Whoever breaks off hears no answer.
  if (body && !bodyUsed) await body.pipeTo(new WritableStream()).catch(() => {});
}

const failureOf = (work: Promise<void>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

/** `loadClock` must follow. */
function servicesFor(env: Env, context: Afterwards): Services {
  const settings = settingsOf(env);
  const database = parseDatabaseUrl(settings.databaseUrl);
  if (database.kind !== "planetscale")
    throw new BadEnvironment("On Workers DATABASE_URL must be https://user:password@host.");
  let woken = false;
  const services = compose(settings, {
    db: openPlanetscale(database.url, chargedToRequest).db,
    fetchRooms: async (input, init) => {
      const request = new Request(input, init);
      // Only the wire would say it; rooms read nothing whose length they do not know.
      request.headers.set("content-length", String(Buffer.byteLength(String(init?.body ?? ""))));
      const room = await answerOfRooms(request, env);
      return room ?? new Response(null, { status: 404 });
    },
    fetchSelf: (input, init) => answer(new Request(input, init), env, context),
    // A Worker does not come in by its own address, and Cloudflare is what stands in front of it.
    fetchPublic: null,
    hashInTurn,
    wake() {
      if (woken) return;
      woken = true;
      context.waitUntil(apartFromRequests(() => deliverAll(services)));
    },
  });
  return services;
}

/** What a request caused is done at once; what is left over, the next minute's cron finds. */
async function deliverAll(services: Services): Promise<void> {
  const deliver = async (lane: Lane) => {
    while ((await deliverLane(services, lane, telemetry.onError)) > 0);
  };
  await Promise.all(LANES.map((lane) => deliver(lane).catch(telemetry.onError)));
}

const known = new WeakMap<Env, Settings>();

function settingsOf(env: Env): Settings {
  const settings = known.get(env) ?? readSettings(variablesOf(env));
  known.set(env, settings);
  return settings;
}

/** App and rooms share one address. */
function variablesOf(env: Env): Record<string, string> {
  const texts = Object.entries(env).filter(([, value]) => typeof value === "string");
  return {
    ROOMS_URL: env.PUBLIC_URL,
    ROOMS_PUBLIC_URL: env.PUBLIC_URL,
    ...Object.fromEntries(texts),
  };
}
