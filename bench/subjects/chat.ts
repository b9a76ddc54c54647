/** A message said and acknowledged as durable, against a bare WebSocket echo. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { WebSocket } from "undici";
import { WebSocketServer } from "ws";
import { startRooms } from "../../tests/support/rooms.ts";
import { enter, meeting } from "../../tests/support/rooms-client.ts";
import { atMost, median, type Row, ratio } from "../row.ts";

/** Fewer than the room's allowance in a burst. */
const MESSAGES = 8;

export async function* chat(): AsyncGenerator<Row> {
  const rooms = await startRooms();
  const echo = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  echo.on("connection", (socket) => socket.on("message", (data) => socket.send(String(data))));
  await once(echo, "listening");
  const { port } = echo.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  await new Promise((resolve) => {
    socket.onopen = resolve;
  });
  try {
    const said = async () => {
      // A room of its own for each round: the allowance is part of the product, not of the figure.
      const participant = await enter(rooms, meeting(), "mentee");
      const times = await timed(() => participant.say("How would you say it in words?"));
      participant.close();
      return times;
    };
    const echoed = () =>
      timed(
        () =>
          new Promise((resolve) => {
            socket.onmessage = resolve;
            socket.send("How would you say it in words?");
          }),
      );
    const value = await ratio(said, echoed, 15);
    yield atMost("chat round trip with a durable write against a raw ws echo", value, "×", 10);
  } finally {
    socket.close();
    echo.close();
    await rooms.dispose();
  }
}

/** The median of some round trips, in ms. */
async function timed(trip: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < MESSAGES; n++) {
    const from = performance.now();
    await trip();
    times.push(performance.now() - from);
  }
  return median(times);
}
