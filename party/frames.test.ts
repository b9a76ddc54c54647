import { expect, test } from "vitest";
import { FrameReader } from "./frames.ts";
import { TypingNews } from "./typing.ts";

const START = 1_790_000_000_000;

/** How many of the frames that six sockets of one person send in turn, 55 ms apart, are passed on. */
function passedOn(frames: object[]): number {
  const typing = new TypingNews();
  const sockets = Array.from({ length: 6 }, () => new FrameReader(typing));
  let passed = 0;
  for (let i = 0; i < 218; i++) {
    const text = JSON.stringify(frames[i % frames.length]);
    const frame = sockets[i % 6]?.read(text, START + i * 55);
    if (frame?.kind === "message" && frame.message.t === "typing") passed++;
  }
  return passed;
}

test("12 seconds of typing, on and off and on over six sockets, are ten words about it", () => {
  const [on, off] = [true, false].map((value) => ({ t: "typing", on: value }));
  expect(passedOn([on, on, on, on, on, on, off, off, off, off, off, off] as object[])).toBeLessThan(
    11,
  );
  expect(passedOn([on, off] as object[])).toBeLessThan(11);
  expect(passedOn([on, { t: "say", clientId: "c", body: "" }] as object[])).toBeLessThan(11);
});

test("whoever types, pauses and says something every three seconds is heard each time", () => {
  const reader = new FrameReader();
  const heard = Array.from({ length: 20 }, (_, i) => {
    const frame = reader.read('{"t":"typing","on":true}', START + i * 3_000);
    reader.read(`{"t":"say","clientId":"c${i}","body":"x"}`, START + i * 3_000 + 2_500);
    return frame.kind;
  });
  expect(heard.every((kind) => kind === "message")).toBe(true);
});

test("who asks for history again and again, though told to wait, is too fast", () => {
  const reader = new FrameReader();
  const asked = Array.from({ length: 8 }, () => {
    const { kind } = reader.read('{"t":"resume","afterSeq":0}', START);
    reader.refused();
    return kind;
  });
  expect(asked.slice(0, 4)).toEqual(["message", "message", "message", "message"]);
  expect(asked.slice(4)).toEqual(["too-fast", "too-fast", "too-fast", "too-fast"]);
});
