/**
 * The authorisation matrix of what the app tells a room, run as `npm start` runs it: every command, signed
 * by the app and by all others, before the room knows of its session, before it opens, while it is open
 * and after its end. A command without a row fails here. Whoever is refused changes nothing.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RoomCommand, roomPath } from "../../party/protocol.ts";
import { SIGNATURE_HEADER, signRequest } from "../../party/signature.ts";
import { startRooms, type TestRooms } from "../support/rooms.ts";
import { type Meeting, meeting } from "../support/rooms-client.ts";
import { COMMAND_PHASES, COMMANDS, type Obeyed } from "./command-rows.ts";
import { startsIn } from "./door-rows.ts";
import { FORGERS } from "./forgers.ts";
import { standing, tell } from "./rooms.ts";

let rooms: TestRooms;
beforeAll(async () => {
  rooms = await startRooms();
});
afterAll(() => rooms.dispose());

test("every command of the app has a row", () => {
  const { options } = RoomCommand._zod.def;
  expect(Object.keys(COMMANDS)).toEqual(
    options.flatMap(({ shape }) => [...shape.command.def.values]),
  );
});

describe.each(COMMAND_PHASES)("to a room that is %s", (phase) => {
  /** The commands change the room for good: each is told to one of its own. */
  async function freshRoom(): Promise<Meeting> {
    const at = meeting({ startsAt: Date.now() + startsIn[phase === "unknown" ? "open" : phase] });
    if (phase !== "unknown") await tell(rooms, at);
    return at;
  }

  async function send(at: Meeting, init: { method?: string; body?: string; signature?: string }) {
    const { method = "POST", body, signature } = init;
    const address = rooms.rooms.socketUrl(at.room).replace(/^ws/, "http");
    const answer = await fetch(address, {
      method,
      ...(body !== undefined && { body }),
      headers: signature ? { [SIGNATURE_HEADER]: signature } : {},
    });
    if (answer.status === 200) return 200;
    const { code } = (await answer.json()) as { code: string };
    return `${answer.status} ${code}` satisfies Obeyed;
  }

  const rows = Object.entries(COMMANDS).flatMap(([name, kinds]) =>
    Object.entries(kinds).map(([kind, row]) => ({ name, kind, ...row })),
  );

  test.each(rows)("$name $kind", async ({ command, obeyed }) => {
    const at = await freshRoom();
    const body = JSON.stringify(command(at));
    const request = { keys: rooms.keys, path: roomPath(at.room), body, now: Date.now() };
    const before = await standing(rooms, at.room);
    for (const [forger, sign] of Object.entries(FORGERS))
      expect(await send(at, { body, signature: await sign(request) }), forger).toBe(
        "401 bad-signature",
      );
    expect(await standing(rooms, at.room)).toEqual(before);
    const signature = await signRequest(rooms.keys, request.path, body, Date.now());
    const expected = typeof obeyed === "object" ? obeyed[phase] : obeyed;
    expect(await send(at, { body, signature })).toBe(expected);
    if (expected !== 200)
      expect(await standing(rooms, at.room)).toMatchObject({
        seq: before.seq,
        attendance: before.attendance,
      });
  });

  test("what is no command is none for the app either", async () => {
    const at = await freshRoom();
    const before = await standing(rooms, at.room);
    const words = [
      "",
      "{}",
      "[]",
      JSON.stringify({ command: "open" }),
      JSON.stringify({ t: "say" }),
    ];
    for (const body of words) {
      const signature = await signRequest(rooms.keys, roomPath(at.room), body, Date.now());
      expect(await send(at, { body, signature }), body).toBe("400 bad-command");
    }
    const signature = await signRequest(rooms.keys, roomPath(at.room), "", Date.now());
    for (const method of ["GET", "PUT", "PATCH", "DELETE"])
      expect(await send(at, { method, signature }), method).toBe("405 bad-command");
    expect(await standing(rooms, at.room)).toEqual(before);
  });
});
