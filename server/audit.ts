import type { Trx } from "../db/client.ts";
import { insertAudit, insertAuditOnce } from "../db/queries/audit.ts";
import type { ClockAndIds } from "./services.ts";

/**
 * Writes down what was done, in the transaction that does it. `actor`: a user's id, or null for the
 * product itself. `subject`: "user:ID", "session:ID", "payment:ID", "category:SLUG". Never a secret in `details`.
 */
export function audit(tools: ClockAndIds, trx: Trx, entry: Entry): Promise<void> {
  return insertAudit(trx, rowOf(tools, tools.ids.uuid(), entry));
}

/** Of what is found again and again; once for each `id`. */
export function auditOnce(
  tools: ClockAndIds,
  trx: Trx,
  { id, ...entry }: Entry & { id: string },
): Promise<void> {
  return insertAuditOnce(trx, rowOf(tools, id, entry));
}

interface Entry {
  actor: string | null;
  action: string;
  subject: string;
  details?: object;
}

function rowOf({ clock }: ClockAndIds, id: string, { actor, details = {}, ...entry }: Entry) {
  return { id, at: clock.now(), actor_id: actor, details, ...entry };
}
