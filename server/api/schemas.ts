import { z } from "zod";
import { RegisterMenteeInput, RegisterMentorInput, SignInInput } from "../accounts/schemas.ts";
import { MAX_PRICE_CENTS } from "../bookings/policy.ts";
import {
  Action,
  Bank,
  BookInput,
  CancelInput,
  ListInput,
  Role,
  Status,
} from "../bookings/schemas.ts";
import { Category } from "../categories/schemas.ts";
import { SearchInput, Segment } from "../discovery/schemas.ts";
import { BookingMode, Id, IdempotencyKey, line, PersonName, Zone } from "../fields.ts";
import { MentorProfile, UpdateMenteeInput, UpdateMentorInput } from "../profiles/schemas.ts";
import { PostInput } from "../rooms/schemas.ts";
import { ProveInput as SecondFactorInput } from "../second-factor/schemas.ts";
import { Money, Time, TimeInput } from "./shapes.ts";

export const Nothing = z.object({});
export const Done = z.object({ ok: z.literal(true) });
export const ById = z.object({ id: Id });

// ---- people -------------------------------------------------------------------------------------

const { terms, zone, ...person } = RegisterMenteeInput.shape;

/** One form for both roles; what the chosen one needs is asked for by name. */
export const RegisterInput = z
  .object({
    role: Role,
    ...person,
    terms,
    timeZone: zone,
    stage: person.stage.optional(),
    jobTitle: RegisterMentorInput.shape.jobTitle.optional(),
    company: RegisterMentorInput.shape.company.optional(),
  })
  .superRefine(({ role, ...input }, ctx) => {
    const needed =
      role === "mentee"
        ? { stage: person.stage }
        : RegisterMentorInput.pick({ jobTitle: true, company: true }).shape;
    for (const [path, schema] of Object.entries(needed)) {
      const { error } = schema.safeParse(input[path as keyof typeof input]);
      for (const { message } of error?.issues ?? [])
        ctx.addIssue({ code: "custom", message, path: [path] });
    }
  })
  .meta({
    examples: [
      {
        role: "mentee",
        name: "Nomsa Radebe",
        email: "nomsa@example.co.za",
        password: "three words apart",
        terms: true,
        stage: "studying",
      },
    ],
  });

/** `code`: of the authenticator app or from paper, for an account with a second factor. */
export const LoginInput = SignInInput.extend({ code: SecondFactorInput.shape.code });

export const Account = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  roles: z.array(z.enum(["mentee", "mentor", "admin"])),
  timeZone: z.string(),
});

export const LoginOutput = z.object({
  /** Send it as `Authorization: Bearer TOKEN`. */
  token: z.string(),
  expiresAt: Time,
});

const { missing, priceCents, ...mentorProfile } = MentorProfile.shape;

export const ProfileOutput = z.object({
  account: Account,
  mentor: z.object({ ...mentorProfile, price: Money, missing }).nullable(),
  mentee: UpdateMenteeInput.pick({ stage: true, about: true, version: true }).nullable(),
  /** Shared by both roles. */
  categories: z.array(z.string()),
  languages: z.array(z.string()),
});

/** Of a number of cents that the procedure behind it takes. */
const priceOf = <Cents extends z.ZodType>(amount: Cents) =>
  z.object({ amount, currency: z.literal("ZAR", "Prices are in ZAR") });

/** Exactly one part at a time: each has a version of its own. */
export const UpdateProfileInput = z
  .object({
    account: z.object({ name: PersonName, timeZone: Zone }).optional(),
    mentor: UpdateMentorInput.omit({ helps: true, skills: true, priceCents: true })
      .extend({
        helps: z.array(line("What you help with", 60), "Send a list").max(6, "Six lines at most"),
        skills: z.array(line("A skill", 40), "Send a list").max(8, "Eight skills at most"),
        price: priceOf(UpdateMentorInput.shape.priceCents),
      })
      .optional(),
    mentee: UpdateMenteeInput.optional(),
  })
  .refine(
    ({ account, mentor, mentee }) => [account, mentor, mentee].filter(Boolean).length === 1,
    "Send one of account, mentor and mentee",
  )
  .meta({ examples: [{ account: { name: "Nomsa Radebe", timeZone: "Africa/Johannesburg" } }] });

// ---- finding ------------------------------------------------------------------------------------

const cents = z
  .int("Enter a price in cents")
  .min(0, "A price cannot be below 0")
  .max(MAX_PRICE_CENTS, `The highest price is ${MAX_PRICE_CENTS} cents`)
  .optional();

export const MentorsInput = SearchInput.omit({ when: true }).extend({
  minPrice: cents,
  maxPrice: cents,
  when: SearchInput.shape.when.unwrap().element.optional(),
});

