import { describe, expect, test } from "vitest";
import { parseKeys } from "../../party/keys.ts";
import { roomPath } from "../../party/protocol.ts";
import { SIGNATURE_HEADER, verifyRequest } from "../../party/signature.ts";
import { systemClock } from "../clock.ts";
import { createHttpRooms, RoomRefused, RoomUnreachable } from "./rooms-http.ts";

const keys = parseKeys("k1:0123456789abcdef");

function roomsThatAnswer(answer: () => Response | Promise<Response>) {
  const requests: Request[] = [];
  const rooms = createHttpRooms({
    baseUrl: "http://rooms.internal:1999/",
    socketBaseUrl: "https://rooms.mentorlink.test",
    keys,
    realClock: systemClock,
    fetch: async (input, init) => {
      requests.push(new Request(String(input), init));
      return answer();
    },
    timeoutMs: 50,
  });
  return { rooms, requests };
}

describe("the rooms over HTTP", () => {
  test("browsers are sent to the public address, by socket", () => {
    const { rooms } = roomsThatAnswer(() => Response.json({}));
    expect(rooms.socketUrl("r1")).toBe("wss://rooms.mentorlink.test/parties/session-room/r1");
  });

  test("a command is signed over its room's path and its body", async () => {
    const { rooms, requests } = roomsThatAnswer(() => Response.json({ now: 5 }));
    expect(await rooms.command("r1", { command: "ping" })).toEqual({ now: 5 });
    const [request] = requests;
    const header = request?.headers.get(SIGNATURE_HEADER) ?? null;
    const body = await request?.text();
    expect(await verifyRequest(keys, roomPath("r1"), body ?? "", header, Date.now())).toMatchObject(
      {
        ok: true,
      },
    );
  });

  test("a refusal keeps its code, its words and its wait", async () => {
    const refusal = { code: "too-fast", text: "Wait a moment.", retryAfterMs: 3000 };
    const { rooms } = roomsThatAnswer(() => Response.json(refusal, { status: 429 }));
    const answer = rooms.command("r1", { command: "ping" });
    await expect(answer).rejects.toBeInstanceOf(RoomRefused);
    await expect(answer).rejects.toMatchObject({ refusal });
  });

  test.each([
    ["a proxy's error page", () => new Response("<h1>Bad gateway</h1>", { status: 502 })],
    ["a 200 of another shape", () => Response.json({ now: "soon" })],
    ["a room in trouble", () => Response.json({ code: "trouble", text: "" }, { status: 500 })],
    ["a broken line", () => Promise.reject(new TypeError("fetch failed"))],
  ])("%s is an unreachable room", async (_, answer) => {
    const { rooms } = roomsThatAnswer(answer);
    await expect(rooms.command("r1", { command: "ping" })).rejects.toThrow(RoomUnreachable);
  });
});
