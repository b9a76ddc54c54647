import { asMentee, router, signedIn } from "../trpc.ts";
import { accept, decline } from "./answer-request.ts";
import { book } from "./book.ts";
import { calendarFile } from "./calendar.ts";
import { cancel, cancelPreview } from "./cancel.ts";
import { editBrief } from "./edit-brief.ts";
import { letGo, withdraw } from "./give-up.ts";
import { acceptMove, askToMove, keepTime, move } from "./move-hour.ts";
import { pay } from "./pay.ts";
import { listSessions, oneSession, overview, quote } from "./read-sessions.ts";
import {
  BookInput,
  BookOutput,
  BySession,
  CalendarOutput,
  CancelInput,
  CancelPreviewOutput,
  DeclineInput,
  EditBriefInput,
  EditBriefOutput,
  HourInput,
  ListInput,
  MovedHourOutput,
  MovedOutput,
  OverviewOutput,
  PayInput,
  QuoteInput,
  QuoteOutput,
  SessionList,
  SessionView,
} from "./schemas.ts";

export const bookingsRouter = router({
  list: signedIn
    .input(ListInput)
    .output(SessionList)
    .query(({ ctx, input }) => listSessions(ctx.services, ctx.viewer, input)),

  overview: signedIn.output(OverviewOutput).query(({ ctx }) => overview(ctx.services, ctx.viewer)),

  byId: signedIn
    .input(BySession)
    .output(SessionView)
    .query(({ ctx, input }) => oneSession(ctx.services, ctx.viewer, input)),

  calendar: signedIn
    .input(BySession)
    .output(CalendarOutput)
    .query(({ ctx, input }) => calendarFile(ctx.services, ctx.viewer, input)),

  quote: asMentee
    .input(QuoteInput)
    .output(QuoteOutput)
    .query(({ ctx, input }) => quote(ctx.services, ctx.viewer, input)),

  book: asMentee
    .input(BookInput)
    .output(BookOutput)
    .mutation(({ ctx, input }) => book(ctx.services, ctx.viewer, input)),

  pay: signedIn
    .input(PayInput)
    .output(BookOutput)
    .mutation(({ ctx, input }) => pay(ctx.services, ctx.viewer, input)),

  letGo: signedIn
    .input(BySession)
    .output(MovedOutput)
    .mutation(({ ctx, input }) => letGo(ctx.services, ctx.viewer, input)),

  accept: signedIn
    .input(BySession)
    .output(MovedOutput)
    .mutation(({ ctx, input }) => accept(ctx.services, ctx.viewer, input)),

  decline: signedIn
    .input(DeclineInput)
    .output(MovedOutput)
    .mutation(({ ctx, input }) => decline(ctx.services, ctx.viewer, input)),

  withdraw: signedIn
    .input(BySession)
    .output(MovedOutput)
    .mutation(({ ctx, input }) => withdraw(ctx.services, ctx.viewer, input)),

  cancelPreview: signedIn
    .input(BySession)
    .output(CancelPreviewOutput)
    .query(({ ctx, input }) => cancelPreview(ctx.services, ctx.viewer, input)),

  cancel: signedIn
    .input(CancelInput)
    .output(MovedOutput)
    .mutation(({ ctx, input }) => cancel(ctx.services, ctx.viewer, input)),

  move: signedIn
    .input(HourInput)
    .output(MovedHourOutput)
    .mutation(({ ctx, input }) => move(ctx.services, ctx.viewer, input)),

  askToMove: signedIn
    .input(HourInput)
    .output(MovedHourOutput)
    .mutation(({ ctx, input }) => askToMove(ctx.services, ctx.viewer, input)),

  acceptMove: signedIn
    .input(HourInput)
    .output(MovedHourOutput)
    .mutation(({ ctx, input }) => acceptMove(ctx.services, ctx.viewer, input)),

  keepTime: signedIn
    .input(HourInput)
    .output(MovedHourOutput)
    .mutation(({ ctx, input }) => keepTime(ctx.services, ctx.viewer, input)),

  editBrief: signedIn
    .input(EditBriefInput)
    .output(EditBriefOutput)
    .mutation(({ ctx, input }) => editBrief(ctx.services, ctx.viewer, input)),
});
