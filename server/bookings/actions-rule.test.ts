import { describe, expect, it } from "vitest";
import type { SessionStatus } from "../../db/schema.ts";
import { HOUR, MINUTE } from "../clock.ts";
import { actionsOf } from "./actions-rule.ts";
import type { Role } from "./schemas.ts";
import { SESSION_STATES } from "./session-states.ts";

const START = Date.UTC(2026, 10, 26, 16);
const at = (
  status: SessionStatus,
  role: Role,
  now: number,
  deadlineAt: number | null = null,
  calledOffInRoom = false,
) =>
  actionsOf({
    status,
    role,
    startsAt: START,
    endsAt: START + HOUR,
    roomOpensAt: START - 5 * MINUTE,
    deadlineAt,
    moves: 0,
    calledOffInRoom,
    askedToMove: false,
    now,
  });

describe("what one may do", () => {
  it.each([
    ["awaiting_payment", "mentee", -HOUR, ["pay", "let_go", "edit_brief"]],
    ["awaiting_payment", "mentor", -HOUR, []],
    ["requested", "mentee", -HOUR, ["withdraw", "edit_brief"]],
    ["requested", "mentor", -HOUR, ["accept", "decline"]],
    ["confirmed", "mentee", -HOUR, ["edit_brief", "cancel"]],
    ["confirmed", "mentor", -HOUR, ["cancel"]],
    ["confirmed", "mentee", -5 * MINUTE, ["enter_room", "edit_brief", "cancel"]],
    ["confirmed", "mentor", 0, ["enter_room"]],
    ["in_session", "mentee", HOUR - 1, ["enter_room"]],
    ["in_session", "mentee", HOUR, []],
    ["completed", "mentor", 3 * HOUR, ["read_transcript"]],
    ["cancelled_by_mentee", "mentee", -HOUR, []],
    ["charged_back", "mentee", -HOUR, []],
    ["charged_back", "mentor", -HOUR, []],
  ] as [
    SessionStatus,
    Role,
    number,
    string[],
  ][])("%s, %s, %i ms", (status, role, when, actions) => {
    expect(at(status, role, START + when)).toEqual(actions);
  });

  it.each([
    "cancelled_by_mentee",
    "cancelled_by_mentor",
    "charged_back",
    "called_off",
  ] as const)("%s: what was said in its room before stays readable", (status) => {
    for (const role of ["mentee", "mentor"] as const)
      expect(at(status, role, START - MINUTE, null, true)).toEqual(["read_transcript"]);
  });

  it("has nothing left once the time to pay or answer is over", () => {
    for (const role of ["mentee", "mentor"] as const)
      for (const status of ["awaiting_payment", "requested"] as const)
        expect(at(status, role, START - HOUR, START - HOUR)).toEqual([]);
  });

  it("answers for every state and both sides at any time", () => {
    for (const status of Object.keys(SESSION_STATES) as SessionStatus[])
      for (const role of ["mentee", "mentor"] as const)
        for (const when of [-48 * HOUR, -MINUTE, 0, HOUR, 72 * HOUR])
          expect(Array.isArray(at(status, role, START + when))).toBe(true);
  });
});
