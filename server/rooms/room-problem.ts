import { RoomRefusal } from "../../party/protocol.ts";
import { Problem } from "../errors.ts";

/** What a room said no to, or its silence, as a problem that may be shown. */
export function roomProblem(error: unknown): Problem {
  const { data } = RoomRefusal.safeParse((error as { refusal?: unknown }).refusal);
  switch (data?.code) {
    case "empty":
    case "too-long":
    case "bad-characters":
      return Problem.field("body", data.text);
    case "too-fast":
      return new Problem("rate_limited", data.text, {
        retryAfterSeconds: Math.ceil((data.retryAfterMs ?? 1000) / 1000),
      });
    case "early":
    case "ended":
      return new Problem("room_closed", data.text);
    default:
      return new Problem(
        "unavailable",
        "The room cannot be reached just now. Nothing is lost; try again in a moment.",
      );
  }
}
