/** The development entry, loaded through Vite by `npm run dev` and loaded again when code changes. */
import type { HttpBindings } from "@hono/node-server";
import { createRequestHandler, type ServerBuild } from "@remix-run/server-runtime";
import type { Hono } from "hono";
import { seedDemo } from "./demo/seed.ts";
import { readSettings } from "./env.ts";
import { createHttp } from "./http.ts";
import { openProduct } from "./product.ts";

export async function composeDevelopment(loadBuild: () => Promise<ServerBuild>) {
  const settings = readSettings(process.env);
  const onError = (error: unknown) => console.error(error);
  const product = await openProduct(settings, onError);
  if (settings.demo) await seedDemo(product.services);
  product.start();
  const http = createHttp({
    services: product.services,
    remix: async (request, context) =>
      createRequestHandler(await loadBuild(), "development")(request, context),
    addressOf: (c) => (c.env as HttpBindings).incoming.socket.remoteAddress ?? "",
    // Made on demand: nobody builds here.
    openApi: async () => JSON.stringify((await import("./openapi.ts")).openApiDocument()),
    onError,
  }) as Hono;
  return { fetch: http.fetch, close: product.close };
}
