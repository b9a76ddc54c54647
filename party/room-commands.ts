import { REFUSAL_TEXT } from "./message-rules.ts";
import type { Platform } from "./platform.ts";
import {
  type AnswerTo,
  type CommandName,
  fromJson,
  RoomCommand,
  type RoomRefusal,
  roomPath,
} from "./protocol.ts";
import type { Effect, Turn } from "./room-events.ts";
import {
  attendanceOf,
  onlineOf,
  phaseOf,
  type RoomState,
  readByOf,
  roleOf,
  roomTime,
} from "./room-state.ts";
import { knownMessage, messagesAfter } from "./room-storage.ts";
import { SIGNATURE_HEADER, verifyRequest } from "./signature.ts";

type Serially = <T>(work: (turn: Turn) => Promise<T>) => Promise<T>;
type Outcome = AnswerTo<CommandName> | RoomRefusal;
type Command<N extends CommandName> = Extract<RoomCommand, { command: N }>;

/** Answers one request of the app: 200 with the answer, or 4xx with a `RoomRefusal`. */
export async function answerRequest(
  request: Request,
  platform: Platform,
  serially: Serially,
): Promise<Response> {
  if (request.method !== "POST") return refuse(405, "bad-command");
  try {
    const body = await request.text();
    const header = request.headers.get(SIGNATURE_HEADER);
    return await serially(async (turn) => {
      const path = roomPath(turn.state().room);
      const signature = await verifyRequest(platform.keys, path, body, header, platform.now());
      if (!signature.ok) return refuse(401, "bad-signature");
      const command = RoomCommand.safeParse(fromJson(body));
      if (!command.success) return refuse(400, "bad-command");
      const outcome = await obey(command.data, turn, platform);
      return json("code" in outcome ? statusOf(outcome.code) : 200, outcome);
    });
  } catch {
    return refuse(500, "trouble");
  }
}

async function obey(command: RoomCommand, turn: Turn, platform: Platform): Promise<Outcome> {
  switch (command.command) {
    case "ping":
      await turn.run({ kind: "tick" });
      return { now: roomTime(turn.state(), platform.now()) };
    case "end":
      await turn.run({ kind: "end", at: command.at, reason: command.reason });
      return standing(turn.state(), platform);
    case "revoke": {
      const open = [...platform.connections()].filter((connection) => {
        const attached = connection.attached();
        return attached && !attached.gone && attached.authSession === command.authSession;
      });
      await turn.run({ kind: "revoke", authSession: command.authSession });
      return { closed: open.length };
    }
    case "evidence": {
      await turn.run({ kind: "counted", have: command.have });
      const state = turn.state();
      const { schedule, handover } = state;
      const attendance = attendanceOf(state);
      return { ...standing(state, platform), schedule, attendance, handedOver: handover.acked };
    }
    case "schedule": {
      const refused = await adoptFrom(command, turn);
      if (refused) return refused;
      const { schedule } = turn.state();
      return { ...standing(turn.state(), platform), schedule: schedule ?? command.schedule };
    }
    case "post":
      return (await adoptFrom(command, turn)) ?? post(command, turn, platform);
    case "log":
      return (await adoptFrom(command, turn)) ?? log(command, turn, platform);
  }
}

async function adoptFrom(
  { schedule, people }: Command<"schedule"> | Command<"post"> | Command<"log">,
  turn: Turn,
): Promise<RoomRefusal | null> {
  const effects = await turn.run({ kind: "schedule", schedule, people });
  const refused = effects.find((effect) => effect.kind === "refuse");
  return refused ? refusal(refused.code) : null;
}

async function post(command: Command<"post">, turn: Turn, { storage }: Platform): Promise<Outcome> {
  const { user, clientId, body } = command;
  const role = roleOf(turn.state(), user);
  if (!role) return refusal("not-yours");
  await turn.run({ kind: "poll", role });
  const known = await knownMessage(storage, user, clientId);
  const effects = await turn.run({ kind: "say", origin: "form", role, clientId, body, known });
  const reply = effects.find((effect): effect is Extract<Effect, { kind: "reply" }> => {
    return effect.kind === "reply";
  })?.message;
  if (!reply) return refusal("trouble");
  if (reply.t === "ack") {
    return { seq: reply.seq, sentAt: reply.at, repeated: reply.repeated === true };
  }
  if (reply.code === "bad-message") return refusal("bad-command");
  return refusal(reply.code, reply.retryAfterMs);
}

async function log(command: Command<"log">, turn: Turn, platform: Platform): Promise<Outcome> {
  const role = roleOf(turn.state(), command.user);
  // A room that was ended before anyone came knows no one, and has nothing to show.
  if (!role && turn.state().people) return refusal("not-yours");
  if (role) await turn.run({ kind: "poll", role });
  const page = await messagesAfter(platform.storage, command.afterSeq);
  const state = turn.state();
  return {
    ...standing(state, platform),
    ...page,
    endsAt: state.schedule?.endsAt ?? command.schedule.endsAt,
    online: onlineOf(state, platform.now()),
    readBy: readByOf(state),
  };
}

function standing(state: RoomState, platform: Platform) {
  const real = platform.now();
  const { seq, ended } = state;
  return { now: roomTime(state, real), state: phaseOf(state, real), seq, ended };
}

const TEXTS: Record<RoomRefusal["code"], string> = {
  ...REFUSAL_TEXT,
  "bad-signature": "The signature is missing, stale or wrong.",
  "bad-command": "That is no command of this room.",
  "no-schedule": "The room knows no schedule.",
  people: "This room belongs to other people.",
  "not-yours": "This user is not one of the room's two people.",
  trouble: "The room could not do it; try again.",
};

export function refuse(status: number, code: RoomRefusal["code"]): Response {
  return json(status, refusal(code));
}

function refusal(code: RoomRefusal["code"], retryAfterMs?: number): RoomRefusal {
  const text = TEXTS[code];
  return retryAfterMs === undefined ? { code, text } : { code, text, retryAfterMs };
}

function statusOf(code: RoomRefusal["code"]): number {
  if (code === "too-fast") return 429;
  if (code === "not-yours") return 403;
  if (code === "trouble") return 500;
  return code === "early" || code === "ended" || code === "people" ? 409 : 422;
}

function json(status: number, value: object): Response {
  return Response.json(value, { status, headers: { "cache-control": "no-store" } });
}
