import { once } from "node:events";
import { createServer, IncomingMessage } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { expect, test } from "vitest";
import { cutOff as ofRooms } from "../../party/cut-off.ts";
import { cutOff as ofApp } from "../../server/crowd/cut-off.ts";

test.each([
  ["the rooms", ofRooms],
  ["the app", ofApp],
])("what is left of a packet is not parsed by %s", async (_whose, cutOff) => {
  let made = 0;
  class Counted extends IncomingMessage {
    constructor(socket: Socket) {
      super(socket);
      made++;
    }
  }
  let served = 0;
  const server = createServer({ IncomingMessage: Counted }, ({ socket }) => {
    if (++served > 1) cutOff(socket);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const client = connect((server.address() as AddressInfo).port, "127.0.0.1").on("error", () => {});
  client.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".repeat(1000));
  await once(client, "close");
  server.close();
  expect([served, made]).toEqual([2, 3]);
});
