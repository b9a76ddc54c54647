/** The smallest Remix page there is, behind the same HTTP server and compression. Says its port. */
import { pathToFileURL } from "node:url";
import { serve } from "@hono/node-server";
import { createRequestHandler } from "@remix-run/server-runtime";
import { Hono } from "hono";
import { compress } from "../../server/compress.ts";

const build = await import(pathToFileURL(process.argv[2] ?? "").href);
const handle = createRequestHandler(build, "production");
const app = new Hono();
app.use(compress);
app.all("*", (c) => handle(c.req.raw));
serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => console.log(port));
