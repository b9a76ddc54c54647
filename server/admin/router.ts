import { z } from "zod";
import { transact } from "../../db/client.ts";
import { userById } from "../../db/queries/accounts.ts";
import { auditActions, auditRows } from "../../db/queries/audit.ts";
import { tryAgain } from "../../db/queries/outbox.ts";
import { mentorProfileOf } from "../../db/queries/profiles.ts";
import { audit } from "../audit.ts";
import { Problem } from "../errors.ts";
import { asAdmin, router } from "../trpc.ts";
import { decideMentor } from "./decide-mentor.ts";
import { overview } from "./overview.ts";
import {
  ByUser,
  CandidateOutput,
  DecideInput,
  LogInput,
  LogOutput,
  OverviewOutput,
  RejectInput,
  RetryInput,
} from "./schemas.ts";

const Done = z.object({ ok: z.literal(true) });
const done = { ok: true } as const;
const LOG_PAGE = 50;

export const adminRouter = router({
  overview: asAdmin.output(OverviewOutput).query(({ ctx }) => overview(ctx.services)),

  /** What an admin must know of a mentor beside the profile's own page. */
  candidate: asAdmin
    .input(ByUser)
    .output(CandidateOutput)
    .query(async ({ ctx: { services }, input }) => {
      const profile = await mentorProfileOf(services.db, input.userId);
      const user = await userById(services.db, input.userId);
      if (!profile || !user) throw Problem.notFound();
      return {
        status: profile.status,
        version: profile.version,
        email: user.email,
        emailVerified: user.email_verified_at !== null,
        submittedAt: profile.submitted_at,
        decisionNote: profile.decision_note,
        changedAt: profile.unread_since,
        strikes: profile.strikes,
      };
    }),

  approve: asAdmin
    .input(DecideInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await decideMentor(ctx.services, ctx.viewer, { ...input, approved: true });
      return done;
    }),

  reject: asAdmin
    .input(RejectInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await decideMentor(ctx.services, ctx.viewer, { ...input, approved: false });
      return done;
    }),

  /** A message that the outbox gave up is tried again. */
  retry: asAdmin
    .input(RetryInput)
    .output(Done)
    .mutation(async ({ ctx: { services, viewer }, input }) => {
      await transact(services.db, async (trx) => {
        const now = services.clock.now();
        if (!(await tryAgain(trx, { failed: input.id }, now))) throw Problem.notFound();
        const subject = `outbox:${input.id}`;
        await audit(services, trx, { actor: viewer.id, action: "outbox_retried", subject });
      });
      services.wake();
      return done;
    }),

  log: asAdmin
    .input(LogInput)
    .output(LogOutput)
    .query(async ({ ctx: { services }, input }) => {
      const offset = (input.page - 1) * LOG_PAGE;
      const { page, ...asked } = input;
      const [rows, actions] = await Promise.all([
        auditRows(services.db, asked, LOG_PAGE + 1, offset),
        auditActions(services.db),
      ]);
      return { rows: rows.slice(0, LOG_PAGE), page, more: rows.length > LOG_PAGE, actions, asked };
    }),
});