export const MentorCard = z.object({
  id: z.string(),
  name: z.string(),
  jobTitle: z.string(),
  company: z.string(),
  skills: z.array(z.string()),
  price: Money,
  mode: BookingMode,
  rating: z.number().nullable(),
  reviews: z.int(),
  nextStartsAt: Time.nullable(),
  /** Why it matched; null when everybody does. */
  why: z.array(Segment).nullable(),
});

export const MentorsOutput = z.object({
  mentors: z.array(MentorCard),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
});

export const MentorOutput = z.object({
  id: z.string(),
  name: z.string(),
  jobTitle: z.string(),
  company: z.string(),
  years: z.int(),
  intro: z.string(),
  helps: z.array(z.string()),
  bio: z.string(),
  skills: z.array(z.string()),
  languages: z.array(z.string()),
  price: Money,
  mode: BookingMode,
  timeZone: z.string(),
  rating: z.number().nullable(),
  reviews: z.int(),
  completedSessions: z.int(),
});

export const SlotsInput = z.object({
  id: Id,
  from: TimeInput.optional(),
  to: TimeInput.optional(),
});
export const SlotsOutput = z.object({
  slots: z.array(z.object({ startsAt: Time, endsAt: Time })),
});

export const CategoriesOutput = z.object({ categories: z.array(Category) });

// ---- sessions -----------------------------------------------------------------------------------

export const CreateSessionInput = BookInput.omit({ priceCents: true }).extend({
  startsAt: TimeInput,
  /** The price that was agreed to; at another one nothing is booked. Left out: at any. */
  price: priceOf(BookInput.shape.priceCents.unwrap()).optional(),
});

/** What can be done here; another time and another brief are the site's. */
export const SessionAction = Action.extract([
  "pay",
  "let_go",
  "accept",
  "decline",
  "withdraw",
  "cancel",
  "enter_room",
  "read_transcript",
]);

export const Session = z.object({
  id: z.string(),
  version: z.int(),
  status: Status,
  /** Which of the two you are. */
  role: Role,
  other: z.object({ id: z.string(), name: z.string() }),
  startsAt: Time,
  endsAt: Time,
  /** The mentor asks for this start instead; the mentee answers on the site. */
  proposedStartsAt: Time.nullable(),
  mode: BookingMode,
  price: Money,
  paid: z.boolean(),
  refunded: Money,
  /** The bank asks for the money back, or has taken it. */
  bank: Bank,
  goals: z.string(),
  questions: z.array(z.string()),
  payBy: Time.nullable(),
  answerBy: Time.nullable(),
  /** Cancelling before this gives everything back. */
  refundUntil: Time.nullable(),
  roomOpensAt: Time,
  /** The money becomes the mentor's then; null before it ended. */
  releaseAt: Time.nullable(),
  cancelReason: z.string(),
  /** What you may do now. */
  actions: z.array(SessionAction),
});

/** Where to pay; null when there is nothing to pay (any more). */
const checkoutUrl = z.string().nullable();
export const ToPayOutput = z.object({ session: Session, checkoutUrl });

export const SessionsInput = ListInput;
export const SessionsOutput = z.object({
  sessions: z.array(Session),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
});

export const ChangeSessionInput = z.object({
  id: Id,
  status: z.enum(
    ["confirmed", "declined", "expired", "cancelled_by_mentor", "cancelled_by_mentee"],
    "A status that people can set: confirmed, declined, expired, cancelled_by_mentor, cancelled_by_mentee",
  ),
  reason: CancelInput.shape.reason,
});
export const ChangedSession = z.object({
  session: Session,
  /** What goes back to the mentee by this change. */
  refund: Money,
});

export const MessagesInput = z.object({
  id: Id,
  /** Only messages after this number. */
  after: z.int("Enter a message’s number").min(0, "Numbers start at 1").default(0),
});
export const Message = z.object({
  seq: z.int(),
  from: Role,
  own: z.boolean(),
  body: z.string(),
  sentAt: Time,
});
export const MessagesOutput = z.object({
  state: z.enum(["early", "open", "ended"]),
  messages: z.array(Message),
  /** Ask again after the last one’s number. */
  more: z.boolean(),
});
export const PostMessageInput = PostInput.omit({ sessionId: true }).extend({ id: Id });
export const PostMessageOutput = z.object({ seq: z.int(), sentAt: Time });

export const TicketOutput = z.object({
  /** Connect to `${url}?ticket=${ticket}`. */
  url: z.string(),
  ticket: z.string(),
  expiresAt: Time,
});

// ---- payments -----------------------------------------------------------------------------------

export const CreateIntentInput = z.object({ sessionId: Id, idempotencyKey: IdempotencyKey });
export const ConfirmInput = z.object({ sessionId: Id });

export const HistoryOutput = z.object({
  payments: z.array(
    z.object({
      id: z.string(),
      sessionId: z.string(),
      status: z.string(),
      amount: Money,
      refunded: Money,
      createdAt: Time,
      startsAt: Time,
      mentor: z.string(),
    }),
  ),
  page: z.int(),
});
