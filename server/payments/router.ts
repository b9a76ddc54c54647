import { paymentsOfUser } from "../../db/queries/payments.ts";
import { router, signedIn } from "../trpc.ts";
import { HistoryInput, HistoryOutput } from "./schemas.ts";

const PER_PAGE = 20;

export const paymentsRouter = router({
  history: signedIn
    .input(HistoryInput)
    .output(HistoryOutput)
    .query(async ({ ctx: { services, viewer }, input }) => {
      const offset = (input.page - 1) * PER_PAGE;
      const rows = await paymentsOfUser(services.db, viewer.id, PER_PAGE, offset);
      return {
        page: input.page,
        payments: rows.map((row) => ({
          id: row.id,
          sessionId: row.session_id,
          status: row.status,
          cents: row.amount_cents,
          refundedCents: row.refunded_cents,
          currency: row.currency,
          createdAt: row.created_at,
          startsAt: row.starts_at,
          mentor: row.mentor_name,
        })),
      };
    }),
});
