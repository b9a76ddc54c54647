import { expect, test } from "vitest";
import { gate } from "./gate.ts";
import { MAX_COMMAND_BYTES } from "./protocol.ts";
import { SIGNATURE_HEADER } from "./signature.ts";

test("a command is not read before it has a signature, and a length that is known and small", async () => {
  const { onBeforeRequest } = gate("k1:0123456789abcdef", Date.now);
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
