import { expect, type Page } from "@playwright/test";
import type { Copy } from "../../support/copy.ts";

export const PASSWORD = "three words apart";

/** Opens the newest letter to somebody in the sandbox's mailbox and answers the link in it. */
export async function linkFromLetter(page: Page, to: string, subject: RegExp): Promise<string> {
  await expect(async () => {
    await page.goto("/sandbox");
    const row = page.getByRole("row").filter({ hasText: to }).filter({ hasText: subject });
    await expect(row.first()).toBeVisible({ timeout: 1000 });
    await row.first().getByRole("link").click();
  }).toPass();
  const href = await page.locator("main p.said a").first().getAttribute("href");
  expect(href).toBeTruthy();
  return href ?? "";
}

async function fillSignIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto("/sign-in");
  await fillSignIn(page, email, password);
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).not.toHaveText("Sign in");
  if ((await heading.innerText()) === "One more step") await showDemoCode(page, email);
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Signs out, and in again as far as the second step. */
export async function signInAgain(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out here" }).click();
  await page.goto("/sign-in");
  await fillSignIn(page, email, password);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("One more step");
}

/** Reads the code from the sandbox's page, as a demo person from their phone. Each works once. */
async function showDemoCode(page: Page, email: string): Promise<void> {
  const phone = await page.context().newPage();
  const row = phone.getByRole("listitem").filter({ hasText: email });
  await expect(async () => {
    await phone.goto("/sandbox");
    await expect(row).toHaveText(/\d{6}$/, { timeout: 1000 });
  }).toPass();
  const code = (await row.innerText()).slice(-6);
  await phone.close();
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Registers, signs in, and confirms the address by its letter. */
export async function registerMentee(page: Page, name: string, email: string): Promise<void> {
  await registerUnconfirmed(page, name, email);
  await confirmAddress(page, email);
}

export async function registerUnconfirmed(page: Page, name: string, email: string): Promise<void> {
  await page.goto("/register");
  await page.getByRole("link", { name: "Register as a mentee" }).click();
  await page.getByLabel("Full name").fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("Studying").check();
  await page.getByRole("checkbox", { name: /18 or older/ }).check();
  await page.getByRole("button", { name: "Register" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/e-mail/i);
}

export async function registerMentor(page: Page, name: string, email: string): Promise<void> {
  await page.goto("/register/mentor");
  await page.getByLabel("Full name").fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("Job title").fill("Structural engineer");
  await page.getByLabel("Company").fill("Letaba Water");
  await page.getByRole("checkbox", { name: /18 or older/ }).check();
  await page.getByRole("button", { name: "Register" }).click();
  await confirmAddress(page, email);
}

/** As somebody does who registered a moment ago: the letter's page asks them to sign in first. */
async function confirmAddress(page: Page, email: string): Promise<void> {
  await page.goto(await linkFromLetter(page, email, /Welcome/));
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await fillSignIn(page, email);
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/confirmed/i);
  await page.getByRole("link", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/Hello/);
}

/** Moves the sandbox's clock for the one session that offers that move. */
export async function moveClock(page: Page, move: RegExp, who?: string): Promise<void> {
  await page.goto("/sandbox");
  const buttons = page.getByRole("button", { name: move });
  await (who ? buttons.filter({ hasText: who }) : buttons).first().click();
  await expect(page.getByRole("heading", { name: "Sandbox" })).toBeVisible();
}

/** Chooses the first hour that a mentor offers, this week or next, and writes what it is for. */
export async function chooseHour(
  page: Page,
  mentor: string,
  week: "this" | "next" = "this",
): Promise<void> {
  await page.goto(`/mentors?q=${encodeURIComponent(mentor)}`);
  await page.getByRole("link", { name: mentor }).click();
  if (week === "next") {
    await page.getByRole("link", { name: "Next week" }).click();
    await expect(page).toHaveURL(/week=/);
  }
  await page.locator("input[name=slot]").first().check();
  await page.getByRole("button", { name: /^(Book|Ask for)/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Check and/);
  await page
    .getByRole("textbox", { name: /What do you want from this hour/ })
    .fill("I want to practise explaining my project.");
}

/** Says yes at the sandbox's provider. */
export async function payAtProvider(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/sandbox\/checkout\//);
  await page.getByRole("button", { name: /^Pay R/ }).click();
  await expect(page).toHaveURL(/\/sessions\//);
}

export function sessionPath(page: Page): string {
  return new URL(page.url()).pathname.replace(/\/(pay-return|room|cancel).*/, "");
}

export type { Copy };
