/** The product on a server that stays up: its database opened and brought up to date, its loops. */
import { migrate, requireMigrated } from "../db/migrate.ts";
import { openDatabase } from "../db/open.ts";
import { compose } from "./compose.ts";
import { twoAtATime } from "./crowd/hash-turns.ts";
import type { Settings } from "./env.ts";
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

export async function openProduct(
  settings: Settings,
  onError: (error: unknown) => void,
): Promise<Product> {
  const database = openDatabase(settings.databaseUrl, chargedToRequest);
  const { db } = database;
  let loop: Loop | null = null;
  const services = compose(settings, {
    db,
    fetchRooms: fetch,
    fetchSelf: fetch,
    fetchPublic: fetch,
    hashInTurn: twoAtATime(),
    wake: () => loop?.wake(),
  });
  // A file of our own is brought up to date by the way; a server's schema is its operator's business.
  const { clock, ids } = services;
  if (database.dialect === "sqlite") await migrate(database, { clock, owner: ids.uuid() });
  else await requireMigrated(db);
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
