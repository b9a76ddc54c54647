import type { Trx } from "../db/client.ts";
import { insertAudit } from "../db/queries/audit.ts";
import type { ClockAndIds } from "./services.ts";

/**
 * Writes down what was done, in the transaction that does it. `actor`: a user's id, or null for the
 * product itself. `subject`: "user:ID", "session:ID", "category:SLUG". Never a secret in `details`.
 * `id`: of what is found again and again and written down once.
 */
export function audit(
  { ids, clock }: ClockAndIds,
  trx: Trx,
  entry: { id?: string; actor: string | null; action: string; subject: string; details?: object },
): Promise<void> {
  const { id = ids.uuid(), actor, action, subject, details = {} } = entry;
  return insertAudit(trx, {
    id,
    at: clock.now(),
    actor_id: actor,
    action,
    subject,
    details,
  });
}
