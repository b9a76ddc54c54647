import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RoomModel } from "../tests/support/room-model.ts";
import { HANDOVER_DELAY_MS } from "./handover-plan.ts";
import { FORM_LEASE_MS } from "./presence.ts";
import { MESSAGES_PER_MINUTE, type Role } from "./protocol.ts";
import { GRACE_MS, HEARTBEAT_MS } from "./timekeeping.ts";

const START = 1_790_000_000_000;
const MINUTE = 60_000;

const role = fc.constantFrom<Role>("mentor", "mentee");
const clientId = fc.integer({ min: 0, max: 30 }).map((n) => `c${n}`);
const sockets = fc.integer({ min: 0, max: 3 });

/** Anything that can happen, in any order; time moves on by `pass`, the clock by `offset`. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("say" as const), role, clientId }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("connect" as const), role, sockets }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("disconnect" as const), role, sockets }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("poll" as const), role }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("pass" as const),
      ms: fc.integer({ min: 0, max: 10 * MINUTE }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("offset" as const),
      ms: fc.integer({ min: -30 * MINUTE, max: 30 * MINUTE }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("crash" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("end" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("ack" as const),
      ackSeq: fc.integer({ min: 0, max: 9 }),
    }),
  },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

function live(happenings: Happening[], check: (model: RoomModel) => void): RoomModel {
  const model = new RoomModel(START);
  model.meet();
  let tickets = 0;
  let version = 1;
  for (const one of happenings) {
    if (one.do === "say") model.say(one.role, one.clientId);
    else if (one.do === "connect") model.connect(one.role, `t${tickets++}`, one.sockets);
    else if (one.do === "disconnect") model.run({ ...one, kind: "disconnect" });
    else if (one.do === "poll") model.run({ kind: "poll", role: one.role });
    else if (one.do === "pass") model.passUntil(model.now + one.ms);
    else if (one.do === "crash") model.run({ kind: "wake", sockets: { mentor: 0, mentee: 0 } });
    else if (one.do === "end") model.run({ kind: "end", at: model.now, reason: "test" });
    else if (one.do === "ack") {
      const { ackSeq } = one;
      const upTo = Math.min(model.state.seq, ackSeq + 3);
      model.run({
        kind: "handed-over",
        ackSeq,
        upTo,
        more: false,
        changes: model.state.handover.changes,
      });
    } else {
      version += 1;
      const schedule = { ...model.at.schedule, version, clockOffsetMs: one.ms };
      model.run({ kind: "schedule", schedule, people: model.at.people });
    }
    check(model);
  }
  return model;
}

function always(check: (model: RoomModel) => void): void {
  const lives = fc.array(happening, { maxLength: 80 });
  fc.assert(fc.property(lives, (happenings) => void live(happenings, check)));
}

describe("whatever happens to a room", () => {
  test("numbers have no gaps, and a client id is stored once", () => {
    always(({ stored }) => {
      expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
      expect(new Set(stored.map((m) => `${m.sender}:${m.clientId}`)).size).toBe(stored.length);
    });
  });

  test("a repeat gets the first answer, also after the end", () => {
    always((model) => {
      for (const { sender, clientId: id, seq, sentAt } of model.stored) {
        const who = model.at.people.find(({ user }) => user === sender)?.role ?? "mentor";
        const message = { t: "ack", clientId: id, seq, at: sentAt, repeated: true };
        expect(model.say(who, id)).toContainEqual({ kind: "reply", to: "form", message });
      }
    });
  });

  test("ended stays ended, and nothing is stored afterwards", () => {
    type Ended = { of: RoomModel; ended: unknown; messages: number };
    let before: Ended | null = null;
    always((model) => {
      const now = { of: model, ended: model.state.ended, messages: model.stored.length };
      if (before?.of === model && before.ended !== null) expect(now).toEqual(before);
      before = now;
    });
  });

  test("attendance intervals of a person are in order and never overlap", () => {
    always(({ state }) => {
      for (const { intervals } of Object.values(state.people ?? {})) {
        let last = 0;
        for (const [index, { joinedAt, leftAt }] of intervals.entries()) {
          expect(joinedAt).toBeGreaterThanOrEqual(last);
          if (leftAt === null) expect(index).toBe(intervals.length - 1);
          else expect(leftAt).toBeGreaterThanOrEqual(joinedAt);
          last = leftAt ?? Number.POSITIVE_INFINITY;
        }
      }
    });
  });

  test("who is written down as here is here, and nobody is once it ended", () => {
    always(({ state, now }) => {
      for (const { sockets: open, formUntil, intervals } of Object.values(state.people ?? {})) {
        const here = !state.ended && (open > 0 || formUntil > now);
        expect(intervals.at(-1)?.leftAt === null).toBe(here);
      }
    });
  });

  test("what the app does not have is always going to be handed over", () => {
    always(({ state, wakeAt, now }) => {
      if (state.handover.acked >= state.seq) return;
      expect(wakeAt).not.toBeNull();
      expect(wakeAt ?? Infinity).toBeLessThanOrEqual(now + MINUTE);
    });
  });

  test("events change nothing in the state that they were given", () => {
    const model = new RoomModel(START);
    model.meet();
    const before = structuredClone(model.state);
    const given = model.state;
    model.connect("mentor", "t1");
    model.say("mentor", "c1");
    expect(given).toEqual(before);
  });

  test("nobody says more than the allowance in any stretch of time", () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 4_000 }), { minLength: 30, maxLength: 200 });
    fc.assert(
      fc.property(pauses, (waits) => {
        const model = new RoomModel(START);
        model.meet();
        for (const [index, wait] of waits.entries()) {
          model.passUntil(model.now + wait);
          model.say("mentee", `c${index}`);
        }
        const times = model.stored.map(({ sentAt }) => sentAt);
        for (const [i, from] of times.entries()) {
          for (let j = i; j < times.length; j++) {
            const minutes = ((times[j] ?? 0) - from) / MINUTE;
            const most = MESSAGES_PER_MINUTE * (1 + minutes);
            expect(j - i + 1).toBeLessThanOrEqual(Math.floor(most + 1e-6));
          }
        }
      }),
    );
  });
});

describe("a room by the hour", () => {
  const open = () => {
    const model = new RoomModel(START);
    model.meet();
    return model;
  };
  const sent = (model: RoomModel, t: string) =>
    model.effects.filter((effect) => effect.kind === "send" && effect.message.t === t);

  test("warns at 10, 5 and 1 minutes, then ends on the minute", () => {
    const model = open();
    model.connect("mentor", "t1");
    model.passUntil(START + 61 * MINUTE);
    expect(sent(model, "warning")).toMatchObject(
      [10, 5, 1].map((minutesLeft) => ({ message: { minutesLeft } })),
    );
    expect(model.state.ended).toEqual({ at: START + 60 * MINUTE, reason: "time" });
    expect(model.state.people?.mentor.intervals).toEqual([
      { joinedAt: START, leftAt: START + 60 * MINUTE, via: "socket" },
    ]);
  });

  test("an alarm that never came is made up for by the next event", () => {
    const model = open();
    model.now = START + 60 * MINUTE;
    expect(model.say("mentee", "late")).toContainEqual(
      expect.objectContaining({ message: expect.objectContaining({ code: "ended" }) }),
    );
    expect(model.stored).toEqual([]);
  });

  test("messages are welcome from five minutes before the start, not sooner", () => {
    const model = open();
    model.now = START - 5 * MINUTE - 1;
    expect(model.say("mentee", "a")).toMatchObject([{ message: { t: "nack", code: "early" } }]);
    model.now += 1;
    model.say("mentee", "a");
    expect(model.stored).toHaveLength(1);
  });

  test("one poll is presence for its lease, and no longer", () => {
    const model = open();
    model.run({ kind: "poll", role: "mentee" });
    model.passUntil(START + 5 * MINUTE);
    const [interval] = model.state.people?.mentee.intervals ?? [];
    expect(interval).toEqual({ joinedAt: START, leftAt: START + FORM_LEASE_MS, via: "form" });
  });

  test("a crash is dated by the last sign of life", () => {
    const model = open();
    model.connect("mentor", "t1");
    model.passUntil(START + 10 * MINUTE);
    model.now = START + 20 * MINUTE;
    model.run({ kind: "wake", sockets: { mentor: 0, mentee: 0 } });
    const left = model.state.people?.mentor.intervals[0]?.leftAt ?? 0;
    expect(left).toBeGreaterThanOrEqual(START + 10 * MINUTE - HEARTBEAT_MS);
    expect(left).toBeLessThanOrEqual(START + 10 * MINUTE);
  });

  test("a crash over the end does not lengthen anyone's stay", () => {
    const model = open();
    model.connect("mentor", "t1");
    model.now = START + 90 * MINUTE;
    model.run({ kind: "wake", sockets: { mentor: 0, mentee: 0 } });
    expect(model.state.ended?.at).toBe(START + 60 * MINUTE);
    expect(model.state.people?.mentor.intervals).toMatchObject([{ leftAt: START }]);
  });

  const handovers = ({ effects }: RoomModel) =>
    effects.filter(({ kind }) => kind === "hand-over").length;
  const taken = (model: RoomModel) => {
    const { seq, handover } = model.state;
    model.run({
      kind: "handed-over",
      ackSeq: seq,
      upTo: seq,
      more: false,
      changes: handover.changes,
    });
  };

  test("a message is handed over in the event that brought it", () => {
    const model = open();
    model.say("mentee", "c1");
    expect(handovers(model)).toBe(1);
    taken(model);
    model.now += HANDOVER_DELAY_MS;
    model.say("mentee", "c2");
    expect(handovers(model)).toBe(2);
  });

  test("messages close together are handed over together, none alone for thirty seconds", () => {
    const model = open();
    model.say("mentee", "c1");
    taken(model);
    for (let n = 2; n < 8; n++) {
      model.now += 1_000;
      model.say("mentee", `c${n}`);
    }
    expect(handovers(model)).toBe(1);
    model.passUntil(START + HANDOVER_DELAY_MS);
    expect(handovers(model)).toBe(2);
    taken(model);
    expect(model.state.handover.acked).toBe(7);
    model.passUntil(START + 5 * MINUTE);
    expect(handovers(model)).toBe(2);
  });

  test("a room stored before attempts were dated hands over at once", () => {
    const model = open();
    delete model.state.handover.begunAt;
    model.say("mentee", "c1");
    expect(handovers(model)).toBe(1);
  });

  test("a message is handed over again until it is acknowledged", () => {
    const model = open();
    model.say("mentee", "c1");
    const attempts = () => handovers(model);
    expect(attempts()).toBe(1);
    model.passUntil(START + 5 * MINUTE);
    expect(attempts()).toBeGreaterThan(3);
    const { changes } = model.state.handover;
    model.run({ kind: "handed-over", ackSeq: 1, upTo: 1, more: false, changes });
    const done = attempts();
    model.passUntil(START + 50 * MINUTE);
    expect(attempts()).toBe(done);
  });

  test("messages are erased a day after the end, but never before the app has them", () => {
    const model = open();
    model.say("mentee", "c1");
    model.passUntil(START + 60 * MINUTE + 2 * GRACE_MS);
    expect(model.effects).not.toContainEqual({ kind: "erase" });
    const { changes } = model.state.handover;
    model.run({ kind: "handed-over", ackSeq: 1, upTo: 1, more: false, changes });
    expect(model.effects).toContainEqual({ kind: "erase" });
    expect(model.wakeAt).toBeNull();
  });

  test("an app that lost what it had gets it again", () => {
    const model = open();
    model.say("mentee", "c1");
    model.say("mentee", "c2");
    model.run({ kind: "handed-over", ackSeq: 2, upTo: 2, more: false, changes: 0 });
    model.say("mentee", "c3");
    model.run({ kind: "handed-over", ackSeq: 0, upTo: 3, more: false, changes: 0 });
    model.passUntil(START + MINUTE);
    expect(model.effects).toContainEqual(
      expect.objectContaining({ kind: "hand-over", afterSeq: 0 }),
    );
  });

  test("an app that counts fewer than it once took gets the rest at once, over or not", () => {
    const model = open();
    for (const id of ["c1", "c2", "c3"]) model.say("mentee", id);
    model.passUntil(START + 61 * MINUTE);
    const { changes } = model.state.handover;
    model.run({ kind: "handed-over", ackSeq: 3, upTo: 3, more: false, changes });
    const before = handovers(model);
    model.run({ kind: "counted", have: 3 });
    expect(handovers(model)).toBe(before);
    model.run({ kind: "counted", have: 1 });
    expect(model.effects.at(-1)).toMatchObject({ kind: "hand-over", afterSeq: 1 });
    model.run({ kind: "handed-over", ackSeq: 3, upTo: 3, more: false, changes });
    model.passUntil(START + 60 * MINUTE + 2 * GRACE_MS);
    expect(model.effects).toContainEqual({ kind: "erase" });
    model.run({ kind: "counted", have: 1 });
    expect(model.wakeAt, "what is erased cannot be handed over").toBeNull();
  });

  test("more tickets than a room can remember are refused, until the first of them are forgotten", () => {
    const model = open();
    const isLetIn = (jti: string) =>
      model.connect("mentee", jti).some(({ kind }) => kind === "admit");
    const many = Array.from({ length: 200 }, (_, n) => isLetIn(`ticket-${n}`));
    expect(many).not.toContain(false);
    expect(isLetIn("one-more")).toBe(false);
    model.now += 2 * MINUTE;
    expect(isLetIn("one-more")).toBe(true);
  });

  test("other people's schedule is refused", () => {
    const model = open();
    const other = new RoomModel(START);
    const schedule = { ...model.at.schedule, version: 9 };
    const effects = model.run({ kind: "schedule", schedule, people: other.at.people });
    expect(effects).toEqual([{ kind: "refuse", code: "people" }]);
    expect(model.state.schedule?.version).toBe(1);
  });
});
