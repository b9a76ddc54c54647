import { expect, test } from "vitest";
import { grantFor, meeting } from "../tests/support/meeting.ts";
import { gate } from "./gate.ts";
import { parseKeys } from "./keys.ts";
import { MAX_COMMAND_BYTES, roomPath } from "./protocol.ts";
import { SIGNATURE_HEADER, signRequest } from "./signature.ts";
import { signTicket } from "./ticket.ts";

const KEYS = "k1:0123456789abcdef";
const ours = parseKeys(KEYS);
const strangers = parseKeys("k1:fedcba9876543210");

test("a ticket of ours opens one socket, and one that says it was used; a stranger's opens none", async () => {
  const { judge, onBeforeConnect } = gate(KEYS, Date.now);
  const at = meeting();
  const urlWith = async (keys: typeof ours) =>
    `http://rooms/?ticket=${await signTicket(keys, grantFor(at, "mentee"), Date.now())}`;
  const request = new Request(await urlWith(ours));
  expect(await onBeforeConnect(request, at.room)).toBe(request);
  const again = () => judge(request.url, at.room);
  expect(await again()).toEqual({ getsSocket: true, refusal: "replayed" });
  expect(await again()).toEqual({ getsSocket: false, refusal: "replayed" });
  for (const url of ["http://rooms/", await urlWith(strangers)]) {
    expect(await judge(url, at.room)).toMatchObject({ getsSocket: false });
    expect(await onBeforeConnect(new Request(url), at.room)).toMatchObject({ status: 401 });
  }
});

test("a command is passed on with its signature, and no other", async () => {
  const { onBeforeRequest } = gate(KEYS, Date.now);
  const send = async (keys: typeof ours, method = "POST") => {
    const signature = await signRequest(keys, roomPath("a"), "{}", Date.now());
    const headers = { [SIGNATURE_HEADER]: signature, "content-length": "2" };
    const body = method === "POST" ? "{}" : null;
    return onBeforeRequest(new Request("http://rooms/", { method, headers, body }), "a");
  };
  const passed = await send(ours);
  expect(passed).toBeInstanceOf(Request);
  expect(await passed.text()).toBe("{}");
  expect(await send(strangers)).toMatchObject({ status: 401 });
  expect(await send(ours, "GET")).toMatchObject({ status: 405 });
});

test("a command is not read before it has a signature, and a length that is known and small", async () => {
  const { onBeforeRequest } = gate(KEYS, Date.now);
  const send = async (headers: Record<string, string>) => {
    const body = new ReadableStream({ pull: () => Promise.reject(new Error("It was read")) });
    const request = new Request("http://rooms/parties/session-room/a", {
      method: "POST",
      headers,
      body,
      ...{ duplex: "half" },
    });
    const answer = await onBeforeRequest(request, "a");
    return answer instanceof Response && answer.status;
  };
  const signed = { [SIGNATURE_HEADER]: "t=1,kid=k1,v1=00" };
  expect(await send({ "content-length": "5" })).toBe(401);
  expect(await send(signed)).toBe(411);
  expect(await send({ ...signed, "content-length": String(MAX_COMMAND_BYTES + 1) })).toBe(413);
});
