/** The main job as people do it, each journey with scripts and without. */
import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures.ts";
import {
  chooseHour,
  moveClock,
  payAtProvider,
  registerMentee,
  registerMentor,
  sessionPath,
  signIn,
} from "./support/people.ts";

const DEMO = "mentorlink-demo";
const NOMSA = { name: "Nomsa Radebe", email: "nomsa.radebe@example.test" };
const PAIR = "Thandeka Mokoena with Nomsa Radebe";
const HELP = "I read drawings with you, line by line, until they speak.";

for (const scripts of [true, false]) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ scripts, demo: true });

    /** Writes in the room and waits until it stands in the conversation. */
    async function say(page: Page, text: string) {
      await page.locator("textarea[name=body]").fill(text);
      await page.getByRole("button", { name: "Send" }).click();
      await expectSaid(page, text);
    }

    async function expectSaid(page: Page, text: string) {
      const log = scripts ? page : page.frameLocator("iframe");
      if (scripts) await expect(log.getByText(text)).toBeVisible();
      else
        await expect(async () => {
          await page.reload();
          await expect(log.getByText(text)).toBeVisible({ timeout: 1000 });
        }).toPass();
    }

    test("register, search, book, pay, meet, read it again; the mentor is paid", async ({
      person,
    }) => {
      const mentee = await person();
      const mentor = await person();
      const sandbox = await person();

      await registerMentee(mentee, NOMSA.name, NOMSA.email);
      await chooseHour(mentee, "Thandeka Mokoena");
      await mentee.getByRole("button", { name: "Pay R 350.00" }).click();
      await payAtProvider(mentee);
      await expect(mentee.getByText("Confirmed", { exact: true }).first()).toBeVisible();
      const session = sessionPath(mentee);

      await moveClock(sandbox, /To 5 minutes before/, PAIR);
      await signIn(mentor, "mentor@mentorlink.test", DEMO);
      await mentee.goto(`${session}/room`);
      await mentor.goto(`${session}/room`);
      await say(mentee, "Good evening, I am here.");
      await expectSaid(mentor, "Good evening, I am here.");
      await say(mentor, "Then tell me what was broken.");
      await expectSaid(mentee, "Then tell me what was broken.");

      await moveClock(sandbox, /To its start/, PAIR);
      await say(mentee, "The clinic kept a paper queue.");
      await expectSaid(mentor, "The clinic kept a paper queue.");

      await moveClock(sandbox, /To after its end/, PAIR);
      await expect(async () => {
        await mentee.goto(session);
        await expect(mentee.getByText("Completed", { exact: true })).toBeVisible({ timeout: 1000 });
      }).toPass();
      for (const reader of [mentee, mentor]) {
        await reader.goto(session);
        await expect(reader.getByText("The clinic kept a paper queue.")).toBeVisible();
      }
      await mentee.goto(`${session}/receipt`);
      await expect(mentee.getByRole("row", { name: /You paid/ })).toContainText("R 350.00");

      await moveClock(sandbox, /To the release of the money/, PAIR);
      await moveClock(sandbox, /To the next payday/);
      await expect(async () => {
        await mentor.goto("/earnings");
        const row = mentor.getByRole("row").filter({ hasText: "Nomsa R." });
        await expect(row).toContainText("R 262.50", { timeout: 1000 });
        await expect(row).toContainText("Paid", { timeout: 1000 });
      }).toPass();
    });

    test("a declined payment takes nothing; the second try is confirmed", async ({ person }) => {
      const mentee = await person();
      await signIn(mentee, "karabo.modise@mentorlink.test", DEMO);
      await chooseHour(mentee, "Thandeka Mokoena");
      await mentee.getByRole("button", { name: "Pay R 350.00" }).click();
      await mentee.getByRole("button", { name: "Decline the card" }).click();
      await expect(mentee.getByText("Not paid yet").first()).toBeVisible();
      await mentee.getByRole("button", { name: "Pay R 350.00" }).first().click();
      await payAtProvider(mentee);
      await expect(mentee.getByText("Confirmed", { exact: true }).first()).toBeVisible();
    });

    test("a bank looks into a payment, then takes it back: nobody works for nothing", async ({
      person,
    }) => {
      const [mentee, mentor, sandbox] = [await person(), await person(), await person()];
      const payer = { name: "Bonang Sithole", email: "bonang.sithole@example.test" };
      await registerMentee(mentee, payer.name, payer.email);
      await chooseHour(mentee, "Thandeka Mokoena");
      await mentee.getByRole("button", { name: "Pay R 350.00" }).click();
      await payAtProvider(mentee);
      const session = sessionPath(mentee);
      const atTheBank = async (act: string) => {
        await sandbox.goto("/sandbox");
        const payment = sandbox.getByRole("listitem").filter({ hasText: payer.email });
        await payment.getByRole("button", { name: act }).click();
        await expect(sandbox.getByRole("heading", { name: "Sandbox" })).toBeVisible();
      };

      await atTheBank("Dispute it at the bank");
      await signIn(mentor, "mentor@mentorlink.test", DEMO);
      await expect(async () => {
        await mentor.goto(session);
        await expect(mentor.getByText(/Bonang’s bank is looking into the payment/)).toBeVisible({
          timeout: 1000,
        });
      }).toPass();
      await mentor.goto(`${session}/cancel`);
      await expect(mentor.getByText(/strike/)).toBeHidden();

      await atTheBank("The bank takes it back");
      await expect(async () => {
        await mentor.goto(session);
        await expect(mentor.getByText(/nothing is paid for this hour/).first()).toBeVisible({
          timeout: 1000,
        });
      }).toPass();
      await mentee.goto(session);
      await expect(mentee.getByText("Your bank took the payment back.").first()).toBeVisible();
      await chooseHour(mentee, "Zanele Dlamini");
      await mentee.getByRole("button", { name: /^Pay R/ }).click();
      await expect(mentee.getByRole("alert")).toContainText("Your bank took back a payment");
    });

    test("cancelled in time: what was shown comes back", async ({ person }) => {
      const mentee = await person();
      await signIn(mentee, "mentee@mentorlink.test", DEMO);
      await mentee.goto("/sessions");
      const entry = mentee.getByRole("listitem").filter({ hasText: "Zanele Dlamini" }).first();
      await entry.getByRole("link", { name: /^Cancel/ }).click();
      await expect(mentee.getByText(/You get R\s[\d.]+ back/)).toBeVisible();
      await mentee.getByRole("button", { name: /^Cancel / }).click();
      await expect(mentee.getByText(/You cancelled|Cancelled by you/).first()).toBeVisible();
      const session = sessionPath(mentee);
      await expect(async () => {
        await mentee.goto(`${session}/receipt`);
        await expect(mentee.getByText("Given back")).toBeVisible({ timeout: 1000 });
      }).toPass();
    });

    test("moved by the mentee, then at the mentor's asking", async ({ person }) => {
      const mentee = await person();
      const mentor = await person();
      await signIn(mentee, "karabo.modise@mentorlink.test", DEMO);
      // Whatever the hour of this run, it is more than a day away, and can be moved.
      await chooseHour(mentee, "Thandeka Mokoena", "next");
      await mentee.getByRole("button", { name: "Pay R 350.00" }).click();
      await payAtProvider(mentee);
      const session = sessionPath(mentee);

      const chooseAnother = async (page: Page, link: string) => {
        await page.goto(session);
        await page.getByRole("link", { name: link, exact: true }).click();
        await page.getByRole("link", { name: "Next week" }).click();
        await page.locator("input[name=startsAt]").last().check();
        await page.locator("button[data-pick]").click();
        // The fragment of the week that was looked at stays.
        await expect(page).toHaveURL(new RegExp(`${session}(#book)?$`));
      };
      const hour = (page: Page) => page.locator(".lede time").first().getAttribute("datetime");
      const booked = await hour(mentee);
      await chooseAnother(mentee, "Move it");
      const moved = await hour(mentee);
      expect(moved).not.toBe(booked);

      await signIn(mentor, "mentor@mentorlink.test", DEMO);
      await chooseAnother(mentor, "Ask for another time");
      expect(await hour(mentor), "nothing moves without the mentee").toBe(moved);
      await mentor.getByRole("button", { name: /^Keep/ }).click();
      await expect(mentor.getByText("has not answered yet")).toHaveCount(0);
      await chooseAnother(mentor, "Ask for another time");
      await mentee.goto(session);
      await mentee.getByRole("button", { name: /^Move to/ }).click();
      await expect(mentee.getByText("asks for another time")).toHaveCount(0);
      expect(await hour(mentee)).not.toBe(moved);
      await expect(mentee.getByRole("link", { name: "Move it", exact: true })).toHaveCount(0);
    });

    test("on request: accepted, declined, and not answered in time", async ({ person }) => {
      const mentor = await person();
      const mentee = await person();
      const sandbox = await person();

      await signIn(mentor, "mentor@mentorlink.test", DEMO);
      await mentor.goto("/sessions");
      await mentor
        .getByRole("listitem")
        .filter({ hasText: "Nokuthula" })
        .getByRole("link")
        .first()
        .click();
      await mentor.getByRole("button", { name: /^Accept/ }).click();
      await expect(mentor.getByText("Confirmed", { exact: true }).first()).toBeVisible();

      await signIn(mentee, "mihle.sontonga@mentorlink.test", DEMO);
      await chooseHour(mentee, "Hendrik Pretorius");
      await mentee.getByRole("button", { name: /^Ask / }).click();
      await payAtProvider(mentee);
      await expect(mentee.getByText(/Waiting for Hendrik/).first()).toBeVisible();
      const declined = sessionPath(mentee);
      const other = await person();
      await signIn(other, "hendrik.pretorius@mentorlink.test", DEMO);
      await other.goto(declined);
      await other.getByText("Decline instead").click();
      await other.getByRole("button", { name: /^Decline / }).click();
      await mentee.goto(declined);
      await expect(mentee.getByText(/declined|cannot take/i).first()).toBeVisible();

      await chooseHour(mentee, "Hendrik Pretorius");
      await mentee.getByRole("button", { name: /^Ask / }).click();
      await payAtProvider(mentee);
      const ignored = sessionPath(mentee);
      await moveClock(sandbox, /To its start/, "Hendrik Pretorius with Mihle");
      await expect(async () => {
        await mentee.goto(ignored);
        await expect(mentee.getByText(/did not answer/).first()).toBeVisible({ timeout: 1000 });
      }).toPass();
    });

    test("a mentor who does not come: everything back after ten minutes", async ({ person }) => {
      const mentee = await person();
      const sandbox = await person();
      await signIn(mentee, "tshepo.ramaru@mentorlink.test", DEMO);
      await chooseHour(mentee, "Thandeka Mokoena");
      await mentee.getByRole("button", { name: "Pay R 350.00" }).click();
      await payAtProvider(mentee);
      const session = sessionPath(mentee);
      await moveClock(sandbox, /To its start/, "Thandeka Mokoena with Tshepo");
      await mentee.goto(`${session}/room`);
      await say(mentee, "Hello? I am here.");
      await moveClock(sandbox, /10 minutes on/);
      await expect(async () => {
        await mentee.goto(session);
        await expect(mentee.getByText(/Thandeka was not there/).first()).toBeVisible({
          timeout: 1000,
        });
      }).toPass();
      await expect(mentee.getByText(/R\s350\.00/).first()).toBeVisible();
    });

    test("a mentee who does not come: the mentor is paid all the same", async ({ person }) => {
      const mentee = await person();
      const mentor = await person();
      const sandbox = await person();
      await signIn(mentee, "tshepo.ramaru@mentorlink.test", DEMO);
      await chooseHour(mentee, "Thandeka Mokoena");
      await mentee.getByRole("button", { name: "Pay R 350.00" }).click();
      await payAtProvider(mentee);
      const session = sessionPath(mentee);
      await signIn(mentor, "mentor@mentorlink.test", DEMO);
      await moveClock(sandbox, /To its start/, "Thandeka Mokoena with Tshepo");
      await mentor.goto(`${session}/room`);
      await say(mentor, "Good evening, Tshepo.");
      await moveClock(sandbox, /To after its end/, "Thandeka Mokoena with Tshepo");
      await expect(async () => {
        await mentor.goto(session);
        await expect(mentor.getByText(/Tshepo was not there/).first()).toBeVisible({
          timeout: 1000,
        });
      }).toPass();
      await mentor.goto("/earnings");
      const row = mentor.getByRole("row").filter({ hasText: "Tshepo" });
      await expect(row.first()).toContainText("R 262.50");
    });

    test("a booking that nobody pays lets the hour go after 15 minutes", async ({ person }) => {
      const mentee = await person();
      const sandbox = await person();
      await signIn(mentee, "tshepo.ramaru@mentorlink.test", DEMO);
      await chooseHour(mentee, "Thandeka Mokoena");
      await mentee.getByRole("button", { name: "Pay R 350.00" }).click();
      await expect(mentee).toHaveURL(/\/sandbox\/checkout\//);
      await mentee.goto("/sessions");
      await mentee
        .getByRole("listitem")
        .filter({ hasText: "Thandeka" })
        .getByRole("link")
        .first()
        .click();
      const session = sessionPath(mentee);
      await moveClock(sandbox, /An hour on/);
      await expect(async () => {
        await mentee.goto(session);
        await expect(mentee.getByText(/not paid in time/i).first()).toBeVisible({ timeout: 1000 });
      }).toPass();
    });

    test("a new mentor: profile, hours, approved, found, booked for nothing", async ({
      person,
    }) => {
      const mentor = await person();
      const admin = await person();
      const mentee = await person();
      const name = "Rendani Mudau";
      await registerMentor(mentor, name, "rendani.mudau@example.test");

      await mentor.goto("/profile");
      await expect(mentor.getByText("Still to do:")).toBeVisible();
      await mentor.getByLabel("Years of work").fill("eleven");
      await mentor.getByLabel("What you help with").fill(HELP);
      await mentor.getByRole("button", { name: "Save the profile" }).click();
      await expect(mentor.getByLabel("Years of work")).toHaveAttribute("aria-invalid", "true");
      await expect(mentor.getByLabel("What you help with")).toHaveValue(HELP);
      await mentor.getByLabel("Years of work").fill("11");
      await mentor.getByRole("checkbox", { name: "Engineering" }).check();
      await mentor.getByRole("checkbox", { name: "English" }).check();
      await mentor.getByLabel("In short lines").fill("Reading drawings\nFirst site visits");
      await mentor
        .getByLabel("Who you are")
        .fill(
          "I have designed reservoirs in Limpopo, and the pipes between them, since 2015. Ask me anything.",
        );
      await mentor.getByLabel("Skills, as people would search for them").fill("Reservoirs");
      await mentor.getByLabel("Price of an hour, in rands").fill("0");
      await mentor.getByRole("button", { name: "Save the profile" }).click();
      await expect(mentor.getByRole("status")).toHaveText("Saved");

      await mentor.goto("/availability");
      for (const day of ["Monday", "Wednesday", "Friday"]) {
        await mentor.getByLabel(`${day}, from`).first().fill("18:00");
        await mentor.getByLabel(`${day}, to`).first().fill("21:00");
      }
      await mentor.getByRole("button", { name: /^Save/ }).first().click();
      await mentor.goto("/profile");
      await mentor.getByRole("button", { name: "Send it in" }).click();
      await expect(mentor.getByText("Sent in")).toBeVisible();

      await mentee.goto(`/mentors?q=${encodeURIComponent(name)}`);
      await expect(mentee.getByRole("link", { name })).toHaveCount(0);
      await signIn(admin, "admin@mentorlink.test", DEMO);
      await admin.goto("/admin");
      const candidate = admin.getByRole("heading", { level: 1 });
      for (let decided = ""; decided !== name; ) {
        await admin.getByRole("link", { name: "Look at the oldest" }).click();
        decided = await candidate.innerText();
        await admin.getByRole("button", { name: "Approve" }).click();
        await expect(admin).toHaveURL(/\/admin$/);
      }

      await signIn(mentee, "tshepo.ramaru@mentorlink.test", DEMO);
      await chooseHour(mentee, name);
      await mentee.getByRole("button", { name: /^Book/ }).click();
      await expect(mentee.getByText("Confirmed", { exact: true }).first()).toBeVisible();
      await expect(mentee.getByText(/R\s\d/)).toHaveCount(0);
    });
  });
}

