import { delayOf, planHandover } from "./handover-plan.ts";
import { bodyFault, REFUSAL_TEXT, takeToken, tidyBody } from "./message-rules.ts";
import type { NackCode, Role, StoredMessage } from "./protocol.ts";
import type { RoomEvent, Step } from "./room-events.ts";
import { phaseOf, roomTime } from "./room-state.ts";

type Say = Extract<RoomEvent, { kind: "say" }>;

/** A message: stored once under its sender and client id, numbered without gaps, or refused. */
export function hear(step: Step, said: Say) {
  const { state, real, effects } = step;
  const { origin, role, clientId, known } = said;
  const member = state.people?.[role];
  if (known) {
    const reply = { t: "ack", clientId, ...known, repeated: true } as const;
    effects.push({ kind: "reply", to: origin, message: reply });
    return;
  }
  const phase = phaseOf(state, real);
  if (phase === "ended") return refuse(step, said, "ended");
  if (phase !== "open" || !member) return refuse(step, said, "early");
  const body = tidyBody(said.body);
  const fault = bodyFault(body);
  if (fault) return refuse(step, said, fault);
  const at = roomTime(state, real);
  const taken = takeToken(member.tokens, at);
  if (!taken.ok) return refuse(step, said, "too-fast", taken.retryAfterMs);
  member.tokens = taken.tokens;
  state.seq += 1;
  planHandover(state, real, delayOf(state.handover, real));
  const message: StoredMessage = {
    seq: state.seq,
    sender: member.user,
    clientId,
    body,
    sentAt: at,
  };
  effects.push({ kind: "store", message });
  const ack = { t: "ack", clientId, seq: state.seq, at } as const;
  effects.push({ kind: "reply", to: origin, message: ack });
  effects.push({
    kind: "send",
    to: origin === "form" ? {} : { except: origin.connection },
    message: { t: "message", seq: state.seq, from: role, clientId, body, at },
  });
}

/** A read mark only ever moves forward, and not beyond what was said. */
export function markRead(step: Step, connection: string, role: Role, seq: number): void {
  const { state, effects } = step;
  const member = state.people?.[role];
  const reached = Math.min(seq, state.seq);
  if (!member || state.ended || reached <= member.readSeq) return;
  member.readSeq = reached;
  const message = { t: "read", by: role, seq: reached } as const;
  effects.push({ kind: "send", to: { except: connection }, message });
}

function refuse(step: Step, said: Say, code: NackCode, retryAfterMs?: number): void {
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  const { clientId, origin } = said;
  const message = { t: "nack", clientId, code, text: REFUSAL_TEXT[code], ...wait } as const;
  step.effects.push({ kind: "reply", to: origin, message });
}
