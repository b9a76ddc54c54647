/** What people change of their account, in the browser in which they are signed in. */
import { expect, test } from "./support/fixtures.ts";
import { linkFromLetter, PASSWORD, registerMentee, signIn } from "./support/people.ts";

for (const scripts of [true, false]) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ scripts });

    test("another address: asked for, opened, used to sign in", async ({ person }) => {
      const page = await person();
      await registerMentee(page, "Lerato Dube", "lerato@example.test");
      await page.goto("/settings#address");
      await page.getByText("Change the address").click();
      await page.getByLabel("New address").fill("lerato.dube@example.test");
      await page.getByLabel("Your password").first().fill(PASSWORD);
      await page.getByRole("button", { name: "Send the letter" }).click();
      await expect(page.getByText("Open the letter that we sent")).toBeVisible();

      // Signed in and confirmed as she is: the link is about the other address.
      await page.goto(await linkFromLetter(page, "lerato.dube@example.test", /new address/));
      await page.getByRole("button", { name: /use this address/ }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your address is changed");
      await page.getByRole("link", { name: "Go on" }).click();
      await expect(page.getByText("lerato.dube@example.test")).toBeVisible();
      const told = await linkFromLetter(page, "lerato@example.test", /address was changed/);
      expect(told).toContain("/help");

      const elsewhere = await person();
      await signIn(elsewhere, "lerato.dube@example.test");
      await expect(elsewhere.getByRole("heading", { level: 1 })).toContainText("Lerato");
    });
  });
}
