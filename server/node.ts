/** The Node entry: serves the app, hands the rest to `compose` and `http`. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { getRequestListener, type HttpBindings, RequestError } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { createRequestHandler, type ServerBuild } from "@remix-run/server-runtime";
import { Hono } from "hono";
import { systemClock } from "./clock.ts";
import { compress } from "./compress.ts";
import { inTurns, serverForCrowds } from "./crowd/server.ts";
import { openLiveRoom } from "./demo/open-live-room.ts";
import { seedDemo } from "./demo/seed.ts";
import { BadEnvironment, readSettings } from "./env.ts";
import { createHttp } from "./http.ts";
import { openProduct } from "./product.ts";
import type { AppContext } from "./remix-context.ts";
import { isAddress } from "./request.ts";
import { headersOfFile, headersOfText } from "./security-headers.ts";
import { patternsOf } from "./telemetry/route-name.ts";
import { createTelemetry } from "./telemetry/telemetry.ts";

const YEAR_S = 365 * 24 * 60 * 60;

/** Problems that a person who starts the server can mend: one line, no stack. */
function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

async function main() {
  const settings = readSettings(process.env);
  const telemetry = createTelemetry({
    clock: systemClock,
    logRequests: settings.logRequests,
    write: (level, line) => (level === "error" ? console.error(line) : console.log(line)),
  });

  const product = await openProduct(settings, telemetry.onError);
  const seeded = settings.demo && (await seedDemo(product.services));

  const buildPath = join(import.meta.dirname, "server/index.js");
  if (!existsSync(buildPath)) fail("There is no build yet. Run npm start, which builds.");
  const build: ServerBuild = await import(pathToFileURL(buildPath).href);
  const handle = createRequestHandler(build, "production");

  const app = new Hono<{ Bindings: HttpBindings }>();
  const assets = join(import.meta.dirname, "client");
  const always = headersOfFile(settings);
  const files = (cacheControl: string) =>
    serveStatic({
      root: assets,
      precompressed: true,
      onFound: (_path, c) => {
        c.header("cache-control", cacheControl);
        for (const [name, value] of Object.entries(always)) c.header(name, value);
      },
    });
  app.use("/assets/*", files(`public, max-age=${YEAR_S}, immutable`));
  app.use("/:file{[a-z0-9-]+\\.(svg|txt|webmanifest|ico|png)}", files("public, max-age=86400"));
  app.use(compress);
  app.use(async (c, next) => {
    await next();
    const { body, headers } = c.res;
    if (!body || !headers.get("content-disposition")?.startsWith("attachment")) return;
    c.res = new Response(inTurns(body, c.env.incoming), c.res);
  });
  app.route(
    "/",
    createHttp({
      services: product.services,
      remix: (request, context: AppContext) => handle(request, context),
      openApi: () => readFile(join(import.meta.dirname, "openapi.json"), "utf8"),
      addressOf: (c) => c.env.incoming.socket.remoteAddress ?? "",
      pages: patternsOf(build.routes),
      ...telemetry,
    }),
  );

  const says = (status: number, text: string) =>
    new Response(`${text}\n`, { status, headers: headersOfText(settings) });
  // `request.url` is what the peer wrote, `Host` and all; whatever else is read of it must be a request.
  const fetch: typeof app.fetch = (request, ...rest) =>
    isAddress(request.url)
      ? app.fetch(request, ...rest)
      : says(400, "That is not a valid address.");
  const errorHandler = (error: unknown) => {
    if (error instanceof RequestError) return says(400, "That is not a valid address.");
    telemetry.onError(error);
    return says(500, "Something went wrong on our side.");
  };
  const server = serverForCrowds(getRequestListener(fetch, { errorHandler }), product.services);
  server.listen(settings.port, settings.host);
  server.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRINUSE")
      fail(`Port ${settings.port} is taken. Set PORT to a free one.`);
    if (error.code === "EACCES")
      fail(`Port ${settings.port} may not be used. Set PORT to another.`);
    fail(`The server cannot listen: ${error.message}`);
  });
  server.on("listening", () => {
    product.start();
    if (seeded) openLiveRoom(product.services).catch(telemetry.onError);
    process.send?.({ ready: true, url: settings.publicUrl });
  });

  let closing = false;
  const close = async () => {
    if (closing) return;
    closing = true;
    server.close();
    server.closeAllConnections();
    await product.close();
    process.exit(0);
  };
  process.on("SIGINT", close);
  process.on("SIGTERM", close);
  // The supervisor died: do not live on without it.
  process.on("disconnect", close);
}

main().catch((error: unknown) => {
  if (error instanceof BadEnvironment) fail(error.message);
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EACCES" || code === "EROFS" || code === "ENOTDIR" || code === "EEXIST")
    fail(`The data folder cannot be written: ${message}`);
  fail(`The server could not start: ${message}`);
});
