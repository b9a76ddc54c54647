/** The whole site over a world in this process: pages as they are built, without a browser. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler, type ServerBuild } from "@remix-run/server-runtime";
import { afterEach, beforeAll, beforeEach } from "vitest";
import { startAuthSession } from "../../server/accounts/auth-sessions.ts";
import { createHttp, type HttpOptions } from "../../server/http.ts";
import { patternsOf } from "../../server/telemetry/route-name.ts";
import { buildOnce } from "./build.ts";
import { makeWorld, type World } from "./world.ts";

export interface Site {
  /** Errors that an operator would find in the log. */
  logged: unknown[];
  origin: string;
  get(path: string, token?: string): Promise<Response>;
  /** A form as a browser without scripts sends it. */
  submit(path: string, fields: Record<string, string>, token?: string): Promise<Response>;
  request(path: string, init: RequestInit): Promise<Response>;
}

/** For a file of tests: the site as it is built, over another world for each of them. */
export function builtSite(): { world: World; site: Site } {
  const here = {} as { world: World; site: Site };
  beforeAll(buildOnce, 180_000);
  beforeEach(async () => {
    here.world = await makeWorld();
    here.site = await siteOf(here.world);
  });
  afterEach(() => here.world.close());
  return here;
}

/** Needs `buildOnce()` first. `over`: where a test listens itself. */
export async function siteOf(world: World, over: Partial<HttpOptions> = {}): Promise<Site> {
  const build: ServerBuild = await import(pathToFileURL(resolve("build/server/index.js")).href);
  const handle = createRequestHandler(build, "production");
  const logged: unknown[] = [];
  const { port, publicUrl } = world.services.settings;
  const { host, origin } = new URL(publicUrl);
  const http = createHttp({
    services: world.services,
    remix: (request, context) => handle(request, context),
    addressOf: () => "127.0.0.1",
    openApi: async () => "{}",
    pages: patternsOf(build.routes),
    onError: (error) => logged.push(error),
    ...over,
  });
  const cookie = (token?: string): Record<string, string> =>
    token === undefined ? {} : { cookie: `mentorlink-${port}=${token}` };
  return {
    logged,
    origin,
    get: async (path, token) => http.request(path, { headers: { host, ...cookie(token) } }),
    submit: async (path, fields, token) =>
      http.request(path, {
        method: "POST",
        headers: { host, origin, ...cookie(token) },
        body: new URLSearchParams(fields),
      }),
    request: async (path, init) => {
      const headers = new Headers(init.headers);
      headers.set("host", host);
      return http.request(path, { ...init, headers });
    },
  };
}

/** A person's token, as their browser holds it. */
export async function tokenOf({ services }: World, userId: string): Promise<string> {
  return (await startAuthSession(services, userId, "test", services.realClock.now())).token;
}
