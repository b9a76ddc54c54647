import type { RoomKeys } from "../../party/keys.ts";
import {
  type AnswerTo,
  type CommandName,
  fromJson,
  PARTY,
  RoomAnswers,
  type RoomCommand,
  RoomRefusal,
  roomPath,
} from "../../party/protocol.ts";
import { SIGNATURE_HEADER, signRequest } from "../../party/signature.ts";
import type { Clock, Rooms } from "../ports.ts";

/** No answer, or none that a room would give. The command may or may not have been obeyed. */
export class RoomUnreachable extends Error {
  override name = "RoomUnreachable";
}

/** The room understood and said no; `refusal.text` may be shown. Nothing changed. */
export class RoomRefused extends Error {
  override name = "RoomRefused";
  readonly refusal: RoomRefusal;

  constructor(refusal: RoomRefusal) {
    super(`The room refused: ${refusal.code}`);
    this.refusal = refusal;
  }
}

export interface HttpRoomsOptions {
  /** Where this server reaches the rooms, e.g. `http://127.0.0.1:1999`. */
  baseUrl: string;
  /** Where browsers do; http(s) or ws(s). */
  socketBaseUrl: string;
  /** The party's name there, where it is not PARTY: PartyKit takes no hyphen (`sessionroom`). */
  party?: string;
  keys: RoomKeys;
  realClock: Clock;
  fetch: typeof fetch;
  timeoutMs: number;
}

/** The rooms over signed HTTP. Throws RoomUnreachable or RoomRefused, nothing else. */
export function createHttpRooms(options: HttpRoomsOptions): Rooms {
  const { keys, realClock, timeoutMs } = options;
  const baseUrl = options.baseUrl.replace(/\/$/, "");
  const socketBaseUrl = options.socketBaseUrl.replace(/\/$/, "").replace(/^http/, "ws");

  const address = (roomId: string) =>
    `/parties/${options.party ?? PARTY}/${encodeURIComponent(roomId)}`;

  async function post(roomId: string, body: string): Promise<{ status: number; text: string }> {
    try {
      const response = await options.fetch(baseUrl + address(roomId), {
        method: "POST",
        headers: {
          "content-type": "application/json",
          [SIGNATURE_HEADER]: await signRequest(keys, roomPath(roomId), body, realClock.now()),
        },
        body,
        redirect: "manual",
        signal: AbortSignal.timeout(timeoutMs),
      });
      return { status: response.status, text: await response.text() };
    } catch (cause) {
      throw new RoomUnreachable("The rooms do not answer", { cause });
    }
  }

  return {
    socketUrl: (roomId) => socketBaseUrl + address(roomId),

    async command<N extends CommandName>(
      roomId: string,
      command: Extract<RoomCommand, { command: N }>,
    ): Promise<AnswerTo<N>> {
      const { status, text } = await post(roomId, JSON.stringify(command));
      const value = fromJson(text);
      if (status === 200) {
        const answer = RoomAnswers[command.command as N].safeParse(value);
        if (answer.success) return answer.data as AnswerTo<N>;
      }
      const refusal = RoomRefusal.safeParse(value);
      // A room in trouble has not refused: the same command may succeed in a moment.
      if (status === 200 || !refusal.success || refusal.data.code === "trouble") {
        throw new RoomUnreachable(`The room answered ${status}`);
      }
      throw new RoomRefused(refusal.data);
    },
  };
}
