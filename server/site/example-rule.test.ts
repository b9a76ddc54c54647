import fc from "fast-check";
import { expect, it } from "vitest";
import { HOUR, MINUTE } from "../clock.ts";
import { moneyExample } from "./example-rule.ts";

const NOW = Date.parse("2026-11-20T20:40:00+02:00");

it("the example is an hour next week at 18:00 on the reader's clock", () => {
  const example = moneyExample(NOW, "Africa/Johannesburg", false);
  expect(new Date(example.startsAt).toISOString()).toBe("2026-11-26T16:00:00.000Z");
  expect(example.cancelUntil).toBe(example.startsAt - 24 * HOUR);
  expect(example.absentFrom).toBe(example.startsAt + 10 * MINUTE);
  expect(example.releaseAt).toBe(example.startsAt + 49 * HOUR);
  expect(new Date(example.payoutAt).toISOString()).toBe("2026-12-04T04:00:00.000Z");
  expect(example).toMatchObject({ netCents: 26_250, commissionCents: 8_750 });
});

it("lies ahead and adds up, wherever and whenever it is read", () => {
  const zones = ["Pacific/Pago_Pago", "Pacific/Kiritimati", "Europe/London", "Asia/Kathmandu"];
  fc.assert(
    fc.property(
      fc.integer({ min: Date.parse("2025-01-01"), max: Date.parse("2035-01-01") }),
      fc.constantFrom(...zones),
      fc.boolean(),
      (now, zone, vat) => {
        const { startsAt, priceCents, netCents, commissionCents } = moneyExample(now, zone, vat);
        expect(startsAt).toBeGreaterThan(now + 4 * 24 * HOUR);
        expect(netCents + commissionCents).toBe(priceCents);
        const time = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "short" });
        expect(time.format(startsAt)).toBe("18:00");
      },
    ),
  );
});
