/** A whole product in memory for one test: real database, rules and procedures; steerable outside. */

import { migrate } from "../../db/migrate.ts";
import { openDatabase } from "../../db/open.ts";
import { createRecordStore } from "../../db/queries/sandbox.ts";
import type { Watcher } from "../../db/watched.ts";
import { authenticate } from "../../server/accounts/authenticate.ts";
import { createMovableClock } from "../../server/clock.ts";
import type { Context, Viewer } from "../../server/context.ts";
import { readSettings } from "../../server/env.ts";
import { createIds } from "../../server/ids.ts";
import { deliverDue } from "../../server/jobs/outbox.ts";
import type { ScryptCost } from "../../server/ports.ts";
import { createCaller } from "../../server/router.ts";
import type { Services } from "../../server/services.ts";
import { type OneDatabase, ownDatabase } from "./databases.ts";
import { fakeGateway, fakeMailer, fakeRail, fakeRooms } from "./fakes.ts";
import { withinKeyspaces } from "./keyspaces.ts";
import { builders } from "./people.ts";

/** Mon 23 Nov 2026, 08:00 SAST. */
export const START = Date.UTC(2026, 10, 23, 6);

export interface WorldOptions {
  startAt?: number;
  /** Stays when the world is closed. Default: an own one, which goes. */
  database?: Pick<OneDatabase, "url" | "options">;
  env?: Record<string, string>;
  /** Told of every statement. */
  watcher?: Watcher;
  /** Default: next to nothing, as what a password costs is not what a test is about. */
  passwordCost?: ScryptCost;
}

export async function makeWorld({
  startAt = START,
  database,
  env = {},
  watcher,
  passwordCost = { N: 1024, r: 8, p: 1 },
}: WorldOptions = {}) {
  const { url, options, release } = database ? { ...database, release() {} } : await ownDatabase();
  const opened = openDatabase(url, withinKeyspaces(watcher), options);
  const { db } = opened;
  let now = startAt;
  const movable = createMovableClock();
  const clock = {
    now: () => now,
    set: (to: number) => {
      now = to;
    },
    advance: (ms: number) => {
      now += ms;
    },
  };
  await migrate(opened, { clock, owner: "world" });

  const gateway = fakeGateway();
  const rail = fakeRail();
  const rooms = fakeRooms();
  const mailer = fakeMailer();
  const ids = createIds(clock);
  const services: Services = {
    db,
    clock,
    realClock: clock,
    ids,
    settings: readSettings({ NODE_ENV: "test", ...env }),
    mailer,
    gateways: { [gateway.name]: gateway },
    gateway: gateway.name,
    rail,
    rooms,
    isReachable: async () => true,
    records: createRecordStore(db, clock),
    movableClock: {
      now: clock.now,
      get offsetMs() {
        return movable.offsetMs;
      },
      setOffset: (ms) => {
        clock.advance(ms - movable.offsetMs);
        movable.setOffset(ms);
      },
    },
    sandboxProvider: null,
    postNotice: async () => {},
    hashInTurn: (_asker, hash) => hash(),
    passwordCost,
    wake() {},
  };

  const contextOf = (viewer: Viewer | null): Context => ({
    services,
    viewer,
    request: {
      id: "test",
      address: "127.0.0.1",
      deviceMark: null,
      userAgent: "test",
      zone: viewer?.timezone ?? "Africa/Johannesburg",
    },
    intents: {},
  });

  return {
    db,
    services,
    clock,
    gateway,
    rail,
    rooms,
    mailer,
    /** A procedure caller for nobody. */
    anyone: createCaller(contextOf(null)),
    contextOf,
    /** A procedure caller for somebody. */
    async as(userId: string) {
      return createCaller(contextOf(await viewerOf(services, userId)));
    },
    viewer: (userId: string) => viewerOf(services, userId),
    outbox: {
      /** Delivers all that is due, and what that makes due, up to `rounds` times. */
      async drain(rounds = 20) {
        for (let i = 0; i < rounds; i++) if ((await deliverDue(services)) === 0) return;
      },
    },
    ...builders(services),
    async close() {
      await db.destroy();
      await release();
    },
  };
}

export type World = Awaited<ReturnType<typeof makeWorld>>;

/**
 * The viewer as a request would see them: a real auth session, authenticated by its token. Who has a
 * second factor has just shown it.
 */
async function viewerOf(services: Services, userId: string): Promise<Viewer> {
  const { startAuthSession } = await import("../../server/accounts/auth-sessions.ts");
  const { token } = await startAuthSession(services, userId, "test", services.realClock.now());
  const viewer = await authenticate(services, token);
  if (!viewer) throw new Error(`no viewer for ${userId}`);
  return viewer;
}
