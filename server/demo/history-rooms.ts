import type { AnswerTo, CommandName } from "../../party/protocol.ts";
import type { Rooms } from "../ports.ts";

export interface Stay {
  user: string;
  joinedAt: number;
  leftAt: number;
}

/** Rooms of hours that were over before there were rooms: they remember who was there. */
export function historyRooms(): Rooms & {
  stays: Map<string, Stay[]>;
  messages: Map<string, number>;
} {
  const stays = new Map<string, Stay[]>();
  const messages = new Map<string, number>();
  return {
    stays,
    messages,
    socketUrl: (roomId) => roomId,
    async command(roomId, command) {
      const seq = messages.get(roomId) ?? 0;
      const standing = { now: 0, state: "ended" as const, seq, ended: null };
      const attendance = (stays.get(roomId) ?? []).map((stay) => ({
        ...stay,
        via: "socket" as const,
      }));
      const answers: { [N in CommandName]?: AnswerTo<N> } = {
        evidence: { ...standing, schedule: null, attendance, handedOver: seq },
        ping: { now: 0 },
        end: standing,
      };
      const answer = answers[command.command];
      // A schedule for an hour that is over tells nobody anything.
      return (answer ?? standing) as AnswerTo<typeof command.command>;
    },
  };
}
