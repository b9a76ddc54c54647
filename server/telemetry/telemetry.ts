import type { Clock } from "../ports.ts";
import { type Answered, answeredLine, errorLine } from "./log-lines.ts";
import { createMetrics, type Metrics } from "./metrics.ts";

/** What an entry point hears of its product, written down and counted. */
export interface Telemetry {
  onError(error: unknown, requestId?: string): void;
  onAnswer(answered: Answered): void;
  metrics: Metrics;
}

export interface TelemetryOptions {
  clock: Clock;
  /** A line for every request. Errors have theirs anyway. */
  logRequests: boolean;
  write(level: "info" | "error", line: string): void;
}

export function createTelemetry({ clock, logRequests, write }: TelemetryOptions): Telemetry {
  const metrics = createMetrics();
  return {
    metrics,
    onError(error, requestId = "") {
      metrics.failed();
      write("error", errorLine(clock.now(), error, requestId));
    },
    onAnswer(answered) {
      metrics.answered(answered);
      if (logRequests) write("info", answeredLine(clock.now(), answered));
    },
  };
}
