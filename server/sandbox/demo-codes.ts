/** What the phones of the demo's people show. Nobody else's: their phones are their own. */
import { confirmedTotps } from "../../db/queries/second-factors.ts";
import { open } from "../sealing.ts";
import { codeOfStep, stepAt } from "../second-factor/totp.ts";
import type { Services } from "../services.ts";

const DEMO_HOST = "mentorlink.test";

/** The next code of each that was not used yet; null for the seconds until there is one. */
export async function demoCodes({ db, settings, realClock }: Services) {
  const now = stepAt(realClock.now());
  const apps = await confirmedTotps(db, DEMO_HOST);
  return Promise.all(
    apps.map(async ({ email, secret, last_step }) => {
      // A phone may be one step ahead, so the next code is good already.
      const step = Math.max(now, last_step + 1);
      const code = step <= now + 1 ? codeOfStep(await open(settings, secret), step) : null;
      return { email, code };
    }),
  );
}
