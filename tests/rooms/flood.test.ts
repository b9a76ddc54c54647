/** Sockets that the room closed, whose other side goes on sending for ever. */
import type { Socket } from "node:net";
import { expect, test } from "vitest";
import { signTicket } from "../../party/ticket.ts";
import { frameOf, rawSocket } from "../support/raw-socket.ts";
import { startRooms, type TestRooms, until } from "../support/rooms.ts";
import { enter, grantFor, type Meeting, meeting } from "../support/rooms-client.ts";

const FLOODERS = 18;
const MANY = Buffer.concat(
  Array.from({ length: 200 }, () => frameOf('{"t":"resume","afterSeq":0}')),
);

/** Answers no close frame, and writes as fast as is read. */
async function flood(rooms: TestRooms, at: Meeting): Promise<Socket> {
  const ticket = await signTicket(rooms.keys, grantFor(at, "mentee"), Date.now());
  const socket = rawSocket(rooms, at.room, ticket);
  socket.once("data", () => {
    const write = () => {
      while (!socket.destroyed && socket.write(MANY));
    };
    socket.on("drain", write);
    write();
  });
  return socket;
}

test("are ended with the object; the room answers, and whoever comes back finds everything", async () => {
  const rooms = await startRooms();
  try {
    const at = meeting();
    const mentor = await enter(rooms, at, "mentor");
    await mentor.say("still here");
    const sockets = await Promise.all(Array.from({ length: FLOODERS }, () => flood(rooms, at)));
    await until(() => sockets.every((socket) => socket.closed), 20_000);
    await rooms.rooms.command(at.room, { command: "ping" });
    const back = await enter(rooms, at, "mentor");
    back.send({ t: "resume", afterSeq: 0 });
    const { messages } = await back.expect("history");
    expect(messages).toMatchObject([{ seq: 1, body: "still here" }]);
  } finally {
    await rooms.dispose();
  }
}, 60_000);
