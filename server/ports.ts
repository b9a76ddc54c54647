/** What the product needs from outside, as interfaces. Gateways implement them; operations call them. */
import type { AnswerTo, CommandName, RoomCommand } from "../party/protocol.ts";

/** UTC epoch milliseconds. The sandbox can move it; production refuses to. */
export interface Clock {
  now(): number;
}

export interface Ids {
  /** UUIDv7, ordered by the clock. */
  uuid(): string;
  /** 128 random bits or more, base32 without look-alikes: one-time tokens, auth-session tokens. */
  token(): string;
}

/** Whoever asks; `person` where we know whose browser it is. */
export interface Asker {
  network: string;
  person: string | null;
}

/** What a guess at a password costs. Stored with each hash, so that it can grow. */
export interface ScryptCost {
  N: number;
  r: number;
  p: number;
}

/** Whether people can reach the site from outside, as far as can be told from here. */
export type IsReachable = () => Promise<boolean>;

/** Runs `hash` when it is the asker's turn. Problems: rate_limited. */
export type HashInTurn = <T>(asker: Asker, hash: () => Promise<T>) => Promise<T>;

export interface Mail {
  /** Stable: the same id is the same letter, however often it is sent. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
}

export interface Checkout {
  /** Ours, and the provider's idempotency key. */
  paymentId: string;
  sessionId: string;
  amountCents: number;
  currency: string;
  description: string;
  payerEmail: string;
  returnUrl: string;
  cancelUrl: string;
  notifyUrl: string;
}

export type ProviderPaymentStatus =
  | "pending"
  | "succeeded"
  | "failed"
  | "abandoned"
  | "disputed"
  | "charged_back";

export interface ProviderPayment {
  providerRef: string;
  /** Our payment's id, as the provider remembers it. */
  paymentId: string;
  status: ProviderPaymentStatus;
  amountCents: number;
  currency: string;
  /** Given back of it so far, by whomever. */
  refundedCents: number;
}

export interface ProviderRefund {
  refundId: string;
  status: "pending" | "succeeded" | "failed";
}

/** What a verified notification claims. It is never believed: the truth is fetched by `payment`. */
export interface GatewayNotice {
  eventId: string;
  type: string;
  providerRef: string;
}

export interface PaymentGateway {
  readonly name: string;
  /** Where its checkout pages are, when they are not ours: "https://secure.provider.example". */
  readonly checkoutOrigins: readonly string[];
  /** Opens a checkout page at the provider. The same paymentId gives the same checkout. */
  open(checkout: Checkout): Promise<{ providerRef: string; url: string }>;
  /** Verifies the signature on the raw body. Null when forged, stale or malformed. */
  verify(rawBody: string, headers: Headers): Promise<GatewayNotice | null>;
  /** The provider's own account of a payment: the only truth. Null when unknown. */
  payment(providerRef: string): Promise<ProviderPayment | null>;
  /** The same refundId (at most 190 characters) refunds once. */
  refund(input: {
    refundId: string;
    providerRef: string;
    amountCents: number;
    currency: string;
  }): Promise<ProviderRefund>;
}

export interface PayoutOrder {
  /** Stable: the same id is paid once. Another amount under it is refused by throwing. */
  payoutId: string;
  amountCents: number;
  currency: string;
  holder: string;
  bank: string;
  branchCode: string;
  accountNumber: string;
  /** At most 20 characters on the mentor's statement. */
  reference: string;
}

export interface PayoutRail {
  readonly name: string;
  send(order: PayoutOrder): Promise<{ railRef: string; status: "sent" | "paid" | "returned" }>;
  status(railRef: string): Promise<"sent" | "paid" | "returned">;
}

/** The rooms, wherever they run. Commands are idempotent by version, id or client id. */
export interface Rooms {
  /** The socket address a browser opens, without its ticket. */
  socketUrl(roomId: string): string;
  command<N extends CommandName>(
    roomId: string,
    command: Extract<RoomCommand, { command: N }>,
  ): Promise<AnswerTo<N>>;
}

/** Small named records that sandbox gateways keep, so that they survive a restart. */
export interface RecordStore {
  /** Writes or replaces. */
  put(kind: string, id: string, body: unknown): Promise<void>;
  /** Writes unless it is there; answers whether it wrote. */
  add(kind: string, id: string, body: unknown): Promise<boolean>;
  get(kind: string, id: string): Promise<unknown>;
  /** Newest first. */
  list(kind: string, limit: number): Promise<{ id: string; body: unknown; createdAt: number }[]>;
}

/** A notification as a provider posts it. */
export interface SignedNotice {
  body: string;
  headers: Record<string, string>;
}

/** What the sandbox's provider remembers of a checkout. */
export interface SandboxCheckout extends ProviderPayment {
  description: string;
  payerEmail: string;
  returnUrl: string;
  cancelUrl: string;
  notifyUrl: string;
  refundedCents: number;
}

/** The sandbox's payment provider, seen from its own side: what its customers and its bank do. */
export interface SandboxProvider extends PaymentGateway {
  checkout(providerRef: string): Promise<SandboxCheckout | null>;
  /** The newest first. */
  checkouts(limit: number): Promise<SandboxCheckout[]>;
  /** Changes what is true at the provider. Nobody is told before a notice is posted. */
  settle(providerRef: string, status: ProviderPaymentStatus): Promise<void>;
  /** A signed notice of what was true at some time; `eventId` repeats an old one. */
  notice(providerRef: string, type: string, eventId?: string): Promise<SignedNotice>;
}
