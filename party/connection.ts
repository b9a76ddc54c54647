import type { Attached, RoomConnection } from "./platform.ts";

/** A socket as PartyKit and partyserver both give it. */
export interface PartySocket {
  readonly state: unknown;
  setState(state: Attached): unknown;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

export function roomConnection(socket: PartySocket): RoomConnection {
  return {
    attached: () => (socket.state as Attached | null | undefined) ?? null,
    attach: (attached) => void socket.setState(attached),
    send: (text) => socket.send(text),
    close: (code, reason) => socket.close(code, reason),
  };
}

export function ticketIn(url: string): string | null {
  return new URL(url).searchParams.get("ticket");
}
