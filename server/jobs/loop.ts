import { SECOND } from "../clock.ts";
import { loadClock } from "../sandbox/clock.ts";
import type { Services } from "../services.ts";
import { apartFromRequests } from "../telemetry/current-request.ts";
import { runClockwork } from "./clockwork.ts";
import { deliverLane, dueLanes, type Lane } from "./outbox.ts";

const CLOCKWORK_EVERY_MS = 10 * SECOND;
const OUTBOX_EVERY_MS = 1 * SECOND;
/** What is queued in so short a time is leased and marked together. */
const AT_ONCE_MS = 30;

export interface Loop {
  /** Something is due: look now. */
  wake(): void;
  /** Ends after the work in hand. */
  stop(): Promise<void>;
}

/**
 * What runs later, on a server that stays up. On Workers, cron does the same. The sandbox's clock may
 * have been moved through another process.
 */
export function startLoop(services: Services, onError: (error: unknown) => void): Loop {
  const atWork = new Map<Lane, Promise<void>>();
  const outbox = repeat(OUTBOX_EVERY_MS, onError, async (goesOn) => {
    await loadClock(services);
    const deliver = async (lane: Lane) => {
      while (goesOn() && (await deliverLane(services, lane, onError)) > 0);
    };
    // Not waited for: a lane that takes its time keeps no other from the next look.
    for (const lane of await dueLanes(services))
      if (!atWork.has(lane)) {
        const work = deliver(lane).catch(onError);
        atWork.set(
          lane,
          work.finally(() => atWork.delete(lane)),
        );
      }
  });
  const clockwork = repeat(CLOCKWORK_EVERY_MS, onError, async () => {
    await loadClock(services);
    await runClockwork(services);
    outbox.now();
  });
  return {
    wake: outbox.now,
    stop: async () => {
      await Promise.all([clockwork.stop(), outbox.stop()]);
      await Promise.all(atWork.values());
    },
  };
}

/** Runs `work` again `everyMs` after it ended, or as soon as asked; never two at a time. `goesOn`: until it is stopped. */
function repeat(
  everyMs: number,
  onError: (error: unknown) => void,
  work: (goesOn: () => boolean) => Promise<void>,
) {
  let stopped = false;
  const goesOn = () => !stopped;
  let asked = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;

  function run() {
    asked = false;
    running = apartFromRequests(() => work(goesOn))
      .catch(onError)
      .finally(() => {
        running = null;
        if (!stopped) timer = setTimeout(run, asked ? AT_ONCE_MS : everyMs);
      });
  }

  timer = setTimeout(run, 0);
  return {
    now() {
      if (stopped || asked) return;
      asked = true;
      if (running) return;
      clearTimeout(timer);
      timer = setTimeout(run, AT_ONCE_MS);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