test.describe("on a network that lets pages through and no socket", () => {
  test.use({ demo: true });

  test("an hour is held over https: who writes there is there, both ways", async ({ person }) => {
    // A dead frame is looked at after half a minute, and a network is found out after some seconds.
    test.slow();
    const [mentee, mentor, sandbox] = [await person(), await person(), await person()];
    await mentee.routeWebSocket(/./, (socket) => socket.close());
    await signIn(mentee, "tshepo.ramaru@mentorlink.test", DEMO);
    await chooseHour(mentee, "Thandeka Mokoena");
    await mentee.getByRole("button", { name: "Pay R 350.00" }).click();
    await payAtProvider(mentee);
    const session = sessionPath(mentee);
    const hour = "Thandeka Mokoena with Tshepo";
    await moveClock(sandbox, /To 5 minutes before/, hour);
    await signIn(mentor, "mentor@mentorlink.test", DEMO);
    await mentor.goto(`${session}/room`);
    // The light room, whose frame met a moment without a network: it is loaded again.
    await mentee.route(/\/room\/log/, (route) => route.abort(), { times: 1 });
    await mentee.goto(`${session}/room?lite=1`);
    const light = mentee.frameLocator("iframe");
    await expect(light.getByText("Nothing is written yet.")).toBeVisible({ timeout: 45_000 });
    await mentee.goto(`${session}/room`);
    const write = async (page: Page, text: string) => {
      await page.locator("textarea[name=body]").fill(text);
      await page.getByRole("button", { name: "Send" }).click();
    };

    // Before it is known what the network lets through: it waits, and is sent by itself.
    await write(mentee, "Can you read this?");
    await expect(mentor.getByText("Can you read this?")).toBeVisible({ timeout: 30_000 });
    await expect(mentee.getByText("No live line on this network")).toBeVisible();
    await expect(mentee.locator("iframe")).toHaveCount(0);
    await expect(mentee.getByText("Waiting")).toHaveCount(0);
    await expect(mentee.getByText("Here", { exact: true })).toBeVisible();
    await write(mentor, "Every word.");
    await expect(mentee.getByText("Every word.")).toBeVisible({ timeout: 30_000 });
    await moveClock(sandbox, /To its start/, hour);
    await write(mentee, "Then let us begin.");
    await expect(mentor.getByText("Then let us begin.")).toBeVisible();

    await moveClock(sandbox, /To after its end/, hour);
    await expect(async () => {
      await mentee.goto(session);
      await expect(mentee.getByText("Completed", { exact: true })).toBeVisible({ timeout: 1000 });
    }).toPass();
    await expect(mentee.getByText("Then let us begin.")).toBeVisible();
  });
});
