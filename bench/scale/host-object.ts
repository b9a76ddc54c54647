/** The room's own host over memory and a clock of ours, with everything counted that is charged. */
import { parseKeys } from "../../party/keys.ts";
import type { Attached, Platform, RoomConnection } from "../../party/platform.ts";
import { type RoomCommand, roomPath } from "../../party/protocol.ts";
import { RoomHost } from "../../party/room-host.ts";
import { SIGNATURE_HEADER, signRequest } from "../../party/signature.ts";
import { signTicket, type TicketGrant } from "../../party/ticket.ts";
import { APP_ANSWER_MS, HANDLING_MS, HIBERNATES_AFTER_MS } from "./assumptions.ts";
import { noCounts, type RoomObject } from "./room-object.ts";

const KEYS = parseKeys("k1:0123456789abcdef0123456789abcdef");
const APP = "https://app.test";

export class HostObject implements RoomObject<Line> {
  readonly counts = noCounts();
  readonly handedOverAt: number[] = [];
  alarmAt: number | null = null;
  now = 0;
  readonly #room: string;
  readonly #rows = new Map<string, string>();
  readonly #lines = new Set<Line>();
  #host: RoomHost;
  #lastEventAt = 0;
  #work: Promise<unknown>[] = [];

  constructor(room: string) {
    this.#room = room;
    this.#host = this.#woken();
  }

  async connect(grant: TicketGrant, hears: (text: string) => void): Promise<Line> {
    this.counts.connections++;
    const line = new Line(hears);
    this.#lines.add(line);
    const ticket = await signTicket(KEYS, grant, this.now);
    await this.#event((host) => host.connect(line, ticket));
    return line;
  }

  async frame(line: Line, data: string): Promise<void> {
    this.counts.frames++;
    await this.#event((host) => host.frame(line, data));
  }

  async close(line: Line): Promise<void> {
    if (!this.#lines.delete(line)) return;
    await this.#event((host) => host.closed(line));
  }

  async alarm(): Promise<void> {
    this.counts.alarms++;
    this.alarmAt = null;
    await this.#event((host) => host.alarm());
  }

  async command(command: RoomCommand): Promise<void> {
    this.counts.commands++;
    const path = roomPath(this.#room);
    const body = JSON.stringify(command);
    const headers = { [SIGNATURE_HEADER]: await signRequest(KEYS, path, body, this.now) };
    const request = new Request(APP + path, { method: "POST", headers, body });
    const response = await this.#event((host) => host.request(request));
    if (response.status !== 200) throw new Error(`${command.command}: ${response.status}`);
  }

  async #event<T>(work: (host: RoomHost) => Promise<T>): Promise<T> {
    if (this.now - this.#lastEventAt > HIBERNATES_AFTER_MS) this.#host = this.#woken();
    this.#lastEventAt = this.now;
    this.counts.awakeMs += HANDLING_MS;
    const answer = await work(this.#host);
    while (this.#work.length > 0) await Promise.all(this.#work.splice(0));
    return answer;
  }

  #woken(): RoomHost {
    return new RoomHost(this.#platform());
  }

  #platform(): Platform {
    const { counts } = this;
    const rows = this.#rows;
    return {
      room: () => this.#room,
      connections: () => this.#lines,
      now: () => this.now,
      keepAlive: (work) => this.#work.push(work),
      restart: () => {},
      keys: KEYS,
      appUrl: APP,
      fetch: async (_url, init) => this.#takeOver(String(init.body)),
      storage: {
        async get<T>(key: string) {
          counts.rowsRead++;
          return parsed<T>(rows.get(key));
        },
        async put(entries) {
          for (const [key, value] of Object.entries(entries)) {
            counts.rowsWritten++;
            rows.set(key, JSON.stringify(value));
          }
        },
        async list<T>({ prefix, startAfter = "", limit }: Listing) {
          const keys = [...rows.keys()]
            .filter((key) => key.startsWith(prefix) && key > startAfter)
            .sort()
            .slice(0, limit);
          counts.rowsRead += Math.max(1, keys.length);
          return new Map(keys.map((key) => [key, parsed<T>(rows.get(key)) as T]));
        },
        async delete(keys) {
          counts.rowsWritten += keys.length;
          for (const key of keys) rows.delete(key);
        },
        setAlarm: async (at) => {
          counts.rowsWritten++;
          this.alarmAt = at;
        },
        deleteAlarm: async () => {
          counts.rowsWritten++;
          this.alarmAt = null;
        },
      },
    };
  }

  /** The app, which stores all that it is given. */
  #takeOver(body: string): Response {
    this.counts.handovers++;
    this.counts.awakeMs += APP_ANSWER_MS;
    this.handedOverAt.push(this.now);
    const { messages } = JSON.parse(body) as { messages: { seq: number }[] };
    this.#acked = Math.max(this.#acked, messages.at(-1)?.seq ?? 0);
    return Response.json({ ackSeq: this.#acked });
  }
  #acked = 0;
}

function parsed<T>(text: string | undefined): T | undefined {
  return text === undefined ? undefined : JSON.parse(text);
}

interface Listing {
  prefix: string;
  startAfter?: string;
  limit: number;
}

/** One person's connection; what the room says into it goes to `hears`. */
export class Line implements RoomConnection {
  #attached: Attached | null = null;
  readonly hears: (text: string) => void;

  constructor(hears: (text: string) => void) {
    this.hears = hears;
  }
  attached() {
    return this.#attached;
  }
  attach(attached: Attached) {
    this.#attached = attached;
  }
  send(text: string) {
    this.hears(text);
  }
  close() {}
}
