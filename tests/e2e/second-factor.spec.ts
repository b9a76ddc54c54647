/** Setting up a second factor and living with it: at the screen, as its owner. */
import { Secret, TOTP } from "otpauth";
import { startCopy } from "../support/copy.ts";
import { freePort } from "../support/free-port.ts";
import { expect, test } from "./support/fixtures.ts";
import { registerMentor, signIn, signInAgain } from "./support/people.ts";

const DEMO = "mentorlink-demo";

for (const scripts of [true, false]) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ scripts, demo: true });

    test("an app, recovery codes, and where the money goes", async ({ person }) => {
      const page = await person();
      await signIn(page, "mentor@mentorlink.test", DEMO);
      await page.goto("/earnings/account");
      await page.getByRole("link", { name: "Set it up" }).click();
      await page.getByLabel("Your password").first().fill(DEMO);
      await page.getByRole("button", { name: "Set up an app" }).click();
      const key = (await page.locator("code").first().innerText()).replaceAll(" ", "");
      const phone = new TOTP({ secret: Secret.fromBase32(key) });

      await page.getByLabel("The code that it shows now").fill("000000");
      await page.getByRole("button", { name: "Turn it on" }).click();
      await expect(page.getByLabel("The code that it shows now")).toHaveAttribute(
        "aria-invalid",
        "true",
      );
      await page.getByLabel("The code that it shows now").fill(phone.generate());
      await page.getByRole("button", { name: "Turn it on" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Keep these recovery codes");
      const codes = await page.locator("main li code").allInnerTexts();
      expect(codes).toHaveLength(10);
      await page.getByRole("link", { name: "I have kept them" }).click();
      await expect(page.getByText("10 are left")).toBeVisible();

      await page.goto("/earnings/account");
      await page.getByLabel("Account number").fill("62001234567");
      await page.getByLabel("Your password").fill(DEMO);
      await page.getByRole("button", { name: "Change the account" }).click();
      await expect(page.getByText("account ending 4567")).toBeVisible();

      await signInAgain(page, "mentor@mentorlink.test", DEMO);
      await page.getByLabel("Code").fill("not a code of mine");
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByLabel("Code")).toHaveAttribute("aria-invalid", "true");
      await page.getByLabel("Code").fill(codes[3]?.toUpperCase().replaceAll("-", "") ?? "");
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page).toHaveURL(/dashboard/);
      await page.goto("/second-factor");
      await expect(page.getByText("9 are left")).toBeVisible();
    });
  });
}

test("a passkey is added, and signs in", async ({ browser }) => {
  const port = await freePort();
  // Browsers tie passkeys to a name.
  const url = `http://localhost:${port}`;
  const copy = await startCopy({ port, env: { PUBLIC_URL: url } });
  const context = await browser.newContext({ baseURL: url });
  try {
    const page = await context.newPage();
    const device = await context.newCDPSession(page);
    await device.send("WebAuthn.enable");
    await device.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await registerMentor(page, "Rendani Mudau", "rendani.mudau@example.test");
    await page.goto("/second-factor");
    const passkeys = page.getByRole("region", { name: "Passkeys" });
    await passkeys.getByLabel("Name").fill("This laptop");
    await passkeys.getByRole("button", { name: "Add a passkey" }).click();
    await expect(passkeys.getByRole("alert")).toHaveText("Enter your password");
    await passkeys.getByLabel("Your password").fill("three words apart");
    await passkeys.getByRole("button", { name: "Add a passkey" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Keep these recovery codes");
    await page.getByRole("link", { name: "I have kept them" }).click();
    await expect(passkeys.getByText("This laptop").first()).toBeVisible();

    await signInAgain(page, "rendani.mudau@example.test");
    await page.getByRole("button", { name: "Use a passkey instead" }).click();
    await expect(page).toHaveURL(/dashboard/);
  } finally {
    await context.close();
    await copy.dispose();
  }
});
