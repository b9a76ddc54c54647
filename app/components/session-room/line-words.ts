/** The line and who is at its other end, in words. Pure. */
import type { StateKind } from "../ui/state.tsx";
import { isConnected, other, type RoomModel } from "./room-model.ts";

interface Words {
  kind: StateKind;
  text: string;
}

/** Null while nothing is known. */
export function presenceOf(model: RoomModel): Words | null {
  if (model.ended || model.offset === null || !isConnected(model)) return null;
  return model.online[other(model.me)]
    ? { kind: "yes", text: "Here" }
    : { kind: "off", text: "Not here" };
}

/** What is not as it should be; null when all is well. `final`: it will not mend by itself. */
export function lineNews(model: RoomModel): (Words & { final: boolean }) | null {
  if (model.ended) return null;
  switch (model.link) {
    case "live":
      return null;
    case "connecting":
      return { kind: "wait", text: "Connecting", final: false };
    case "dropped":
      return { kind: "wait", text: "Reconnecting; your messages are kept", final: false };
    case "barred":
      return {
        kind: "wait",
        text: "No live line on this network. Messages go all the same, a little later.",
        final: false,
      };
    case "closed":
      return { kind: "no", text: model.closedBecause, final: true };
  }
}

/** "Your line dropped for 8 seconds at 18:19. Nothing was lost." */
export function dropWords(ms: number, time: string): string {
  const seconds = Math.round(ms / 1000);
  const long =
    seconds < 90
      ? `${seconds} second${seconds === 1 ? "" : "s"}`
      : `${Math.round(seconds / 60)} minutes`;
  return `Your line dropped for ${long} at ${time}. Nothing was lost.`;
}
