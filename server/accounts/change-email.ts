/** Another e-mail address, once its owner has opened a letter there. */

import type { Trx } from "../../db/client.ts";
import { insertOnce } from "../../db/portable.ts";
import { type UserRow, updateUser, userByEmail } from "../../db/queries/accounts.ts";
import { audit } from "../audit.ts";
import type { SignedInContext } from "../context.ts";
import { queue } from "../effects.ts";
import { Problem } from "../errors.ts";
import { limit, limitAddress } from "../limits.ts";
import { sealedLink } from "../mail/links.ts";
import type { Services } from "../services.ts";
import { deadLink, issueToken, NEW_ADDRESS_PATH } from "./one-time-tokens.ts";
import { reauthenticate } from "./reauthenticate.ts";

/**
 * Nothing changes yet. An address that has an account gets a letter that says so, and the asker
 * learns nothing of it. Problems: rate_limited, invalid_input, second_factor_required.
 */
export async function requestEmailChange(
  ctx: SignedInContext,
  input: { email: string; password: string },
): Promise<void> {
  const { services, viewer, request } = ctx;
  const act = await reauthenticate(ctx, input.password);
  if (input.email === viewer.email) throw Problem.field("email", "That is your address already");
  await limit(services, "new_address_by_account", viewer.id);
  await limitAddress(services, "new_address_by_address", request.address);
  await limit(services, "letters_by_recipient", input.email);
  await act(async (trx) => {
    const holder = await userByEmail(trx, input.email);
    const token = await issueToken(
      services,
      trx,
      { id: viewer.id, email: input.email },
      "change_email",
    );
    const { publicUrl } = services.settings;
    await queue(services, trx, `mail:address:${services.ids.uuid()}`, {
      kind: "mail",
      to: input.email,
      letter: holder
        ? {
            template: "already_registered",
            name: holder.name,
            zone: holder.timezone,
            url: `${publicUrl}/sign-in`,
          }
        : {
            template: "change_email",
            name: viewer.name,
            zone: viewer.timezone,
            url: await sealedLink(services.settings, NEW_ADDRESS_PATH, token),
          },
    });
  });
  services.wake();
}

/** The letter's link was opened: the address is theirs from now on, and the old one is told. */
export async function applyEmailChange(
  services: Services,
  trx: Trx,
  user: UserRow,
  email: string,
): Promise<void> {
  const now = services.clock.now();
  const isFree = await insertOnce(() => updateUser(trx, user, { email, email_verified_at: now }));
  // Somebody registered with it meanwhile.
  if (!isFree) throw deadLink();
  await audit(services, trx, {
    actor: user.id,
    action: "email_changed",
    subject: `user:${user.id}`,
  });
  await queue(services, trx, `mail:address_changed:${services.ids.uuid()}`, {
    kind: "mail",
    to: user.email,
    letter: {
      template: "email_changed",
      name: user.name,
      zone: user.timezone,
      email,
      url: `${services.settings.publicUrl}/help`,
    },
  });
}
