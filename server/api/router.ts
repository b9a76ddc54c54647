/** What programs do over REST: each procedure says where. The rest of the product is its operations. */
import type { z } from "zod";
import { allCategories } from "../../db/queries/categories.ts";
import { paymentsOfUser } from "../../db/queries/payments.ts";
import { register } from "../accounts/register.ts";
import { RegisterMenteeInput, RegisterMentorInput } from "../accounts/schemas.ts";
import { signIn, signOut } from "../accounts/sign-in.ts";
import { askProvider } from "../bookings/ask-provider.ts";
import { book } from "../bookings/book.ts";
import { pay } from "../bookings/pay.ts";
import { listSessions, oneSession } from "../bookings/read-sessions.ts";
import type { BookOutput, MovedOutput } from "../bookings/schemas.ts";
import type { Context, Viewer } from "../context.ts";
import { readMentor } from "../discovery/read-mentor.ts";
import { readSlots } from "../discovery/read-slots.ts";
import { search } from "../discovery/search.ts";
import { Problem } from "../errors.ts";
import { HistoryInput } from "../payments/schemas.ts";
import { readProfile } from "../profiles/read-profile.ts";
import { issueTicket } from "../rooms/issue-ticket.ts";
import { log, post } from "../rooms/without-script.ts";
import { finishSignIn } from "../second-factor/prove.ts";
import type { Services } from "../services.ts";
import { anyone, asMentee, router, signedIn } from "../trpc.ts";
import { changeProfile } from "./change-profile.ts";
import { changeSession, leaveSession } from "./change-session.ts";
import {
  Account,
  ById,
  CategoriesOutput,
  ChangedSession,
  ChangeSessionInput,
  ConfirmInput,
  CreateIntentInput,
  CreateSessionInput,
  Done,
  HistoryOutput,
  LoginInput,
  LoginOutput,
  MentorOutput,
  MentorsInput,
  MentorsOutput,
  MessagesInput,
  MessagesOutput,
  Nothing,
  PostMessageInput,
  PostMessageOutput,
  ProfileOutput,
  RegisterInput,
  Session,
  SessionsInput,
  SessionsOutput,
  SlotsInput,
  SlotsOutput,
  TicketOutput,
  ToPayOutput,
  UpdateProfileInput,
} from "./schemas.ts";
import { money, timeOf } from "./shapes.ts";
import { accountView, cardView, mentorView, profileView, sessionView } from "./views.ts";

const PAYMENTS_PER_PAGE = 20;

