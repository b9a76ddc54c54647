import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseServerMessage, ServerMessage } from "../../../party/protocol.ts";
import { LogOutput } from "../../../server/rooms/schemas.ts";
import { asLook, readFrame } from "./frame.ts";

const seq = fc.nat();
const at = fc.integer({ min: 0, max: 4_102_444_800_000 });
const role = fc.constantFrom("mentor", "mentee");
const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/);
const both = <T>(one: fc.Arbitrary<T>) => fc.record({ mentor: one, mentee: one });
const person = fc.record({ user: id, name: fc.string({ minLength: 1, maxLength: 60 }), role });
const phase = fc.constantFrom("unknown", "early", "open", "ended");
const schedule = fc.record({
  version: fc.integer({ min: 1, max: 99 }),
  opensAt: at,
  startsAt: at,
  endsAt: at,
  clockOffsetMs: fc.integer(),
});
const chat = { seq, from: role, clientId: id, body: fc.string(), at };
const t = <K extends string>(kind: K) => fc.constant(kind);

const messages: Record<ServerMessage["t"], fc.Arbitrary<unknown>> = {
  welcome: fc.record({
    t: t("welcome"),
    now: at,
    state: phase,
    schedule,
    seq,
    you: person,
    other: person,
    online: both(fc.boolean()),
    readBy: both(seq),
  }),
  message: fc.record({ t: t("message"), ...chat }),
  ack: fc.record({ t: t("ack"), clientId: id, seq, at }),
  nack: fc.record(
    {
      t: t("nack"),
      clientId: fc.oneof(id, fc.constant("")),
      code: fc.constantFrom("empty", "too-fast", "ended"),
      text: fc.string(),
      retryAfterMs: fc.nat(),
    },
    { requiredKeys: ["t", "clientId", "code", "text"] },
  ),
  history: fc.record({
    t: t("history"),
    messages: fc.array(fc.record(chat), { maxLength: 3 }),
    more: fc.boolean(),
  }),
  presence: fc.record({ t: t("presence"), online: both(fc.boolean()) }),
  typing: fc.record({ t: t("typing"), from: role, on: fc.boolean() }),
  read: fc.record({ t: t("read"), by: role, seq }),
  warning: fc.record({ t: t("warning"), minutesLeft: fc.nat() }),
  schedule: fc.record({ t: t("schedule"), now: at, state: phase, schedule }),
  ended: fc.record({ t: t("ended"), at, reason: fc.constantFrom("time", "cancelled") }),
  closing: fc.record({ t: t("closing"), code: fc.nat(), reason: fc.string() }),
};
const any = fc.oneof(...Object.values(messages));

/** One value anywhere inside replaced by something of another type. */
function spoiled(message: unknown, at: number, by: unknown): unknown {
  let place = 0;
  return JSON.parse(JSON.stringify(message), (key, value) => {
    if (key === "" || key === "t" || typeof value === "object") return value;
    return place++ === at ? by : value;
  });
}

describe("the reader of frames", () => {
  it("knows every kind of message that the room has", () => {
    const kinds = ServerMessage.def.options.map((option) => option.shape.t.def.values[0]);
    expect(kinds.sort()).toEqual(Object.keys(messages).sort());
  });

  it("reads what the schemas read", () => {
    fc.assert(
      fc.property(any, (message) => {
        const frame = JSON.stringify(message);
        expect(parseServerMessage(frame)).not.toBeNull();
        expect(readFrame(frame)).toEqual(JSON.parse(frame));
      }),
    );
  });

  it("refuses values of another type wherever the schemas do", () => {
    const other = fc.constantFrom(null, [], {}, 0.5, "1e3");
    fc.assert(
      fc.property(any, fc.nat(12), other, (message, at, by) => {
        const frame = JSON.stringify(spoiled(message, at, by));
        // Words that the page only shows may be any words; all else must agree.
        if (readFrame(frame) !== null && typeof by !== "string")
          expect(parseServerMessage(frame)).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    "",
    "{",
    "null",
    "[]",
    '{"t":"constructor"}',
    '{"t":"later","x":1}',
    '{"t":7}',
  ])("skips %s", (frame) => {
    expect(readFrame(frame)).toBeNull();
  });
});

describe("what the page reads of the log", () => {
  const read = LogOutput.pick({
    state: true,
    now: true,
    endsAt: true,
    messages: true,
    more: true,
    otherOnline: true,
    otherReadSeq: true,
  });
  const look = fc.record({
    state: fc.constantFrom("early", "open", "ended"),
    now: at,
    endsAt: at,
    messages: fc.array(
      fc.record({ seq, from: role, own: fc.boolean(), body: fc.string(), sentAt: at }),
    ),
    more: fc.boolean(),
    otherOnline: fc.boolean(),
    otherReadSeq: seq,
  });

  it("is what the app answers", () => {
    fc.assert(
      fc.property(look, (answer) => {
        expect(read.safeParse(answer).success).toBe(true);
        expect(asLook(answer)).toEqual(answer);
      }),
    );
  });

  it("is refused where the schema refuses it", () => {
    fc.assert(
      fc.property(look, fc.nat(12), fc.constantFrom(null, {}, 0.5), (answer, at, by) => {
        const other = spoiled(answer, at, by);
        if (asLook(other) !== null) expect(read.safeParse(other).success).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
