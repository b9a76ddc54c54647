/** `npm run dev`: the same as `npm start`, but components, loaders and server code reload as saved. */
import { createServer as createHttpServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { createServer as createVite } from "vite";
import { buildRooms } from "./build-rooms.mjs";
import { laptopKeys } from "./keys.mjs";
import { supervise } from "./supervise.mjs";

const dataDir = process.env.DATA_DIR || "./data";
const port = Number(process.env.PORT || 3000);
Object.assign(process.env, laptopKeys(dataDir), { DATA_DIR: dataDir });

await buildRooms({ outdir: "build" });

const server = createHttpServer();
const vite = await createVite({
  appType: "custom",
  server: { middlewareMode: true, hmr: { server } },
});

let current = null;

/** The product as the code is now: composed again when Vite gives a newer module. */
async function product() {
  const module = await vite.ssrLoadModule("/server/dev.ts");
  if (current?.module !== module) {
    const old = current;
    const making = Promise.resolve(old?.made)
      .then((made) => made?.close())
      .then(() =>
        module.composeDevelopment(() => vite.ssrLoadModule("virtual:remix/server-build")),
      );
    current = { module, made: making };
  }
  return current.made;
}

const listener = getRequestListener(async (request, env) => {
  const { fetch } = await product();
  const response = await fetch(request, env);
  // Vite's client is inline scripts and styles, which the real policy forbids.
  const open = new Response(response.body, response);
  open.headers.delete("content-security-policy");
  return open;
});

server.on("request", (request, response) => {
  vite.middlewares(request, response, () => listener(request, response));
});
server.on("error", (error) => {
  console.error(
    error.code === "EADDRINUSE" ? `Port ${port} is taken. Set PORT to a free one.` : error.message,
  );
  process.exit(1);
});
server.listen(port, process.env.HOST || "127.0.0.1", async () => {
  await product();
  const env = { ...process.env, APP_URL: `http://127.0.0.1:${port}` };
  if (await supervise({ rooms: { args: ["build/rooms.js"] } }, env))
    console.log(`MentorLink (development) is at http://127.0.0.1:${port}`);
});
