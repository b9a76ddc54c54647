import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ChatMessage,
  type ClientMessage,
  CloseCode,
  type Role,
  type ServerMessage,
} from "../../../party/protocol.ts";
import { ACK_MS, MOST_TRIES } from "./delivery.ts";
import type { Look } from "./frame.ts";
import { step } from "./room-client.ts";
import { type Outcome, type RoomEvent, type RoomModel, startOf } from "./room-model.ts";

const START = 1_764_000_000_000;
const HOUR = 3_600_000;
const schedule = {
  version: 1,
  opensAt: START - 300_000,
  startsAt: START,
  endsAt: START + HOUR,
  clockOffsetMs: 0,
};

function welcome(over: Partial<Extract<ServerMessage, { t: "welcome" }>> = {}): ServerMessage {
  return {
    t: "welcome",
    now: START,
    state: "open",
    schedule,
    seq: 0,
    you: { user: "e", name: "Lerato", role: "mentee" },
    other: { user: "r", name: "Thandeka", role: "mentor" },
    online: { mentor: true, mentee: true },
    readBy: { mentor: 0, mentee: 0 },
    ...over,
  };
}

const frame = (message: ServerMessage): RoomEvent => ({ type: "frame", message });
const said = (seq: number, from: Role = "mentor", clientId = `c${seq}`): ChatMessage => ({
  seq,
  from,
  clientId,
  body: `message ${seq}`,
  at: START + seq,
});
const drop = { type: "dropped", code: 1006, reason: "", unheard: 0 } as const;
/** Twice there was a ticket, and the socket said nothing. */
const unheard = { ...drop, unheard: 2 };

/** Runs events a second apart; answers the last outcome and all that was sent. */
function run(events: RoomEvent[], from?: RoomModel) {
  let outcome: Outcome = { model: from ?? startOf({ me: "mentee", ...schedule }), send: [] };
  const sent: ClientMessage[] = [];
  const lines: (Outcome["line"] | undefined)[] = [];
  events.forEach((event, i) => {
    outcome = step(outcome.model, event, (i + 1) * 1000);
    sent.push(...outcome.send);
    lines.push(outcome.line);
  });
  return { ...outcome, sent, lines };
}

const ticks = (count: number) => Array<RoomEvent>(count).fill({ type: "tick" });
const say = (clientId: string, body = clientId): RoomEvent => ({ type: "say", clientId, body });

describe("sending", () => {
  it("keeps what was written before the line stood, and sends it then", () => {
    const { sent, model } = run([say("a"), say("b"), frame(welcome())]);
    expect(sent).toEqual([{ t: "say", clientId: "a", body: "a" }]);
    expect(model.unsent.map(({ state }) => state)).toEqual(["sending", "waiting"]);
  });

  it("sends the next when the first is acknowledged, never before", () => {
    const { sent, model } = run([
      frame(welcome()),
      say("a"),
      say("b"),
      frame({ t: "ack", clientId: "a", seq: 1, at: START + 5 }),
    ]);
    expect(sent.map((one) => one.t === "say" && one.clientId)).toEqual(["a", "b"]);
    expect(model.messages).toEqual([{ ...said(1, "mentee", "a"), body: "a", at: START + 5 }]);
  });

  it("sends again under the same id after a drop", () => {
    const { sent } = run([frame(welcome()), say("a"), drop, frame(welcome())]);
    expect(sent.filter(({ t }) => t === "say")).toEqual([
      { t: "say", clientId: "a", body: "a" },
      { t: "say", clientId: "a", body: "a" },
    ]);
  });

  it("says why a refused message failed and lets the next one pass", () => {
    const { model, sent } = run([
      frame(welcome()),
      say("a"),
      say("b"),
      frame({ t: "nack", clientId: "a", code: "bad-characters", text: "No." }),
    ]);
    expect(model.unsent[0]).toMatchObject({ state: "failed", why: "No." });
    expect(sent.at(-1)).toMatchObject({ clientId: "b" });
  });

  it("waits as long as the room asks when it was too fast, and no later message overtakes", () => {
    const nack = frame({
      t: "nack",
      clientId: "a",
      code: "too-fast",
      text: "Wait.",
      retryAfterMs: 2500,
    });
    const { sent } = run([
      frame(welcome()),
      say("a"),
      say("b"),
      nack,
      { type: "tick" },
      { type: "tick" },
    ]);
    expect(sent.filter(({ t }) => t === "say")).toHaveLength(1);
    const later = run([
      frame(welcome()),
      say("a"),
      say("b"),
      nack,
      ...Array<RoomEvent>(4).fill({ type: "tick" }),
    ]);
    expect(later.sent.at(-1)).toMatchObject({ clientId: "a" });
  });

  it("takes a line that does not acknowledge for dead", () => {
    const { lines, model } = run([frame(welcome()), say("a"), ...ticks(ACK_MS / 1000)]);
    expect(lines.at(-1)).toBe("reconnect");
    expect(model).toMatchObject({ link: "dropped", unsent: [{ state: "waiting" }] });
  });

  it("gives a message back to its writer after too many tries, and sends it when told", () => {
    const round = [frame(welcome()), drop];
    const { model } = run([say("a"), ...Array.from({ length: MOST_TRIES }, () => round).flat()]);
    expect(model.unsent[0]).toMatchObject({ state: "failed" });
    const again = run([frame(welcome()), { type: "again", clientId: "a" }], model);
    expect(again.sent).toContainEqual({ t: "say", clientId: "a", body: "a" });
  });

  it("does not send blank words", () => {
    expect(run([frame(welcome()), say("a", " \n ")]).model.unsent).toEqual([]);
  });
});