export const apiRouter = router({
  register: anyone
    .meta({
      rest: {
        method: "POST",
        path: "/auth/register",
        summary: "Register as a mentee or a mentor",
        created: true,
      },
    })
    .input(RegisterInput)
    .output(Done)
    .mutation(async ({ ctx, input: { role, timeZone, ...input } }) => {
      const person = { ...input, zone: timeZone };
      const filled =
        role === "mentee"
          ? { ...RegisterMenteeInput.parse(person), role }
          : { ...RegisterMentorInput.parse(person), role };
      await register(ctx.services, ctx.request, filled);
      return { ok: true };
    }),

  login: anyone
    .meta({ rest: { method: "POST", path: "/auth/login", summary: "Get a token" } })
    .input(LoginInput)
    .output(LoginOutput)
    .mutation(async ({ ctx, input }) => {
      const { token, expiresAt } = await login(ctx, input);
      return { token, expiresAt: timeOf(expiresAt, ctx.request.zone) };
    }),

  logout: signedIn
    .meta({ rest: { method: "POST", path: "/auth/logout", summary: "End this token" } })
    .input(Nothing)
    .output(Done)
    .mutation(async ({ ctx }) => {
      await signOut(ctx);
      return { ok: true };
    }),

  me: signedIn
    .meta({ rest: { method: "GET", path: "/auth/me", summary: "Who am I" } })
    .input(Nothing)
    .output(Account)
    .query(({ ctx }) => accountView(ctx.viewer)),

  readProfile: signedIn
    .meta({ rest: { method: "GET", path: "/profile", summary: "Your profile" } })
    .input(Nothing)
    .output(ProfileOutput)
    .query(async ({ ctx }) => profileView(ctx.viewer, await readProfile(ctx.services, ctx.viewer))),

  updateProfile: signedIn
    .meta({
      rest: { method: "PUT", path: "/profile", summary: "Replace one part of your profile" },
    })
    .input(UpdateProfileInput)
    .output(ProfileOutput)
    .mutation(({ ctx, input }) => changeProfile(ctx.services, ctx.viewer, input)),

  uploadPhoto: signedIn
    .meta({
      rest: { method: "POST", path: "/profile/photo", summary: "Not there yet: answers 501" },
    })
    .input(Nothing)
    .output(Done)
    .mutation(() => {
      throw new Problem("not_implemented", "Photos cannot be uploaded yet.");
    }),

  searchMentors: anyone
    .meta({ rest: { method: "GET", path: "/mentors", summary: "Find mentors" } })
    .input(MentorsInput)
    .output(MentorsOutput)
    .query(async ({ ctx: { services, request }, input: { when, ...input } }) => {
      const wish = { ...input, when: when ? [when] : [] };
      const { mentors, total, page, pages } = await search(services, wish, request.zone);
      return { mentors: mentors.map((card) => cardView(card, request.zone)), total, page, pages };
    }),

  readMentor: anyone
    .meta({ rest: { method: "GET", path: "/mentors/{id}", summary: "One mentor" } })
    .input(ById)
    .output(MentorOutput)
    .query(async ({ ctx, input }) =>
      mentorView(await readMentor(ctx.services, ctx.viewer, input.id)),
    ),

  listSlots: anyone
    .meta({
      rest: { method: "GET", path: "/mentors/{id}/slots", summary: "A mentor’s free hours" },
    })
    .input(SlotsInput)
    .output(SlotsOutput)
    .query(async ({ ctx: { services, request }, input: { id, from, to } }) => {
      const slots = await readSlots(services, {
        mentorId: id,
        from: from === undefined ? undefined : Date.parse(from),
        to: to === undefined ? undefined : Date.parse(to),
      });
      return {
        slots: slots.map(({ startsAt, endsAt }) => ({
          startsAt: timeOf(startsAt, request.zone),
          endsAt: timeOf(endsAt, request.zone),
        })),
      };
    }),

  listCategories: anyone
    .meta({ rest: { method: "GET", path: "/categories", summary: "Fields of work" } })
    .input(Nothing)
    .output(CategoriesOutput)
    .query(async ({ ctx }) => ({ categories: await allCategories(ctx.services.db) })),

  createSession: asMentee
    .meta({ rest: { method: "POST", path: "/sessions", summary: "Book an hour", created: true } })
    .input(CreateSessionInput)
    .output(ToPayOutput)
    .mutation(async ({ ctx: { services, viewer }, input }) => {
      const { price, ...wish } = input;
      const booking = {
        ...wish,
        startsAt: Date.parse(wish.startsAt),
        ...(price && { priceCents: price.amount }),
      };
      return booked(services, viewer, await book(services, viewer, booking));
    }),

  listSessions: signedIn
    .meta({ rest: { method: "GET", path: "/sessions", summary: "Your sessions" } })
    .input(SessionsInput)
    .output(SessionsOutput)
    .query(async ({ ctx: { services, viewer }, input }) => {
      const { sessions, total, page, pages } = await listSessions(services, viewer, input);
      const shown = sessions.map((session) => sessionView(session, viewer.timezone));
      return { sessions: shown, total, page, pages };
    }),

  readSession: signedIn
    .meta({ rest: { method: "GET", path: "/sessions/{id}", summary: "One session" } })
    .input(ById)
    .output(Session)
    .query(({ ctx, input }) => sessionOf(ctx.services, ctx.viewer, input.id)),

  changeSession: signedIn
    .meta({
      rest: {
        method: "PUT",
        path: "/sessions/{id}",
        summary: "Accept, decline, withdraw or cancel",
      },
    })
    .input(ChangeSessionInput)
    .output(ChangedSession)
    .mutation(async ({ ctx: { services, viewer }, input: { id, ...change } }) =>
      changed(
        services,
        viewer,
        await changeSession(services, viewer, { sessionId: id, ...change }),
      ),
    ),

  cancelSession: signedIn
    .meta({
      rest: { method: "DELETE", path: "/sessions/{id}", summary: "Cancel; says what goes back" },
    })
    .input(ById)
    .output(ChangedSession)
    .mutation(async ({ ctx: { services, viewer }, input: { id } }) =>
      changed(
        services,
        viewer,
        await leaveSession(services, viewer, { sessionId: id, reason: "" }),
      ),
    ),

  listMessages: signedIn
    .meta({
      rest: {
        method: "GET",
        path: "/sessions/{id}/messages",
        summary: "The conversation, live or saved",
      },
    })
    .input(MessagesInput)
    .output(MessagesOutput)
    .query(async ({ ctx: { services, viewer }, input: { id, after } }) => {
      const { state, messages, more } = await log(services, viewer, {
        sessionId: id,
        afterSeq: after,
      });
      const shown = messages.map((message) => ({
        ...message,
        sentAt: timeOf(message.sentAt, viewer.timezone),
      }));
      return { state, messages: shown, more };
    }),

  postMessage: signedIn
    .meta({
      rest: {
        method: "POST",
        path: "/sessions/{id}/messages",
        summary: "Say something in the room",
        created: true,
      },
    })
    .input(PostMessageInput)
    .output(PostMessageOutput)
    .mutation(async ({ ctx: { services, viewer }, input: { id, ...message } }) => {
      const { seq, sentAt } = await post(services, viewer, { sessionId: id, ...message });
      return { seq, sentAt: timeOf(sentAt, viewer.timezone) };
    }),

  createTicket: signedIn
    .meta({
      rest: {
        method: "POST",
        path: "/sessions/{id}/ticket",
        summary: "A ticket for one connection to the room",
      },
    })
    .input(ById)
    .output(TicketOutput)
    .mutation(async ({ ctx: { services, viewer }, input: { id } }) => {
      const { url, ticket, expiresAt } = await issueTicket(services, viewer, { sessionId: id });
      return { url, ticket, expiresAt: timeOf(expiresAt, viewer.timezone) };
    }),

  createIntent: signedIn
    .meta({
      rest: {
        method: "POST",
        path: "/payments/create-intent",
        summary: "Open the payment of a kept hour",
      },
    })
    .input(CreateIntentInput)
    .output(ToPayOutput)
    .mutation(async ({ ctx: { services, viewer }, input }) =>
      booked(services, viewer, await pay(services, viewer, input)),
    ),

  confirmPayment: signedIn
    .meta({
      rest: {
        method: "POST",
        path: "/payments/confirm",
        summary: "Ask the provider now whether it was paid",
      },
    })
    .input(ConfirmInput)
    .output(Session)
    .mutation(async ({ ctx: { services, viewer }, input }) => {
      await askProvider(services, viewer, input);
      return sessionOf(services, viewer, input.sessionId);
    }),

  listPayments: signedIn
    .meta({ rest: { method: "GET", path: "/payments/history", summary: "What you paid" } })
    .input(HistoryInput)
    .output(HistoryOutput)
    .query(async ({ ctx: { services, viewer }, input: { page } }) => {
      const offset = (page - 1) * PAYMENTS_PER_PAGE;
      const rows = await paymentsOfUser(services.db, viewer.id, PAYMENTS_PER_PAGE, offset);
      const payments = rows.map((row) => ({
        id: row.id,
        sessionId: row.session_id,
        status: row.status,
        amount: money(row.amount_cents, row.currency),
        refunded: money(row.refunded_cents, row.currency),
        createdAt: timeOf(row.created_at, viewer.timezone),
        startsAt: timeOf(row.starts_at, viewer.timezone),
        mentor: row.mentor_name,
      }));
      return { payments, page };
    }),
});

/** Both steps of signing in at once. */
async function login(ctx: Context, { code, ...input }: z.infer<typeof LoginInput>) {
  const answer = await signIn(ctx, input);
  if (answer.next === "done") return answer;
  if (code === "")
    throw new Problem("second_factor_required", "Send the second factor’s code as `code` too.");
  return finishSignIn(ctx, { pending: answer.pending, code });
}

async function sessionOf(services: Services, viewer: Viewer, sessionId: string) {
  return sessionView(await oneSession(services, viewer, { sessionId }), viewer.timezone);
}

async function booked(services: Services, viewer: Viewer, { sessionId, next }: BookOutput) {
  const session = await sessionOf(services, viewer, sessionId);
  // Our own sandbox's pages are named without the host.
  const { publicUrl } = services.settings;
  return { session, checkoutUrl: next.kind === "pay" ? new URL(next.url, publicUrl).href : null };
}

async function changed(services: Services, viewer: Viewer, moved: MovedOutput) {
  const session = await sessionOf(services, viewer, moved.sessionId);
  return { session, refund: money(moved.refundCents, session.price.currency) };
}
