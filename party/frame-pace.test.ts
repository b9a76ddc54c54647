import { expect, test } from "vitest";
import { MAX_FRAME_BYTES } from "./constants.ts";
import { FramePace } from "./frame-pace.ts";

/** RFC 6455, 5.2: a masked frame of zeros; every mask is as good as another. */
function frame(length: number, { opcode = 1, last = true, rsv = 0, masked = true } = {}): Buffer {
  const size = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const head = Buffer.alloc(2 + size + (masked ? 4 : 0));
  head[0] = (last ? 0x80 : 0) | rsv | opcode;
  head[1] = (masked ? 0x80 : 0) | (size === 0 ? length : size === 2 ? 126 : 127);
  if (size === 2) head.writeUInt16BE(length, 2);
  if (size === 8) head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, Buffer.alloc(length)]);
}

const text = frame(40);
const part = (length: number) => frame(length, { opcode: 0, last: false });

test("what clients send goes on at once, however the network cuts it", () => {
  const wire = Buffer.concat([text, frame(126), frame(MAX_FRAME_BYTES + 1), frame(70_000)]);
  for (const size of [1, 2, 3, 7, 1000, wire.length]) {
    const pace = new FramePace(0);
    for (let at = 0; at < wire.length; at += size)
      expect(pace.pass(wire.subarray(at, at + size), 0)).toBe(0);
    expect(pace.pass(frame(5, { opcode: 9 }), 0), "a ping").toBe(0);
  }
});

test("a message in a few fragments, with a ping between them, is one", () => {
  const pace = new FramePace(0);
  for (let n = 0; n < 3; n++) {
    const begin = frame(10, { last: false });
    const wire = [begin, part(10), frame(0, { opcode: 9 }), part(0), frame(10, { opcode: 0 })];
    expect(pace.pass(Buffer.concat(wire), 0)).toBe(0);
  }
});

test.each([
  ["a frame of a megabyte, by its header alone", frame(1_000_000).subarray(0, 14)],
  [
    "a megabyte in parts",
    Buffer.concat([frame(200_000, { last: false }), part(200_000).subarray(0, 14)]),
  ],
  [
    "fragments without end, empty ones too",
    Buffer.concat([frame(0, { last: false }), ...Array.from({ length: 64 }, () => part(0))]),
  ],
  ["a thousand frames at once", Buffer.concat(Array.from({ length: 1000 }, () => text))],
  ["the rest of a message that nobody began", part(5)],
  ["a message within another", Buffer.concat([frame(5, { last: false }), text])],
  ["a compressed frame", frame(10, { rsv: 0x40 })],
  ["a frame without a mask", frame(10, { masked: false })],
  ["an unknown kind of frame", frame(10, { opcode: 3 })],
  ["a long ping", frame(126, { opcode: 9 })],
  ["a ping in fragments", frame(1, { opcode: 9, last: false })],
  ["another request", Buffer.from("GET / HTTP/1.1\r\n\r\n")],
])("%s is the end", (_, wire) => {
  expect(new FramePace(0).pass(wire, 0)).toBeNull();
});

test("whoever sends more than a room lets anybody is read more slowly, and again at once after a rest", () => {
  const pace = new FramePace(0);
  const many = Buffer.concat(Array.from({ length: 300 }, () => text));
  expect(pace.pass(many, 0)).toBe(0);
  expect(pace.pass(many, 0)).toBe(0);
  expect(pace.pass(many, 0)).toBe(10_000);
  expect(pace.pass(text, 10_000)).toBe(34);
  expect(pace.pass(many, 60_000)).toBe(0);
});
