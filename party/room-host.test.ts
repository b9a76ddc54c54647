/** A room behind no gate: what it lets nobody do by itself. */
import { beforeEach, describe, expect, test } from "vitest";
import { grantFor, type Meeting, meeting } from "../tests/support/meeting.ts";
import { parseKeys } from "./keys.ts";
import type { Attached, RoomConnection, RoomStorage } from "./platform.ts";
import { PING, PONG, type RoomCommand, roomPath } from "./protocol.ts";
import { RoomHost } from "./room-host.ts";
import { SIGNATURE_HEADER, signRequest } from "./signature.ts";
import { signTicket } from "./ticket.ts";

const keys = parseKeys("k1:0123456789abcdef");
const others = parseKeys("k1:fedcba9876543210");

let at: Meeting;
let kept: Map<string, unknown>;
let sockets: Socket[];
let room: RoomHost;
beforeEach(() => {
  at = meeting();
  kept = new Map();
  sockets = [];
  room = new RoomHost({
    room: () => at.room,
    storage: storageIn(kept),
    connections: () => sockets,
    fetch: () => Promise.reject(new Error("no app is here")),
    now: Date.now,
    keepAlive: () => {},
    restart: () => {},
    keys,
    appUrl: "http://app.test",
  });
});

class Socket implements RoomConnection {
  #attached: Attached | null = null;
  readonly got: string[] = [];
  closed: string | null = null;
  attached = () => this.#attached;
  attach(attached: Attached) {
    this.#attached = attached;
  }
  send(text: string) {
    this.got.push(text === PONG ? text : JSON.parse(text).t);
  }
  close(_code: number, reason: string) {
    this.closed = reason;
  }
}

function storageIn(kept: Map<string, unknown>): RoomStorage {
  return {
    get: async <T>(key: string) => structuredClone(kept.get(key)) as T | undefined,
    put: async (entries) => {
      for (const [key, value] of Object.entries(entries)) kept.set(key, structuredClone(value));
    },
    list: async <T>() => new Map<string, T>(),
    delete: async () => {},
    setAlarm: async () => {},
    deleteAlarm: async () => {},
  };
}

function socket(): Socket {
  const opened = new Socket();
  sockets.push(opened);
  return opened;
}

const say = JSON.stringify({ t: "say", clientId: "one", body: "Let me in" });

describe("a socket", () => {
  const comes = async (ticket: string | null) => {
    const visitor = socket();
    await room.connect(visitor, ticket);
    await room.frame(visitor, say);
    return visitor;
  };

  test("with a ticket is let in and heard", async () => {
    const { got } = await comes(await signTicket(keys, grantFor(at, "mentee"), Date.now()));
    expect(got).toEqual(["welcome", "ack"]);
  });

  test("is answered when it asks whether the line stands", async () => {
    const visitor = await comes(await signTicket(keys, grantFor(at, "mentee"), Date.now()));
    await room.frame(visitor, PING);
    expect(visitor.got.at(-1)).toBe(PONG);
  });

  test.each([
    ["without one", async () => null, "missing"],
    [
      "with one of a stranger's key",
      () => signTicket(others, grantFor(at, "mentee"), Date.now()),
      "foreign",
    ],
    [
      "with an old one",
      () => signTicket(keys, grantFor(at, "mentee"), Date.now() - 120_000),
      "expired",
    ],
  ])("%s is sent away, and not heard", async (_, ticket, reason) => {
    const { got, closed } = await comes(await ticket());
    expect([got, closed]).toEqual([["closing"], reason]);
    expect([...kept.keys()]).toEqual([]);
  });

  test("with one that was used is sent away, and not heard", async () => {
    const ticket = await signTicket(keys, grantFor(at, "mentee"), Date.now());
    await comes(ticket);
    const { got, closed } = await comes(ticket);
    expect([got, closed]).toEqual([["closing"], "replayed"]);
  });

  test("that the room never saw come is not heard", async () => {
    const visitor = socket();
    await room.frame(visitor, say);
    expect([visitor.got, visitor.closed]).toEqual([["closing"], "missing"]);
    expect([...kept.keys()]).toEqual([]);
  });
});

describe("a command", () => {
  const command: RoomCommand = {
    command: "schedule",
    schedule: meeting().schedule,
    people: meeting().people,
  };
  const body = JSON.stringify(command);
  const told = async (signature: string, method = "POST") => {
    const init = { method, headers: { [SIGNATURE_HEADER]: signature } };
    const request = new Request(`http://rooms.test${roomPath(at.room)}`, {
      ...init,
      ...(method === "POST" && { body }),
    });
    return (await room.request(request)).status;
  };
  const signedBy = (by: typeof keys) => signRequest(by, roomPath(at.room), body, Date.now());

  test("that the app signed is obeyed", async () => {
    expect(await told(await signedBy(keys))).toBe(200);
    expect([...kept.keys()]).toEqual(["state"]);
  });

  test("that nobody or somebody else signed changes nothing, nor does what is no command", async () => {
    expect(await told("")).toBe(401);
    expect(await told(await signedBy(others))).toBe(401);
    expect(await told(await signRequest(keys, roomPath(at.room), "", Date.now()), "GET")).toBe(405);
    expect([...kept.keys()]).toEqual([]);
  });
});
