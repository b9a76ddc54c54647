/** `npm run chaos -- --only guards` takes every guard away; here, that none is forgotten in between. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { guards } from "../scripts/guards/find.mjs";
import { noticedBy } from "../scripts/guards/tests.mjs";

test("every guard in the code has tests that must notice when it is gone, and can be taken away", () => {
  for (const guard of guards()) {
    const { file, what, edit } = guard;
    const text = readFileSync(file, "utf8");
    expect(edit(text), `${file}: ${what}`).not.toBe(text);
    expect(noticedBy(guard), `scripts/guards/tests.mjs on ${file}: ${what}`).not.toBeNull();
  }
});

test("the kinds of guards that there are, are found", () => {
  const found = guards().map(({ file, what }) => `${file} ${what}`);
  expect(found).toEqual(
    expect.arrayContaining([
      "server/bookings/router.ts bookings.cancel",
      "server/trpc.ts if (viewer.suspended)",
      "server/bookings/book.ts requirePayer(payer)",
      "server/earnings/payout-account.ts saveAccount: reauthenticate",
      "party/ticket.ts if (claims.room !== room)",
    ]),
  );
});
