import { router, signedIn } from "../trpc.ts";
import { issueTicket } from "./issue-ticket.ts";
import { roomState, transcript } from "./read-room.ts";
import {
  AfterInput,
  BySession,
  LogOutput,
  PostInput,
  PostOutput,
  StateOutput,
  TicketOutput,
  TranscriptOutput,
} from "./schemas.ts";
import { log, post } from "./without-script.ts";

export const roomsRouter = router({
  state: signedIn
    .input(BySession)
    .output(StateOutput)
    .query(({ ctx, input }) => roomState(ctx.services, ctx.viewer, input)),

  /** A mutation, since each is good for one connection and counts towards a limit. */
  ticket: signedIn
    .input(BySession)
    .output(TicketOutput)
    .mutation(({ ctx, input }) => issueTicket(ctx.services, ctx.viewer, input)),

  post: signedIn
    .input(PostInput)
    .output(PostOutput)
    .mutation(({ ctx, input }) => post(ctx.services, ctx.viewer, input)),

  log: signedIn
    .input(AfterInput)
    .output(LogOutput)
    .query(({ ctx, input }) => log(ctx.services, ctx.viewer, input)),

  transcript: signedIn
    .input(AfterInput)
    .output(TranscriptOutput)
    .query(({ ctx, input }) => transcript(ctx.services, ctx.viewer, input)),
});
