/** Counters since the process (on Workers: the isolate) began, in Prometheus' text format 0.0.4. */
import type { Answered } from "./log-lines.ts";

export interface Gauge {
  name: string;
  help: string;
  value: number;
}

export interface Metrics {
  answered(answered: Answered): void;
  /** A bug, or something outside that let us down. */
  failed(): void;
  /** `gauges`: what is true now, to be told beside the counters. */
  text(gauges: readonly Gauge[]): string;
}

const HELP = {
  requests_total: "Requests answered.",
  request_seconds_total: "Seconds until the heads of their answers were ready.",
  database_queries_total: "Round trips to the database made for requests.",
  database_seconds_total: "Seconds that requests waited for the database.",
  failures_total: "Errors written to the log.",
} as const;

type Counter = keyof typeof HELP;

export function createMetrics(): Metrics {
  const counters = new Map<Counter, Map<string, number>>(
    (Object.keys(HELP) as Counter[]).map((name) => [name, new Map()]),
  );
  counters.get("failures_total")?.set("", 0);
  const add = (name: Counter, labels: string, by: number) => {
    const series = counters.get(name);
    series?.set(labels, (series.get(labels) ?? 0) + by);
  };
  return {
    answered({ method, route, status, ms, dbMs, dbCount }) {
      const labels = `method="${method}",route="${escaped(route)}"`;
      add("requests_total", `${labels},status="${status}"`, 1);
      add("request_seconds_total", labels, ms / 1000);
      add("database_queries_total", labels, dbCount);
      add("database_seconds_total", labels, dbMs / 1000);
    },
    failed: () => add("failures_total", "", 1),
    text: (gauges) =>
      [
        ...[...counters].flatMap(([name, series]) => [
          ...head(name, HELP[name], "counter"),
          ...[...series].map(([labels, value]) => sample(name, labels, value)),
        ]),
        ...gauges.flatMap(({ name, help, value }) => [
          ...head(name, help, "gauge"),
          sample(name, "", value),
        ]),
        "",
      ].join("\n"),
  };
}

function head(name: string, help: string, type: "counter" | "gauge"): string[] {
  return [`# HELP mentorlink_${name} ${help}`, `# TYPE mentorlink_${name} ${type}`];
}

function sample(name: string, labels: string, value: number): string {
  return `mentorlink_${name}${labels && `{${labels}}`} ${Number(value.toPrecision(12))}`;
}

function escaped(label: string): string {
  return label.replace(/[\\"\n]/g, (c) => (c === "\n" ? "\\n" : `\\${c}`));
}
