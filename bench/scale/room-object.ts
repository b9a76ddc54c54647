import type { RoomCommand } from "../../party/protocol.ts";
import type { TicketGrant } from "../../party/ticket.ts";

/** What is charged for a room, and how often. */
export interface Counts {
  connections: number;
  commands: number;
  alarms: number;
  frames: number;
  handovers: number;
  rowsRead: number;
  rowsWritten: number;
  awakeMs: number;
}

export function noCounts(): Counts {
  return {
    connections: 0,
    commands: 0,
    alarms: 0,
    frames: 0,
    handovers: 0,
    rowsRead: 0,
    rowsWritten: 0,
    awakeMs: 0,
  };
}

/** A room in time of our own, to which things happen one after the other. */
export interface RoomObject<Socket = unknown> {
  /** Epoch ms. */
  now: number;
  alarmAt: number | null;
  readonly counts: Counts;
  /** Epoch ms of each. */
  readonly handedOverAt: number[];
  /** `hears` gets the room's messages as JSON. */
  connect(grant: TicketGrant, hears: (text: string) => void): Promise<Socket>;
  frame(socket: Socket, data: string): Promise<void>;
  close(socket: Socket): Promise<void>;
  alarm(): Promise<void>;
  command(command: RoomCommand): Promise<void>;
}
