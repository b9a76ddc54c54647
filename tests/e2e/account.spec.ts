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

    test("another person's letter, opened where somebody else is signed in, changes nothing", async ({
      person,
    }) => {
      const page = await person();
      await registerMentee(page, "Anele Khoza", "anele@example.test");
      const sister = await person();
      await registerUnconfirmed(sister, "Zinhle Khoza", "zinhle@example.test");

      const link = await linkFromLetter(page, "zinhle@example.test", /Welcome/);
      await page.goto(link);
      await page.getByRole("button", { name: "Confirm my address" }).click();
      await expect(page.getByRole("alert")).toContainText("another account");
      await expect(page.getByText("You are signed in as anele@example.test")).toBeVisible();
      await page.getByRole("link", { name: "Sign out here" }).click();
      await page.getByRole("button", { name: "Sign out" }).click();

      await signIn(sister, "zinhle@example.test");
      await sister.goto(link);
      await sister.getByRole("button", { name: "Confirm my address" }).click();
      await expect(sister.getByRole("heading", { level: 1 })).toHaveText(
        "Your address is confirmed",
      );
      await sister.goto(link);
      await sister.getByRole("button", { name: "Confirm my address" }).click();
      await expect(sister.getByRole("alert")).toContainText("used before");
    });

    test("whoever never registered makes a squatter's account their own", async ({ person }) => {
      const squatter = await person();
      await registerUnconfirmed(squatter, "Not Nomsa", "nomsa@example.test");
      await signIn(squatter, "nomsa@example.test");

      const page = await person();
      await page.goto(await linkFromLetter(page, "nomsa@example.test", /Welcome/));
      await page.getByRole("link", { name: "Choose a new one" }).click();
      await page.getByLabel("E-mail address").fill("nomsa@example.test");
      await page.getByRole("main").getByRole("button").click();
      await page.goto(await linkFromLetter(page, "nomsa@example.test", /new password/));
      await page.getByLabel("New password").fill("nomsa's own words");
      await page.getByRole("button", { name: "Save the new password" }).click();
      await signIn(page, "nomsa@example.test", "nomsa's own words");
      await page.goto("/settings#address");
      await expect(page.getByText("Confirmed", { exact: true })).toBeVisible();

      await squatter.goto("/settings");
      await expect(squatter).toHaveURL(/\/sign-in/);
    });
  });
}
