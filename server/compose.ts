/** Checked settings in, wired services out: the only place that knows who implements what. */

import { migrate, requireMigrated } from "../db/migrate.ts";
import { openDatabase } from "../db/open.ts";
import { createRecordStore } from "../db/queries/sandbox.ts";
import { parseKeys } from "../party/keys.ts";
import { createMovableClock, systemClock } from "./clock.ts";
import type { Settings } from "./env.ts";
import { createHttpRooms } from "./gateways/rooms-http.ts";
import { createSandboxMailer } from "./gateways/sandbox-mailer.ts";
import { createSandboxPayments } from "./gateways/sandbox-payments.ts";
import { createSandboxRail } from "./gateways/sandbox-rail.ts";
import { createIds } from "./ids.ts";
import { type Loop, startLoop } from "./jobs/loop.ts";
import { loadClock } from "./sandbox/clock.ts";
import type { Services } from "./services.ts";
import { chargedToRequest } from "./telemetry/current-request.ts";

export interface Product {
  services: Services;
  /** Starts what runs later. */
  start(): void;
  close(): Promise<void>;
}

export async function compose(
  settings: Settings,
  onError: (error: unknown) => void,
): Promise<Product> {
  const database = openDatabase(settings.databaseUrl, chargedToRequest);
  const { db } = database;
  const clock = createMovableClock();
  const ids = createIds(clock);
  // A file of our own is brought up to date by the way; a server's schema is its operator's business.
  if (database.dialect === "sqlite") await migrate(database, { clock, owner: ids.uuid() });
  else await requireMigrated(db);

  const records = createRecordStore(db, clock);
  const payments = createSandboxPayments({
    records,
    ids,
    keys: parseKeys(settings.appKeys),
    publicUrl: settings.publicUrl,
  });
  let loop: Loop | null = null;
  const services: Services = {
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
      fetch,
      timeoutMs: 5000,
    }),
    records,
    movableClock: clock,
    sandboxProvider: payments,
    postNotice: async (url, { body, headers }) => {
      const answer = await fetch(url, { method: "POST", body, headers });
      if (!answer.ok) throw new Error(`The notice was answered with ${answer.status}`);
    },
    wake: () => loop?.wake(),
  };
  await loadClock(services);

  return {
    services,
    start() {
      loop = startLoop(services, onError);
    },
    async close() {
      await loop?.stop();
      await db.destroy();
    },
  };
}
