import fc from "fast-check";
import { expect, it } from "vitest";
import { itemsOf } from "./turns.ts";

const START = Date.UTC(2026, 10, 26, 16);
const said = (minute: number, own: boolean) => ({
  key: `${minute}-${own}`,
  own,
  body: "",
  at: START + minute * 60_000,
});

it("names the day first, then each new quarter of an hour", () => {
  const items = itemsOf(
    [said(0, false), said(6, true), said(16, false), said(17, true)],
    "Africa/Johannesburg",
  );
  expect(items.flatMap((item) => (item.kind === "mark" ? [item.words] : []))).toEqual([
    "Thu 26 Nov, 18:00",
    "18:16",
  ]);
});

it("leaves the name out while one person goes on", () => {
  const items = itemsOf([said(1, true), said(2, true), said(3, false), said(8, false)], "UTC");
  expect(items.flatMap((item) => (item.kind === "turn" ? [item.same] : []))).toEqual([
    false,
    true,
    false,
    false,
  ]);
});

it("keeps every message once and in its order", () => {
  const minutes = fc.array(fc.tuple(fc.nat(60), fc.boolean()), { maxLength: 60 });
  fc.assert(
    fc.property(minutes, (pairs) => {
      const spoken = pairs
        .sort(([a], [b]) => a - b)
        .map(([minute, own], i) => ({ ...said(minute, own), key: String(i) }));
      const kept = itemsOf(spoken, "UTC").flatMap((item) =>
        item.kind === "turn" ? [item.key] : [],
      );
      expect(kept).toEqual(spoken.map(({ key }) => key));
    }),
  );
});
