import { SECOND } from "../clock.ts";
import { loadClock } from "../sandbox/clock.ts";
import type { Services } from "../services.ts";
import { apartFromRequests } from "../telemetry/current-request.ts";
import { runClockwork } from "./clockwork.ts";
import { deliverLane, LANES } from "./outbox.ts";

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
  const lanes = LANES.map((lane) =>
    repeat(OUTBOX_EVERY_MS, onError, async (goesOn) => {
      await loadClock(services);
      while (goesOn() && (await deliverLane(services, lane, onError)) > 0);
    }),
  );
  const wake = () => {
    for (const lane of lanes) lane.now();
  };
  const clockwork = repeat(CLOCKWORK_EVERY_MS, onError, async () => {
    await loadClock(services);
    await runClockwork(services);
    wake();
  });
  return {
    wake,
    stop: async () => {
      await Promise.all([clockwork, ...lanes].map((one) => one.stop()));
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
