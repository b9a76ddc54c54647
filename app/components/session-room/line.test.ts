import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Line, openLine } from "./line.ts";
import type { RoomEvent } from "./room-model.ts";

/** A browser's socket whose network the test plays. */
class Socket extends EventTarget {
  static all: Socket[] = [];
  readyState = 0;
  binaryType = "blob";
  constructor(readonly url: string) {
    super();
    Socket.all.push(this);
  }
  open() {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }
  hear(message: object) {
    this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(message) }));
  }
  fail() {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event("close"), { code: 1006, reason: "" }));
  }
  close() {
    this.readyState = 3;
  }
  sent: string[] = [];
  send(text: string) {
    this.sent.push(text);
  }
}

const SECOND = 1000;
let told: RoomEvent[];
let line: Line;
let asked: string[];
let answer: () => Response;
const ticket = () => Response.json({ url: "ws://room", ticket: "t" });
const unheard = () => told.flatMap((event) => (event.type === "dropped" ? [event.unheard] : []));
const newest = () => {
  const socket = Socket.all.at(-1);
  if (!socket) throw new Error("no socket");
  return socket;
};

beforeEach(() => {
  vi.useFakeTimers();
  [told, asked, answer, Socket.all] = [[], [], ticket, []];
  vi.stubGlobal("WebSocket", Socket);
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return answer();
  });
});
afterEach(() => {
  line.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const open = async () => {
  line = openLine({ sessionId: "s", tell: (event) => told.push(event), count: () => {} });
  await vi.advanceTimersByTimeAsync(10);
};

describe("what tells a network without sockets", () => {
  it("is a socket that does not open though there was a ticket", async () => {
    await open();
    await vi.advanceTimersByTimeAsync(20 * SECOND);
    expect(unheard()).toEqual([1, 2]);
  });

  it("is one that opens and says nothing", async () => {
    await open();
    newest().open();
    await vi.advanceTimersByTimeAsync(9 * SECOND);
    expect(unheard()).toEqual([1]);
    newest().open();
    await vi.advanceTimersByTimeAsync(9 * SECOND);
    expect(unheard()).toEqual([1, 2]);
  });

  it("is a browser that has none", async () => {
    vi.stubGlobal("WebSocket", function missing() {
      throw new Error("blocked");
    });
    await open();
    await vi.advanceTimersByTimeAsync(10 * SECOND);
    expect(unheard().slice(0, 3)).toEqual([1, 2, 3]);
  });

  it("is not one that spoke, nor one that was given up for a better moment", async () => {
    await open();
    newest().open();
    newest().hear({ t: "typing", from: "mentor", on: true });
    await vi.advanceTimersByTimeAsync(20 * SECOND);
    expect(unheard()).toEqual([]);
    newest().fail();
    await vi.advanceTimersByTimeAsync(3 * SECOND);
    line.hurry();
    await vi.advanceTimersByTimeAsync(10);
    expect(unheard()).toEqual([0, 0]);
  });

  it("is no ticket that never comes: another is asked for", async () => {
    vi.stubGlobal("fetch", (url: string, { signal }: RequestInit) => {
      asked.push(url);
      return new Promise((_, refuse) => signal?.addEventListener("abort", () => refuse("gone")));
    });
    await open();
    await vi.advanceTimersByTimeAsync(60 * SECOND);
    expect(asked.length).toBeGreaterThan(2);
    expect(new Set(unheard())).toEqual(new Set([0]));
  });

  it("is not a line that brings no ticket either", async () => {
    answer = () => {
      throw new Error("offline");
    };
    await open();
    await vi.advanceTimersByTimeAsync(30 * SECOND);
    expect(new Set(unheard())).toEqual(new Set([0]));
  });
});

describe("a line that stands", () => {
  const stands = async () => {
    await open();
    newest().open();
    newest().hear({ t: "typing", from: "mentor", on: false });
    return newest();
  };

  it("is asked each half minute, and stays while it answers", async () => {
    const socket = await stands();
    for (let minute = 0; minute < 4; minute++) {
      await vi.advanceTimersByTimeAsync(30 * SECOND);
      socket.dispatchEvent(new MessageEvent("message", { data: "pong" }));
    }
    expect(socket.sent).toEqual(["ping", "ping", "ping", "ping"]);
    expect([Socket.all.length, unheard()]).toEqual([1, []]);
  });

  it("died without a goodbye when it does not answer: another is opened", async () => {
    const socket = await stands();
    await vi.advanceTimersByTimeAsync(39 * SECOND);
    expect(unheard()).toEqual([0]);
    expect(newest()).not.toBe(socket);
  });
});

it("asks such a network for a ticket each five minutes, and at once when somebody hurries", async () => {
  await open();
  await vi.advanceTimersByTimeAsync(120 * SECOND);
  const before = asked.length;
  await vi.advanceTimersByTimeAsync(30 * 60 * SECOND);
  expect(asked.length - before).toBeLessThanOrEqual(6);
  const quiet = asked.length;
  while (asked.length === quiet) await vi.advanceTimersByTimeAsync(SECOND);
  // That try fails, and the next one waits.
  await vi.advanceTimersByTimeAsync(25 * SECOND);
  expect(asked.length).toBe(quiet + 1);
  line.hurry();
  await vi.advanceTimersByTimeAsync(10);
  expect(asked.length).toBe(quiet + 2);
});

it("asks for no ticket any more once it was closed", async () => {
  await open();
  await vi.advanceTimersByTimeAsync(3 * 60 * SECOND);
  const before = asked.length;
  line.close();
  await vi.advanceTimersByTimeAsync(10 * 60 * SECOND);
  expect(asked.length).toBe(before);
});

it("tells what was posted as the room would have, and what had no answer", async () => {
  await open();
  const post = async (clientId: string) => {
    line.post({ t: "say", clientId, body: "Hello" });
    await vi.advanceTimersByTimeAsync(10);
    return told.at(-1);
  };
  answer = () => Response.json({ result: { data: { seq: 3, sentAt: 7 } } });
  const ack = { t: "ack", clientId: "a", seq: 3, at: 7 };
  expect(await post("a")).toEqual({ type: "frame", message: ack });
  const refused = (problem: object) => () => Response.json({ error: { data: { problem } } });
  answer = refused({ status: 400, detail: "No.", issues: [{ message: "Too long" }] });
  expect(await post("b")).toMatchObject({
    message: { t: "nack", clientId: "b", text: "Too long" },
  });
  answer = refused({ status: 429, detail: "Wait", issues: [], retryAfterSeconds: 4 });
  expect(await post("c")).toMatchObject({ message: { code: "too-fast", retryAfterMs: 4000 } });
  answer = refused({ status: 503, detail: "Later", issues: [] });
  expect(await post("d")).toEqual({ type: "unanswered", clientId: "d" });
  answer = () => new Response("<html>", { status: 502 });
  expect(await post("e")).toEqual({ type: "unanswered", clientId: "e" });
});

it("looks at the room over https, and tells when that carries nothing either", async () => {
  await open();
  const message = { seq: 4, from: "mentor", own: false, body: "Yes", sentAt: 9 };
  const data = {
    ...{ state: "open", now: 9, endsAt: 99, messages: [message], more: false },
    ...{ otherOnline: true, otherReadSeq: 3 },
  };
  answer = () => Response.json({ result: { data } });
  line.look(3);
  await vi.advanceTimersByTimeAsync(10);
  expect(told.at(-1)).toEqual({ type: "looked", look: data });
  expect(decodeURIComponent(asked.at(-1) ?? "")).toBe(
    '/trpc/rooms.log?input={"sessionId":"s","afterSeq":3}',
  );
  const lookAgain = async (given: () => Response) => {
    const before = told.length;
    answer = given;
    line.look(3);
    await vi.advanceTimersByTimeAsync(10);
    return told.slice(before);
  };
  // Refused, or nothing that we understand: the next look may bring more.
  expect(await lookAgain(() => Response.json({ error: {} }))).toEqual([]);
  const strange = { ...data, messages: [{ seq: -1 }] };
  expect(await lookAgain(() => Response.json({ result: { data: strange } }))).toEqual([]);
  const gone = () => {
    throw new Error("offline");
  };
  expect(await lookAgain(gone)).toEqual([{ type: "unseen" }]);
});
