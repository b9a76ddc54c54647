import type { Attached, Platform, RoomConnection } from "./platform.ts";
import { CloseCode, type ServerMessage } from "./protocol.ts";
import type { Audience, Effect } from "./room-events.ts";

type Place = { connection: RoomConnection; attached: Attached };

/**
 * Shows effects to the sockets they are for. `newcomer` is the socket that stands at the door,
 * known by `id` only. Answers whom the room itself expelled.
 */
export function deliver(
  effects: Effect[],
  platform: Platform,
  newcomer?: { id: string; connection: RoomConnection },
): Attached[] {
  const expelled: Attached[] = [];
  const expel = ({ connection, attached }: Place, code: number, reason: string) => {
    expelled.push(attached);
    connection.attach({ ...attached, gone: true });
    dismiss(connection, code, reason);
  };
  for (const effect of effects) {
    const atDoor = "to" in effect && nameIn(effect.to) === newcomer?.id ? newcomer : undefined;
    switch (effect.kind) {
      case "admit":
        newcomer?.connection.attach({
          id: effect.connection,
          role: effect.role,
          authSession: effect.authSession,
          since: platform.now(),
        });
        break;
      case "close-oldest": {
        const oldest = places(platform, { role: effect.role }).sort(byAge)[0];
        if (oldest) expel(oldest, CloseCode.tooMany, "too many");
        break;
      }
      case "send":
      case "reply": {
        if (effect.to === "form") break;
        const text = JSON.stringify(wire(effect.message));
        const seats = atDoor ? [atDoor] : places(platform, effect.to);
        for (const { connection } of seats) quietly(() => connection.send(text));
        break;
      }
      case "close":
        if (atDoor && !atDoor.connection.attached()) {
          turnAway(atDoor.connection, effect.code, effect.reason);
          break;
        }
        for (const place of places(platform, effect.to)) expel(place, effect.code, effect.reason);
    }
  }
  return expelled;
}

/** At the door: whatever such a socket goes on sending is not read. */
export function turnAway(connection: RoomConnection, code: number, reason: string): void {
  connection.attach({ id: "", role: "mentee", authSession: "", since: 0, gone: true });
  dismiss(connection, code, reason);
}

/** Closes a socket, and says so first: a browser's close event comes seconds after the frame. */
export function dismiss(
  connection: Pick<RoomConnection, "send" | "close">,
  code: number,
  reason: string,
): void {
  const message: ServerMessage = { t: "closing", code, reason };
  quietly(() => connection.send(JSON.stringify(message)));
  quietly(() => connection.close(code, reason));
}

function places(platform: Platform, to: Audience & { authSession?: string }): Place[] {
  const found: Place[] = [];
  for (const connection of platform.connections()) {
    const attached = connection.attached();
    if (!attached || attached.gone) continue;
    if (to.connection !== undefined && attached.id !== to.connection) continue;
    if (to.role !== undefined && attached.role !== to.role) continue;
    if (to.except !== undefined && attached.id === to.except) continue;
    if (to.authSession !== undefined && attached.authSession !== to.authSession) continue;
    found.push({ connection, attached });
  }
  return found;
}

function nameIn(to: Audience | "form"): string | undefined {
  return to === "form" ? undefined : to.connection;
}

function byAge(a: Place, b: Place): number {
  return a.attached.since - b.attached.since;
}

/** `repeated` is for forms; a socket's client does not care which time it was. */
function wire(message: object): object {
  return "repeated" in message ? { ...message, repeated: undefined } : message;
}

/** A socket may break at any moment; its close event follows and is what counts. */
function quietly(act: () => void): void {
  try {
    act();
  } catch {}
}
