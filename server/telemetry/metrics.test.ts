import { expect, test } from "vitest";
import { createMetrics } from "./metrics.ts";

const answered = { requestId: "r", status: 200, ms: 20, dbMs: 5, dbCount: 2 };

test("counters add up by route, in Prometheus’ text", () => {
  const metrics = createMetrics();
  metrics.answered({ ...answered, method: "GET", route: "/mentors/:id" });
  metrics.answered({ ...answered, method: "GET", route: "/mentors/:id" });
  metrics.answered({ ...answered, method: "POST", route: "/sign-in", status: 401 });
  metrics.failed();
  const text = metrics.text([{ name: "outbox_waiting", help: "Waiting.", value: 7 }]);
  expect(text.endsWith("\n")).toBe(true);
  expect(text.split("\n")).toEqual(
    expect.arrayContaining([
      "# TYPE mentorlink_requests_total counter",
      'mentorlink_requests_total{method="GET",route="/mentors/:id",status="200"} 2',
      'mentorlink_requests_total{method="POST",route="/sign-in",status="401"} 1',
      'mentorlink_request_seconds_total{method="GET",route="/mentors/:id"} 0.04',
      'mentorlink_database_queries_total{method="GET",route="/mentors/:id"} 4',
      "mentorlink_failures_total 1",
      "# TYPE mentorlink_outbox_waiting gauge",
      "mentorlink_outbox_waiting 7",
    ]),
  );
  // Each line is a comment or one sample, as the format has it.
  for (const line of text.trimEnd().split("\n"))
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? [\d.e+-]+)$/);
});

test("before the first failure its counter is there, at zero", () => {
  expect(createMetrics().text([])).toContain("\nmentorlink_failures_total 0\n");
});
