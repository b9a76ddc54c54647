/** What stays resident after ten thousand requests and with two hundred rooms open. */

import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parseKeys } from "../../party/keys.ts";
import { systemClock } from "../../server/clock.ts";
import { createHttpRooms } from "../../server/gateways/rooms-http.ts";
import { startCopy } from "../../tests/support/copy.ts";
import { residentMb } from "../../tests/support/processes.ts";
import { enter, meeting } from "../../tests/support/rooms-client.ts";
import { atMost, perSecond, type Row } from "../row.ts";

const REQUESTS = 10_000;
const ROOMS = 200;
const PATHS = ["/", "/mentors", "/categories", "/fees", "/api/mentors", "/sign-in"];

export async function* memory(): AsyncGenerator<Row> {
  const copy = await startCopy({ demo: true });
  try {
    await perSecond(REQUESTS, 8, async (n) =>
      (await fetch(`${copy.url}${PATHS[n % PATHS.length]}`)).text(),
    );
    const stored = JSON.parse(await readFile(`${copy.dataDir}/keys.json`, "utf8"));
    const keys = parseKeys(stored.ROOM_KEYS);
    const url = `http://127.0.0.1:${copy.partyPort}`;
    const limits = { realClock: systemClock, fetch: globalThis.fetch, timeoutMs: 10_000 };
    const rooms = createHttpRooms({ baseUrl: url, socketBaseUrl: url, keys, ...limits });
    const people = [];
    for (let n = 0; n < ROOMS; n++) {
      const at = { ...meeting(), room: randomUUID() };
      const pair = [
        await enter({ rooms, keys }, at, "mentor"),
        await enter({ rooms, keys }, at, "mentee"),
      ];
      await pair[0]?.say("Good evening.");
      people.push(...pair);
    }
    const app = await residentMb(copy.dataDir, ["build/node.js"]);
    const host = await residentMb(copy.dataDir, ["build/rooms.js", "workerd"]);
    for (const person of people) person.close();
    yield atMost("app, resident after 10,000 requests", app, "MB", 200);
    yield atMost("room host and its workerd, resident with 200 rooms", host, "MB", 400);
  } finally {
    await copy.dispose();
  }
}
