import { expect, it } from "vitest";
import type { ClientMessage, ServerMessage } from "../../../party/protocol.ts";
import { readKept, type Shelf } from "./kept.ts";
import type { LineOptions } from "./line.ts";
import { createRoomSession } from "./room-session.ts";

const START = 1_764_000_000_000;
const times = { opensAt: START - 300_000, startsAt: START, endsAt: START + 3_600_000 };
const welcome: ServerMessage = {
  t: "welcome",
  now: START,
  state: "open",
  schedule: { version: 1, ...times, clockOffsetMs: 0 },
  seq: 0,
  you: { user: "e", name: "Lerato", role: "mentee" },
  other: { user: "r", name: "Thandeka", role: "mentor" },
  online: { mentor: true, mentee: true },
  readBy: { mentor: 0, mentee: 0 },
};

function memoryShelf(): Shelf & { items: Map<string, string> } {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

/** A page of the room over a line that the test holds in its hand. */
function visit(shelf: Shelf | null) {
  const sent: ClientMessage[] = [];
  const posted: string[] = [];
  const looks: number[] = [];
  const did: string[] = [];
  let options: LineOptions | undefined;
  let local = 0;
  let ids = 0;
  let tick = () => {};
  const session = createRoomSession(
    { me: "mentee", ...times, sessionId: "s", keepAs: "room" },
    {
      shelf,
      now: () => local,
      clientId: () => `id-${++ids}`,
      openLine(given) {
        options = given;
        return {
          send: (message) => sent.push(message),
          post: (message) => posted.push(message.body),
          look: (afterSeq) => looks.push(afterSeq),
          reconnect: () => did.push("reconnect"),
          hurry: () => did.push("hurry"),
          close: () => did.push("close"),
        };
      },
      every(_ms, act) {
        tick = act;
        return () => did.push("stopped");
      },
    },
  );
  return {
    session,
    sent,
    posted,
    looks,
    did,
    line: () => {
      if (!options) throw new Error("not started");
      return options;
    },
    pass(ms: number) {
      local += ms;
      tick();
    },
  };
}

it("loses neither the draft nor what was not sent when the page is loaded again", () => {
  const shelf = memoryShelf();
  const first = visit(shelf);
  first.session.start();
  first.session.say("Written while the line was down");
  first.session.keepDraft("Half a thou");

  const second = visit(shelf);
  second.session.start();
  expect(second.session.draft()).toBe("Half a thou");
  second.line().tell({ type: "frame", message: welcome });
  expect(second.sent).toEqual([
    { t: "say", clientId: "id-1", body: "Written while the line was down" },
  ]);
});

it("keeps nothing once all is sent and the hour is over", () => {
  const shelf = memoryShelf();
  const page = visit(shelf);
  page.session.start();
  page.session.say("Hello");
  page.line().tell({ type: "frame", message: welcome });
  page.line().tell({ type: "frame", message: { t: "ack", clientId: "id-1", seq: 1, at: START } });
  page.line().tell({ type: "frame", message: { t: "ended", at: times.endsAt, reason: "time" } });
  expect(shelf.items.size).toBe(0);
  expect(page.did).toContain("close");
});

it("works where storage is forbidden or full of somebody else's words", () => {
  const forbidden: Shelf = {
    getItem: () => {
      throw new Error("no");
    },
    setItem: () => {
      throw new Error("no");
    },
    removeItem: () => {
      throw new Error("no");
    },
  };
  const page = visit(forbidden);
  page.session.start();
  expect(() => page.session.say("Hello")).not.toThrow();
  expect(visit(null).session.draft()).toBe("");
  for (const text of ["{", "null", "7", '{"unsent":[{"clientId":"../x","body":1}],"draft":5}']) {
    const shelf = memoryShelf();
    shelf.setItem("room", text);
    expect(readKept(shelf, "room")).toEqual({ draft: "", unsent: [], bytes: 0 });
  }
});

it("draws nothing new while a second passes in silence", () => {
  const page = visit(null);
  page.session.start();
  page.line().tell({ type: "frame", message: welcome });
  let drawn = 0;
  page.session.subscribe(() => drawn++);
  page.pass(1000);
  page.pass(1000);
  expect(drawn).toBe(0);
  page.pass(58_000);
  expect(page.session.view().timer.words).toBe("59 min");
  expect(drawn).toBe(1);
});

it("counts what goes over the wire from one load to the next", () => {
  const shelf = memoryShelf();
  const page = visit(shelf);
  const stop = page.session.start();
  page.line().count(2_500);
  expect(visit(shelf).session.view().bytes).toBe(2_500);
  stop();
  expect(page.did).toEqual(["stopped", "close"]);
});

it("sends over https what no socket carries", () => {
  const page = visit(null);
  page.session.start();
  page.session.say("Hello");
  for (const unheard of [1, 2]) {
    page.pass(9000);
    page.line().tell({ type: "dropped", code: 1006, reason: "", unheard });
  }
  expect(page.posted).toEqual(["Hello"]);
  expect(page.sent).toEqual([]);
  for (let second = 0; second < 60; second++) page.pass(1000);
  expect(page.looks).toEqual([0, 0, 0]);
});

it("sends over https what an open line twice brought no answer for", () => {
  const page = visit(null);
  page.session.start();
  page.session.say("Hello");
  for (let i = 0; i < 3; i++) {
    page.line().tell({ type: "frame", message: welcome });
    page.pass(11_000);
  }
  expect(page.sent).toHaveLength(2);
  expect(page.posted).toEqual(["Hello"]);
});
