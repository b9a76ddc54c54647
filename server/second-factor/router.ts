import { z } from "zod";
import { reauthenticate, requireFactor } from "../accounts/reauthenticate.ts";
import { anyone, router, signedIn } from "../trpc.ts";
import { confirmApp, newApp, removeApp, startApp } from "./app.ts";
import { giveRecoveryCodes, recordChange } from "./changed.ts";
import { addPasskey, passkeyOptions, removePasskey, startPasskey } from "./passkeys.ts";
import { finishSignIn, pendingOwner, prove } from "./prove.ts";
import { readState } from "./read-state.ts";
import {
  AddPasskeyInput,
  AssertionOptions,
  CodesOutput,
  ConfirmAppInput,
  NewAppOutput,
  OptionsInput,
  PasswordInput,
  ProveInput,
  RegistrationOptions,
  RemovePasskeyInput,
  SignedInOutput,
  SignInInput,
  StartPasskeyInput,
  StateOutput,
} from "./schemas.ts";

const Done = z.object({ ok: z.literal(true) });
const done = { ok: true } as const;

export const secondFactorRouter = router({
  state: signedIn.output(StateOutput).query(({ ctx }) => readState(ctx.services, ctx.viewer)),

  /** The second step after `accounts.signIn` answered `pending`. */
  signIn: anyone
    .input(SignInInput)
    .output(SignedInOutput)
    .mutation(({ ctx, input }) => finishSignIn(ctx, input)),

  /** Shown again, before what matters. */
  prove: signedIn
    .input(ProveInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await prove(ctx.services, ctx.viewer, input);
      return done;
    }),

  /** For the browser's passkey: of who is half signed in, by `pending`, or of who is signed in. */
  passkeyOptions: anyone
    .input(OptionsInput)
    .output(AssertionOptions)
    .mutation(async ({ ctx: { services, viewer }, input }) => {
      if (input.pending === undefined && viewer) return passkeyOptions(services, viewer);
      const owner = await pendingOwner(services, input.pending ?? "");
      return passkeyOptions(services, { id: owner.user_id, email: owner.email });
    }),

  startApp: signedIn
    .input(PasswordInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await startApp(ctx, input.password);
      return done;
    }),

  newApp: signedIn.output(NewAppOutput).query(({ ctx }) => newApp(ctx.services, ctx.viewer)),

  confirmApp: signedIn
    .input(ConfirmAppInput)
    .output(CodesOutput)
    .mutation(({ ctx, input }) => confirmApp(ctx.services, ctx.viewer, input.code)),

  removeApp: signedIn
    .input(PasswordInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await removeApp(ctx, input.password);
      return done;
    }),

  startPasskey: signedIn
    .input(StartPasskeyInput)
    .output(RegistrationOptions)
    .mutation(({ ctx, input }) => startPasskey(ctx, input.password)),

  addPasskey: signedIn
    .input(AddPasskeyInput)
    .output(CodesOutput)
    .mutation(({ ctx, input }) => addPasskey(ctx.services, ctx.viewer, input)),

  removePasskey: signedIn
    .input(RemovePasskeyInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await removePasskey(ctx, input);
      return done;
    }),

  /** The old codes end. */
  renewRecoveryCodes: signedIn
    .input(PasswordInput)
    .output(CodesOutput)
    .mutation(async ({ ctx, input }) => {
      const { services, viewer } = ctx;
      requireFactor(viewer, "the codes stand in for it");
      const act = await reauthenticate(ctx, input.password);
      const recoveryCodes = await act(async (trx, user) => {
        const codes = await giveRecoveryCodes(services, trx, user.id);
        await recordChange(services, trx, user, "codes_renewed");
        return codes;
      });
      services.wake();
      return { recoveryCodes };
    }),
});
