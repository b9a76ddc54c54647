import { z } from "zod";
import { anyone, router, signedIn } from "../trpc.ts";
import { listAuthSessions } from "./auth-sessions.ts";
import { requestEmailChange } from "./change-email.ts";
import { changePassword } from "./change-password.ts";
import { counts, dashboard } from "./dashboard.ts";
import { revokeAuthSession, revokeOtherAuthSessions } from "./end-auth-sessions.ts";
import { register } from "./register.ts";
import { requestReset, resetPassword } from "./reset-password.ts";
import {
  AuthSessionView,
  BecomeMenteeInput,
  BecomeMentorInput,
  ChangeEmailInput,
  ChangePasswordInput,
  CountsOutput,
  DashboardOutput,
  DOCUMENTS,
  DocumentsOutput,
  MeOutput,
  RegisterMenteeInput,
  RegisterMentorInput,
  RequestResetInput,
  ResetPasswordInput,
  RevokeInput,
  SignInInput,
  SignInOutput,
  TokenInput,
  UpdateAccountInput,
} from "./schemas.ts";
import { signIn, signOut } from "./sign-in.ts";
import { becomeMentee, becomeMentor, updateAccount } from "./take-role.ts";
import { requestVerification, verifyEmail } from "./verify-email.ts";

const Done = z.object({ ok: z.literal(true) });
const done = { ok: true } as const;

export const accountsRouter = router({
  /** Who am I: null when nobody is signed in. */
  me: anyone.output(MeOutput).query(({ ctx }) => ctx.viewer),

  /** The documents' versions in force. */
  documents: anyone.output(DocumentsOutput).query(() => DOCUMENTS),

  /** What waits, for the navigation. */
  counts: signedIn.output(CountsOutput).query(({ ctx }) => counts(ctx.services, ctx.viewer)),

  dashboard: signedIn
    .output(DashboardOutput)
    .query(({ ctx }) => dashboard(ctx.services, ctx.viewer)),

  registerMentee: anyone
    .input(RegisterMenteeInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await register(ctx.services, ctx.request, { ...input, role: "mentee" });
      return done;
    }),

  registerMentor: anyone
    .input(RegisterMentorInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await register(ctx.services, ctx.request, { ...input, role: "mentor" });
      return done;
    }),

  signIn: anyone
    .input(SignInInput)
    .output(SignInOutput)
    .mutation(({ ctx, input }) => signIn(ctx, input)),

  signOut: anyone.output(Done).mutation(async ({ ctx }) => {
    await signOut(ctx);
    return done;
  }),

  requestVerification: signedIn.output(Done).mutation(async ({ ctx }) => {
    await requestVerification(ctx.services, ctx.viewer);
    return done;
  }),

  verifyEmail: anyone
    .input(TokenInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await verifyEmail(ctx, input.token);
      return done;
    }),

  requestReset: anyone
    .input(RequestResetInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await requestReset(ctx.services, ctx.request, input.email);
      return done;
    }),

  resetPassword: anyone
    .input(ResetPasswordInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await resetPassword(ctx, input);
      await signOut(ctx);
      return done;
    }),

  /** A letter goes to the new address; its link makes the change. */
  requestEmailChange: signedIn
    .input(ChangeEmailInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await requestEmailChange(ctx, input);
      return done;
    }),

  changePassword: signedIn
    .input(ChangePasswordInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await changePassword(ctx, input);
      return done;
    }),

  listAuthSessions: signedIn
    .output(z.array(AuthSessionView))
    .query(({ ctx }) => listAuthSessions(ctx.services, ctx.viewer)),

  revokeAuthSession: signedIn
    .input(RevokeInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await revokeAuthSession(ctx.services, ctx.viewer, input.id);
      if (input.id === ctx.viewer.authSessionId) ctx.intents.authToken = null;
      return done;
    }),

  revokeOtherAuthSessions: signedIn.output(Done).mutation(async ({ ctx }) => {
    await revokeOtherAuthSessions(ctx.services, ctx.viewer);
    return done;
  }),

  updateAccount: signedIn
    .input(UpdateAccountInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await updateAccount(ctx.services, ctx.viewer, input);
      return done;
    }),

  becomeMentee: signedIn
    .input(BecomeMenteeInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await becomeMentee(ctx.services, ctx.viewer, input.stage);
      return done;
    }),

  becomeMentor: signedIn
    .input(BecomeMentorInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await becomeMentor(ctx.services, ctx.viewer, input);
      return done;
    }),
});
