/** Checked settings in, wired services out: the only place that knows who implements what. */
import type { Db } from "../db/client.ts";
import { createRecordStore } from "../db/queries/sandbox.ts";
import { parseKeys } from "../party/keys.ts";
import { PASSWORD_COST } from "./accounts/passwords.ts";
import { createMovableClock, systemClock } from "./clock.ts";
import type { Settings } from "./env.ts";
import { createFront } from "./gateways/front-http.ts";
import { createHttpRooms } from "./gateways/rooms-http.ts";
import { createSandboxMailer } from "./gateways/sandbox-mailer.ts";
import { createSandboxPayments } from "./gateways/sandbox-payments.ts";
import { createSandboxRail } from "./gateways/sandbox-rail.ts";
import { createIds } from "./ids.ts";
import type { HashInTurn } from "./ports.ts";
import type { Services } from "./services.ts";

/** What differs between a server that stays up and a Worker that lives for one request. */
export interface Platform {
  db: Db;
  /** Reaches the rooms. */
  fetchRooms: typeof fetch;
  /** Reaches this app at its own address. */
  fetchSelf: typeof fetch;
  /** Comes in from outside, as people do. Null where that cannot be done from here. */
  fetchPublic: typeof fetch | null;
  hashInTurn: HashInTurn;
  wake(): void;
}

/** `loadClock` must follow before anything asks for the time. */
export function compose(settings: Settings, platform: Platform): Services {
  const { db, fetchRooms, fetchSelf, fetchPublic, hashInTurn, wake } = platform;
  const clock = createMovableClock();
  const ids = createIds(clock);
  const records = createRecordStore(db, clock);
  const payments = createSandboxPayments({
    records,
    ids,
    keys: parseKeys(settings.appKeys),
    realClock: systemClock,
    publicUrl: settings.publicUrl,
  });
  return {
    db,
    clock,
    realClock: systemClock,
    ids,
    settings,
    mailer: createSandboxMailer(records),
    gateways: { [payments.name]: payments },
    gateway: payments.name,
    rail: createSandboxRail(records),
    rooms: createHttpRooms({
      baseUrl: settings.roomsUrl,
      socketBaseUrl: settings.roomsPublicUrl,
      keys: parseKeys(settings.roomKeys),
      realClock: systemClock,
      fetch: fetchRooms,
      timeoutMs: 5000,
    }),
    isReachable: fetchPublic
      ? createFront({
          publicUrl: settings.publicUrl,
          records,
          realClock: systemClock,
          fetch: fetchPublic,
          timeoutMs: 5000,
        })
      : async () => true,
    records,
    // Law 5: production refuses to move the time.
    movableClock: settings.production ? null : clock,
    sandboxProvider: payments,
    postNotice: async (url, { body, headers }) => {
      const answer = await fetchSelf(url, { method: "POST", body, headers });
      if (!answer.ok) throw new Error(`The notice was answered with ${answer.status}`);
    },
    hashInTurn,
    passwordCost: PASSWORD_COST,
    wake,
  };
}
