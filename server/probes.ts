/** What machines ask about this server: is it alive, can it work, what has it done. */
import { Hono } from "hono";
import { outboxHealth } from "../db/queries/outbox.ts";
import { sha256 } from "./hash.ts";
import { problemResponse } from "./problem-response.ts";
import type { Services } from "./services.ts";
import type { Gauge, Metrics } from "./telemetry/metrics.ts";
import { readReadiness } from "./telemetry/readiness.ts";

const FRESH = { "cache-control": "no-store" };

export interface ProbeOptions {
  services: Services;
  metrics: Metrics | undefined;
  onError(error: unknown): void;
}

export function createProbes({ services, metrics, onError }: ProbeOptions): Hono {
  const probes = new Hono();
  const { metricsToken } = services.settings;

  probes.get("/healthz", (c) => c.json({ ok: true }, 200, FRESH));

  probes.get("/readyz", async (c) => {
    const readiness = await readReadiness(services, onError);
    return c.json(readiness, readiness.ready ? 200 : 503, FRESH);
  });

  // Without a token there is no such address.
  if (metrics && metricsToken !== null)
    probes.get("/metrics", async (c) => {
      if (!isSame(c.req.header("authorization") ?? "", `Bearer ${metricsToken}`))
        return problemResponse(
          { status: 401, code: "sign_in_required", detail: "That needs the token." },
          { "www-authenticate": "Bearer" },
        );
      const text = metrics.text(await outboxGauges(services).catch(() => []));
      return c.body(text, 200, { ...FRESH, "content-type": "text/plain; version=0.0.4" });
    });

  return probes;
}

/** Of their hashes, so that the time it takes tells nothing of how much was right. */
function isSame(given: string, expected: string): boolean {
  return sha256(given) === sha256(expected);
}

async function outboxGauges({ db, clock }: Services): Promise<Gauge[]> {
  const { waiting, failed, oldestDueAt } = await outboxHealth(db);
  const lateMs = oldestDueAt === null ? 0 : Math.max(0, clock.now() - Number(oldestDueAt));
  return [
    { name: "outbox_waiting", help: "Effects not yet performed.", value: waiting },
    { name: "outbox_given_up", help: "Effects that wait for a person.", value: failed },
    {
      name: "outbox_late_seconds",
      help: "How long the longest due effect has waited.",
      value: lateMs / 1000,
    },
  ];
}
