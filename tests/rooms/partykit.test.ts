import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseKeys } from "../../party/keys.ts";
import { CloseCode } from "../../party/protocol.ts";
import { signTicket } from "../../party/ticket.ts";
import { systemClock } from "../../server/clock.ts";
import { createHttpRooms } from "../../server/gateways/rooms-http.ts";
import { freePort } from "../support/free-port.ts";
import { startHandoverApp } from "../support/handover-app.ts";
import { until } from "../support/rooms.ts";
import { enter, grantFor, knock, MINUTE, meeting } from "../support/rooms-client.ts";

const ROOT = join(import.meta.dirname, "../..");
const SECRET = "k1:0123456789abcdef0123456789abcdef";

test("the same room works on PartyKit: ticket, chat, handover, end", async () => {
  const keys = parseKeys(SECRET);
  const app = await startHandoverApp(keys);
  const port = await freePort();
  const data = await mkdtemp(join(tmpdir(), "mentorlink-partykit-"));
  const flags = ["--port", String(port), "--disable-request-cf-fetch", "--persist", data];
  const vars = ["--var", `ROOM_KEYS=${SECRET}`, "--var", `APP_URL=${app.url}`];
  const bin = join(ROOT, "node_modules/partykit/dist/bin.mjs");
  const server = spawn(process.execPath, [bin, "dev", ...flags, ...vars], {
    cwd: join(ROOT, "party"),
    env: { ...process.env, NO_UPDATE_NOTIFIER: "1", CI: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    // It leaves workerd behind when it is killed: the whole group has to go.
    detached: true,
  });
  let said = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  try {
    const url = `http://127.0.0.1:${port}`;
    const limits = { realClock: systemClock, fetch: globalThis.fetch, timeoutMs: 2_000 };
    const rooms = createHttpRooms({
      baseUrl: url,
      socketBaseUrl: url,
      party: "sessionroom",
      keys,
      ...limits,
    });
    const at = meeting();
    const answers = () => rooms.command(at.room, { command: "ping" }).then(Boolean, () => false);
    await until(answers, 15_000).catch(() => {
      throw new Error(`partykit dev did not answer:\n${said}`);
    });
    const host = { rooms, keys };
    const stranger = knock(host, at.room, "a.b.c");
    expect(await stranger.isClosed()).toEqual({ code: 1006, reason: "" });
    const late = await signTicket(keys, grantFor(at, "mentee"), Date.now() - 2 * MINUTE);
    const expired = await knock(host, at.room, late).isClosed();
    expect(expired).toEqual({ code: CloseCode.ticket, reason: "expired" });
    const unsigned = await fetch(`${url}/parties/sessionroom/${at.room}`, { method: "POST" });
    expect(unsigned.status).toBe(401);
    const mentor = await enter(host, at, "mentor");
    const mentee = await enter(host, at, "mentee");
    expect(await mentee.say("hello", "c1")).toMatchObject({ t: "ack", seq: 1 });
    expect(await mentor.expect("message")).toMatchObject({ from: "mentee", body: "hello" });
    await rooms.command(at.room, { command: "end", reason: "test", at: Date.now() });
    await mentor.expect("ended");
    await until(() => Boolean(app.last(at.room)?.ended));
    expect(app.messages(at.room)).toMatchObject([{ seq: 1, body: "hello" }]);
  } finally {
    if (server.pid) process.kill(-server.pid, "SIGKILL");
    await once(server, "exit");
    await rm(data, { recursive: true, force: true });
    await app.close();
  }
}, 90_000);