describe("receiving", () => {
  it("asks for what it missed by number", () => {
    const { sent } = run([frame(welcome({ seq: 3 }))]);
    expect(sent).toEqual([{ t: "resume", afterSeq: 0 }]);
  });

  it("asks again for history when the room wants it later, once it is time", () => {
    const nack = { clientId: "", code: "too-fast", text: "Wait.", retryAfterMs: 2500 } as const;
    const asked = (ticks: number) => {
      const waiting = Array<RoomEvent>(ticks).fill({ type: "tick" });
      const events = [frame(welcome({ seq: 3 })), frame({ t: "nack", ...nack }), ...waiting];
      return run(events).sent.filter(({ t }) => t === "resume").length;
    };
    expect([asked(1), asked(4), asked(20)]).toEqual([1, 2, 2]);
  });

  it("puts a message that arrived before the history in its place", () => {
    const { model } = run([
      frame(welcome({ seq: 2 })),
      frame({ t: "message", ...said(3) }),
      frame({ t: "history", messages: [said(1), said(2)], more: false }),
    ]);
    expect(model.messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(model.ahead).toEqual([]);
  });

  it("reads a long history page by page", () => {
    const { sent } = run([
      frame(welcome({ seq: 4 })),
      frame({ t: "history", messages: [said(1), said(2)], more: true }),
    ]);
    expect(sent.at(-1)).toEqual({ t: "resume", afterSeq: 2 });
  });

  it("does not ask for ever for what never comes", () => {
    const { sent } = run([
      frame(welcome()),
      frame({ t: "message", ...said(5) }),
      frame({ t: "history", messages: [], more: false }),
      frame({ t: "history", messages: [], more: true }),
    ]);
    expect(sent.filter(({ t }) => t === "resume")).toHaveLength(1);
  });

  it("forgets that the other types when they have said it", () => {
    const { model } = run([
      frame(welcome()),
      frame({ t: "typing", from: "mentor", on: true }),
      frame({ t: "message", ...said(1) }),
    ]);
    expect(model.otherTypesUntil).toBe(0);
  });
});

describe("saying that one types", () => {
  const typed: RoomEvent = { type: "typing", on: true };
  const told = (events: RoomEvent[]) =>
    run([frame(welcome()), ...events]).sent.flatMap((one) => (one.t === "typing" ? [one.on] : []));

  it("tells no keystroke twice within what the room would drop", () => {
    expect(told([typed, typed, typed])).toEqual([true]);
  });

  it("tells typing that began right after a message at once", () => {
    expect(told([typed, say("a"), typed])).toEqual([true, true]);
  });

  it("tells a long message’s typing again before the other side forgets it", () => {
    expect(told(Array<RoomEvent>(11).fill(typed))).toEqual([true, true]);
  });

  it("stops by itself when the keys are silent", () => {
    expect(told([typed, ...ticks(12)])).toEqual([true, false]);
  });
});

describe("the line", () => {
  it("tells a drop once the line is back, with its length", () => {
    const { model } = run([
      frame(welcome()),
      drop,
      { type: "tick" },
      { type: "tick" },
      frame(welcome({ now: START + 4000 })),
    ]);
    expect(model.drops).toEqual([{ afterSeq: 0, at: START + 1000, ms: 3000 }]);
  });

  it("closes for good, with words, in a window too many", () => {
    const { model, line } = run([frame(welcome()), { ...drop, code: CloseCode.tooMany }]);
    expect(line).toBe("close");
    expect(model.closedBecause).toContain("too many windows");
  });

  it("begins again at once when the room says that it closes", () => {
    const { model, line } = run([
      frame(welcome()),
      say("a"),
      frame({ t: "closing", code: CloseCode.ticket, reason: "expired" }),
    ]);
    expect(line).toBe("reconnect");
    expect(model).toMatchObject({ link: "dropped", unsent: [{ state: "waiting" }] });
  });

  it("comes back after an expired or used ticket", () => {
    const replayed = { ...drop, code: CloseCode.ticket, reason: "replayed" };
    expect(run([frame(welcome()), replayed]).model.link).toBe("dropped");
  });

  it("ends by the room's clock when the line was down at the end", () => {
    const model = run([frame(welcome({ now: START + HOUR - 2000 })), say("a"), drop]).model;
    const { model: ended } = step(model, { type: "tick" }, 60_000);
    expect(ended.ended).toEqual({ at: START + HOUR, reason: "time" });
    expect(ended.unsent[0]?.why).toContain("The transcript says");
  });
});

/** A room as the protocol describes it, for one client on each side, over lines that drop. */
function lossyWorld() {
  const log: ChatMessage[] = [];
  const gaveBack = new Set<Role>();
  const roles: Role[] = ["mentor", "mentee"];
  const sides = Object.fromEntries(
    roles.map((role) => [
      role,
      {
        model: startOf({ me: role, ...schedule }),
        up: [] as ClientMessage[],
        down: [] as ServerMessage[],
        open: false,
        said: [] as string[],
      },
    ]),
  ) as Record<
    Role,
    { model: RoomModel; up: ClientMessage[]; down: ServerMessage[]; open: boolean; said: string[] }
  >;
  let local = 0;
  const feed = (role: Role, event: RoomEvent) => {
    const side = sides[role];
    const outcome = step(side.model, event, ++local);
    side.model = outcome.model;
    if (side.open) side.up.push(...outcome.send);
  };
  const serve = (role: Role, message: ClientMessage) => {
    if (message.t === "resume") {
      const rest = log.slice(message.afterSeq);
      sides[role].down.push({ t: "history", messages: rest.slice(0, 3), more: rest.length > 3 });
    }
    if (message.t !== "say") return;
    const { clientId, body } = message;
    let one = log.find((known) => known.from === role && known.clientId === clientId);
    if (!one) {
      one = { seq: log.length + 1, from: role, clientId, body, at: START + log.length };
      log.push(one);
      for (const to of roles) if (sides[to].open) sides[to].down.push({ t: "message", ...one });
    }
    sides[role].down.push({ t: "ack", clientId, seq: one.seq, at: one.at });
  };
  return {
    log,
    gaveBack,
    sides,
    roles,
    say(role: Role) {
      const clientId = `${role}-${sides[role].said.length}`;
      sides[role].said.push(clientId);
      feed(role, { type: "say", clientId, body: clientId });
    },
    connect(role: Role) {
      if (sides[role].open) return;
      sides[role].open = true;
      sides[role].down.push(welcome({ seq: log.length, now: START + local }));
    },
    drop(role: Role) {
      if (!sides[role].open) return;
      // Both directions lose what was under way.
      Object.assign(sides[role], { open: false, up: [], down: [] });
      feed(role, drop);
    },
    up(role: Role) {
      const message = sides[role].up.shift();
      if (message) serve(role, message);
    },
    down(role: Role) {
      const message = sides[role].down.shift();
      if (message) feed(role, frame(message));
    },
    again(role: Role) {
      for (const { clientId, state } of sides[role].model.unsent)
        if (state === "failed") {
          gaveBack.add(role);
          feed(role, { type: "again", clientId });
        }
    },
  };
}

describe("over lines that drop at any moment", () => {
  it("no message is lost, doubled or put in another order", () => {
    const action = fc.constantFrom(
      "say",
      "say",
      "up",
      "up",
      "up",
      "down",
      "down",
      "down",
      "drop",
      "connect",
    );
    const move = fc.record({ role: fc.constantFrom<Role>("mentor", "mentee"), action });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 200 }), (moves) => {
        const world = lossyWorld();
        for (const { role, action } of moves) {
          world[action](role);
          const seqs = world.sides[role].model.messages.map(({ seq }) => seq);
          expect(seqs).toEqual(seqs.map((_, i) => i + 1));
        }
        for (let i = 0; i < 500; i++)
          for (const role of world.roles) {
            world.connect(role);
            world.again(role);
            world.up(role);
            world.down(role);
          }
        for (const role of world.roles) {
          const { model, said } = world.sides[role];
          expect(model.unsent).toEqual([]);
          expect(model.messages).toEqual(world.log);
          const mine = world.log.filter(({ from }) => from === role).map((one) => one.clientId);
          // What was given back to its writer may come later; all else keeps its order.
          if (!world.gaveBack.has(role)) expect(mine).toEqual(said);
          expect([...mine].sort()).toEqual([...said].sort());
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("a network that lets pages through and no socket", () => {
  const barred = Array<RoomEvent>(9).fill(unheard);

  it("is found out after two tickets and some seconds, not by a room that begins again", () => {
    const first = { ...drop, unheard: 1 };
    expect(run([first, unheard]).model.link).toBe("connecting");
    expect(run([first, ...ticks(8), first]).model.link).toBe("connecting");
    expect(run([first, ...ticks(8), unheard]).model.link).toBe("barred");
    expect(run([frame(welcome()), ...barred]).model.link).toBe("barred");
  });

  it("is not found out where no ticket comes either, and no more once none does", () => {
    expect(run(Array<RoomEvent>(20).fill(drop)).model.link).toBe("connecting");
    expect(run([...barred, drop]).model.link).toBe("connecting");
  });

  it("gets what was written, one after the other, in order and once", () => {
    const first = run([say("a"), say("b"), ...barred]);
    expect(first.sent).toEqual([{ t: "say", clientId: "a", body: "a" }]);
    const ack = frame({ t: "ack", clientId: "a", seq: 7, at: START });
    // The tries for a socket go on beside it, and send nothing twice.
    const second = run([...barred, ack, unheard], first.model);
    expect(second.sent).toEqual([{ t: "say", clientId: "b", body: "b" }]);
    expect(second.model.unsent).toMatchObject([{ clientId: "b", state: "sending" }]);
  });

  const look = (over: Partial<Look> = {}): RoomEvent => ({
    type: "looked",
    look: {
      state: "open",
      now: START + 20_000,
      endsAt: START + HOUR,
      messages: [],
      more: false,
      otherOnline: true,
      otherReadSeq: 0,
      ...over,
    },
  });
  const logged = (seq: number, from: Role = "mentor") => {
    const { body, at } = said(seq);
    return { seq, from, own: from === "mentee", body, sentAt: at };
  };

  it("is looked at each 20 seconds, and shows what was said and who is here", () => {
    const looks = (from: RoomModel, seconds: number) => {
      let [model, count] = [from, 0];
      for (let second = 1; second <= seconds; second++) {
        const outcome = step(model, { type: "tick" }, 9000 + second * 1000);
        model = outcome.model;
        if (outcome.look) count++;
      }
      return count;
    };
    const { model } = run(barred);
    expect(looks(model, 60)).toBe(3);
    const seen = run(
      [look({ messages: [logged(1), logged(2, "mentee")], otherReadSeq: 2 })],
      model,
    );
    expect(seen.model).toMatchObject({
      link: "barred",
      online: { mentor: true, mentee: true },
      readBy: { mentor: 2 },
      offset: START + 19_000,
    });
    expect(seen.model.messages.map(({ seq, from }) => [seq, from])).toEqual([
      [1, "mentor"],
      [2, "mentee"],
    ]);
  });

  it("is looked at again at once while there is more", () => {
    const first = step(run(barred).model, look({ messages: [logged(1)], more: true }), 20_000);
    expect(first.look).toBe(true);
    expect(step(first.model, look({ messages: [], more: true }), 21_000).look).toBeUndefined();
  });

  it("shows a message of mine once, whose answer was lost", () => {
    const { model } = run([say("a"), ...barred]);
    const seen = step(model, look({ messages: [logged(1, "mentee")] }), 20_000).model;
    const ack = frame({ t: "ack", clientId: "a", seq: 1, at: START });
    const { messages, unsent } = step(seen, ack, 21_000).model;
    expect([messages.length, unsent.length]).toEqual([1, 0]);
  });

  it("ends when the hour does, with what was said last", () => {
    const { model } = run([...barred, look({ endsAt: START + 30_000 })]);
    const over = step(model, { type: "tick" }, 60_000);
    expect([over.line, over.look, over.model.ended?.at]).toEqual(["close", true, START + 30_000]);
    const { messages } = step(
      over.model,
      look({ state: "ended", messages: [logged(1)] }),
      61_000,
    ).model;
    expect(messages).toHaveLength(1);
    const told = step(model, look({ state: "ended" }), 20_000);
    expect([told.line, told.model.link]).toEqual(["close", "closed"]);
  });

  it("tells of no drop when a socket opens after all, for nothing was missed", () => {
    const { model } = run([...barred, look(), frame(welcome())]);
    expect([model.link, model.drops]).toEqual(["live", []]);
  });

  it("tries again what got no answer, after a while, until the hour is over", () => {
    const lost: RoomEvent = { type: "unanswered", clientId: "a" };
    const { model, sent } = run([say("a"), ...barred, lost]);
    expect(sent).toHaveLength(1);
    expect(model.unsent).toMatchObject([{ state: "waiting" }]);
    const tries = Array.from({ length: 2 * MOST_TRIES }, () => [...ticks(6), lost]).flat();
    const given = run([say("a"), ...barred, ...tries]);
    expect(given.sent).toHaveLength(2 * MOST_TRIES);
    expect(given.model.unsent).toMatchObject([{ state: "waiting" }]);
  });

  it("is a line that dropped while https brings nothing either, and found out again at once", () => {
    const looked = run([say("a"), ...barred, { type: "tick" }, look()]).model;
    const gone = step(looked, { type: "unseen" }, 30_000);
    expect([gone.line, gone.model.link]).toEqual(["reconnect", "dropped"]);
    expect(gone.model.unsent).toMatchObject([{ state: "waiting" }]);
    expect(step(gone.model, drop, 40_000).model.link).toBe("dropped");
    const again = step(gone.model, { ...drop, unheard: 1 }, 50_000);
    expect(again.model.link).toBe("barred");
    expect(again.send).toHaveLength(1);
    // A look that was under way when a socket opened says nothing of the socket.
    const live = step(again.model, frame(welcome()), 51_000).model;
    expect(step(live, { type: "unseen" }, 52_000).model.link).toBe("live");
  });

  it("goes back to the line when it stands, and asks for what it did not hear", () => {
    const before = run([
      say("a"),
      ...barred,
      frame({ t: "ack", clientId: "a", seq: 3, at: START }),
    ]);
    const { model, sent } = run([frame(welcome({ seq: 3 }))], before.model);
    expect(model).toMatchObject({ link: "live", unsent: [] });
    expect(sent).toEqual([{ t: "resume", afterSeq: 0 }]);
  });
});
