import type { Db } from "../db/client.ts";
import type { MovableClock } from "./clock.ts";
import type { Settings } from "./env.ts";
import type {
  Clock,
  HashInTurn,
  Ids,
  IsReachable,
  Mailer,
  PaymentGateway,
  PayoutRail,
  RecordStore,
  Rooms,
  SandboxProvider,
  ScryptCost,
  SignedNotice,
} from "./ports.ts";

/** Everything a use case may need from outside, wired once by `compose.ts`. */
export interface Services {
  db: Db;
  clock: Clock;
  /**
   * What people's own devices go by, which the sandbox cannot move: authenticator apps' codes, and how
   * long ago somebody proved who they are (docs/decisions/0005).
   */
  realClock: Clock;
  ids: Ids;
  settings: Settings;
  mailer: Mailer;
  /** By name, as in `payments.gateway` and `/hooks/<name>`. */
  gateways: Record<string, PaymentGateway>;
  /** The name of the gateway that new payments use. */
  gateway: string;
  rail: PayoutRail;
  rooms: Rooms;
  /** Proxy, name and certificate included. */
  isReachable: IsReachable;
  records: RecordStore;
  /** Present only in the sandbox. */
  movableClock: MovableClock | null;
  /** Present only in the sandbox: its provider's own side, and its way of posting notices to us. */
  sandboxProvider: SandboxProvider | null;
  postNotice(url: string, notice: SignedNotice): Promise<void>;
  /** Hashes a password, which keeps a processor busy for a while, when its network's turn comes. */
  hashInTurn: HashInTurn;
  /** What a password's hash costs from now on. */
  passwordCost: ScryptCost;
  /** Something is due now: the outbox need not wait for its next look. */
  wake(): void;
}

/** All that writing down needs: what is due, or what was done. */
export type ClockAndIds = Pick<Services, "clock" | "ids">;

/** All that a letter is written with. */
export type Letters = ClockAndIds & Pick<Services, "settings">;
