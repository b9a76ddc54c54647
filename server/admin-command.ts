/** `npm run admin -- grant EMAIL`: the only way to become an admin. */

import { openDatabase, transact } from "../db/client.ts";
import { updateUser, userByEmail } from "../db/queries/accounts.ts";
import { audit } from "./audit.ts";
import { systemClock } from "./clock.ts";
import { readSettings } from "./env.ts";
import { Email } from "./fields.ts";
import { createIds } from "./ids.ts";

const [verb, address] = process.argv.slice(2);

function end(line: string, code: 0 | 1): never {
  (code === 0 ? console.log : console.error)(line);
  process.exit(code);
}

async function main() {
  if ((verb !== "grant" && verb !== "revoke") || !address)
    end("Say: npm run admin -- grant EMAIL (or revoke EMAIL)", 1);
  const email = Email.safeParse(address);
  if (!email.success) end(`${address} is not an e-mail address.`, 1);
  const { db } = openDatabase(readSettings(process.env).databaseUrl);
  const found = await transact(db, async (trx) => {
    const user = await userByEmail(trx, email.data);
    if (!user) return false;
    await updateUser(trx, user, { is_admin: verb === "grant" ? 1 : 0 });
    await audit({ ids: createIds(systemClock), clock: systemClock }, trx, {
      actor: null,
      action: `admin_${verb}`,
      subject: `user:${user.id}`,
    });
    return true;
  });
  await db.destroy();
  if (!found) end(`Nobody has registered with ${email.data}.`, 1);
  end(`${email.data} ${verb === "grant" ? "is an admin now" : "is no admin any more"}.`, 0);
}

main().catch((error: Error) => end(`That did not work: ${error.message}`, 1));
