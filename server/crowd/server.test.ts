import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { readSettings } from "../env.ts";
import { serverForCrowds } from "./server.ts";

test("who looks whether we are alive skips the line; who posts there waits", async () => {
  const served: string[] = [];
  const server = serverForCrowds(
    (request, response) => {
      served.push(`${request.method} ${request.url}`);
      response.end();
    },
    readSettings({ NODE_ENV: "test" }),
  );
  await once(server.listen(0, "127.0.0.1"), "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const requests = ["GET /a", "POST /healthz", "HEAD /healthz"];
  socket.write(
    requests.map((one) => `${one} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n`).join(""),
  );
  socket.write("GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  await text(socket);
  server.close();
  expect(served).toEqual(["HEAD /healthz", "GET /a", "POST /healthz", "GET /last"]);
});
