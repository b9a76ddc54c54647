/** What the app may tell a room, on whose behalf and when. A row for every command. */
import { randomUUID } from "node:crypto";
import type { CommandName, Person, RoomCommand } from "../../party/protocol.ts";
import { EVIDENCE, type Meeting } from "../support/meeting.ts";
import type { RoomPhase } from "./door-rows.ts";

/** `unknown`: nobody has told the room of its session yet. */
export type CommandPhase = "unknown" | RoomPhase;
export const COMMAND_PHASES: CommandPhase[] = ["unknown", "early", "open", "ended"];

export type Obeyed = 200 | `${number} ${string}`;
export interface CommandRow<N extends CommandName> {
  command(at: Meeting): Extract<RoomCommand, { command: N }>;
  obeyed: Obeyed | Record<CommandPhase, Obeyed>;
}
type Rows = { [N in CommandName]: Record<string, CommandRow<N>> };

/** On whose behalf: what the app says of a room, and who of its two, or which third, it is about. */
const setting = ({ schedule, people }: Meeting) => ({ schedule, people });
const mentor = (at: Meeting) => ({ ...setting(at), user: at.people[0].user });
const mentee = (at: Meeting) => ({ ...setting(at), user: at.people[1].user });
const third = (at: Meeting) => ({ ...setting(at), user: randomUUID() });
function thirdAsMentee({ schedule, people }: Meeting) {
  const person = { user: randomUUID(), name: "Themba", role: "mentee" } as const;
  return { schedule, people: [people[0], person] as [Person, Person], user: person.user };
}

type Behalf = typeof mentor;
const post = (behalf: Behalf) => (at: Meeting) =>
  ({ command: "post", ...behalf(at), clientId: "one", body: "Hello" }) as const;
const log = (behalf: Behalf) => (at: Meeting) =>
  ({ command: "log", ...behalf(at), afterSeq: 0 }) as const;

const whileOpen = { unknown: 200, early: "409 early", open: 200, ended: "409 ended" } as const;
/** Whom a room belongs to is said once; one that has ended belongs to nobody new. */
const others = {
  unknown: 200,
  early: "409 people",
  open: "409 people",
  ended: "403 not-yours",
} as const;

export const COMMANDS: Rows = {
  schedule: {
    "for its two": {
      command: (at) => ({ command: "schedule", ...setting(at) }),
      obeyed: 200,
    },
    "for others": {
      command: (at) => {
        const { user: _, ...said } = thirdAsMentee(at);
        return { command: "schedule", ...said };
      },
      obeyed: { ...others, ended: 200 },
    },
  },
  end: {
    always: {
      command: (at) => ({ command: "end", reason: "void", at: at.schedule.startsAt }),
      obeyed: 200,
    },
  },
  revoke: {
    always: { command: () => ({ command: "revoke", authSession: "any" }), obeyed: 200 },
  },
  post: {
    "of the mentor": { command: post(mentor), obeyed: whileOpen },
    "of the mentee": { command: post(mentee), obeyed: whileOpen },
    "of a third": { command: post(third), obeyed: "403 not-yours" },
    "of a third as the mentee": { command: post(thirdAsMentee), obeyed: others },
  },
  log: {
    "for the mentor": { command: log(mentor), obeyed: 200 },
    "for the mentee": { command: log(mentee), obeyed: 200 },
    "for a third": { command: log(third), obeyed: "403 not-yours" },
    "for a third as the mentee": { command: log(thirdAsMentee), obeyed: others },
  },
  evidence: { always: { command: () => EVIDENCE, obeyed: 200 } },
  ping: { always: { command: () => ({ command: "ping" }), obeyed: 200 } },
};
