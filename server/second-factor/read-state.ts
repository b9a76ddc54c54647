import { countRecoveryCodes, passkeysOf, totpOf } from "../../db/queries/second-factors.ts";
import { standingOf } from "../accounts/reauthenticate.ts";
import type { Viewer } from "../context.ts";
import type { Services } from "../services.ts";
import { begunApp } from "./app.ts";
import { relyingParty } from "./passkeys.ts";

/** What somebody has beside their password. */
export async function readState(services: Services, viewer: Viewer) {
  const [app, begun, passkeys, recoveryCodesLeft] = await Promise.all([
    totpOf(services.db, viewer.id),
    begunApp(services, viewer),
    passkeysOf(services.db, viewer.id),
    countRecoveryCodes(services.db, viewer.id),
  ]);
  return {
    app: app?.confirmed_at ? ("on" as const) : begun ? ("started" as const) : ("none" as const),
    passkeys: passkeys.map(({ id, label, created_at, last_used_at }) => ({
      id,
      label,
      createdAt: created_at,
      lastUsedAt: last_used_at,
    })),
    recoveryCodesLeft,
    standing: standingOf(services, viewer),
    passkeysPossible: relyingParty(services.settings) !== null,
  };
}
