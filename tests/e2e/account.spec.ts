/** What people change of their account, in the browser in which they are signed in. */
import { expect, test } from "./support/fixtures.ts";
import {
  linkFromLetter,
  PASSWORD,
  registerMentee,
  registerUnconfirmed,
  signIn,
} from "./support/people.ts";

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

    test("another person's letter, opened where somebody else is signed in, confirms that person", async ({
      person,
    }) => {
      const page = await person();
      await registerMentee(page, "Anele Khoza", "anele@example.test");
      const sister = await person();
      await registerUnconfirmed(sister, "Zinhle Khoza", "zinhle@example.test");

      const link = await linkFromLetter(page, "zinhle@example.test", /Welcome/);
      await page.goto(link);
      await page.getByRole("button", { name: "Confirm my address" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your address is confirmed");
      await signIn(sister, "zinhle@example.test");
      await sister.goto("/settings#address");
      await expect(sister.getByText("zinhle@example.test")).toBeVisible();
      await expect(sister.getByText("Confirmed", { exact: true })).toBeVisible();

      await page.goto(link);
      await page.getByRole("button", { name: "Confirm my address" }).click();
      await expect(page.getByRole("alert")).toBeVisible();
      await expect(page.getByText("You are signed in as anele@example.test")).toBeVisible();
    });
  });
}
