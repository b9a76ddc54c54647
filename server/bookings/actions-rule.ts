/** What each side may do with a session at this moment. The operations decide again when it is done. */
import type { SessionStatus } from "../../db/schema.ts";
import { moveRefusal } from "./move-rule.ts";
import type { Action, Role } from "./schemas.ts";

export interface Moment {
  status: SessionStatus;
  role: Role;
  startsAt: number;
  endsAt: number;
  roomOpensAt: number;
  /** When the hold or the request runs out. */
  deadlineAt: number | null;
  /** How often it was given another time. */
  moves: number;
  /** Called off when its room was open. */
  calledOffInRoom: boolean;
  /** The mentor asks for another time. */
  askedToMove: boolean;
  now: number;
}

export function actionsOf(moment: Moment): Action[] {
  const { status, role, now } = moment;
  const mentee = role === "mentee";
  const inTime = moment.deadlineAt === null || now < moment.deadlineAt;
  const roomOpen = now >= moment.roomOpensAt && now < moment.endsAt;
  switch (status) {
    case "awaiting_payment":
      return mentee && inTime ? ["pay", "let_go", "edit_brief"] : [];
    case "requested":
      if (!inTime) return [];
      return mentee ? ["withdraw", "edit_brief"] : ["accept", "decline"];
    case "confirmed":
      return [
        ...(roomOpen ? (["enter_room"] as const) : []),
        ...(now < moment.startsAt && mentee ? (["edit_brief"] as const) : []),
        ...(now < moment.startsAt ? (["cancel"] as const) : []),
        ...(moveRefusal(moment, role, now) === null
          ? [mentee ? ("move" as const) : ("ask_to_move" as const)]
          : []),
        ...(moment.askedToMove && mentee && now < moment.startsAt
          ? (["answer_move"] as const)
          : []),
      ];
    case "in_session":
      return roomOpen ? ["enter_room"] : [];
    case "completed":
    case "no_show_mentee":
    case "no_show_mentor":
    case "no_show_both":
    case "void":
      return ["read_transcript"];
    case "cancelled_by_mentee":
    case "cancelled_by_mentor":
    case "charged_back":
    case "called_off":
      return moment.calledOffInRoom ? ["read_transcript"] : [];
    case "declined":
    case "expired":
      return [];
  }
}
