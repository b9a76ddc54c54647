/** Steerable stand-ins for the ports, for tests that decide what the outside world does. */
import type { RoomCommand } from "../../party/protocol.ts";
import type {
  Checkout,
  Mail,
  Mailer,
  PaymentGateway,
  PayoutOrder,
  PayoutRail,
  ProviderPayment,
  ProviderPaymentStatus,
  Rooms,
} from "../../server/ports.ts";

export interface FakeGateway extends PaymentGateway {
  payments: Map<string, Omit<ProviderPayment, "refundedCents"> & { checkout: Checkout }>;
  refunds: Map<string, { providerRef: string; amountCents: number }>;
  /** What the next refunds answer. */
  refundStatus: "pending" | "succeeded" | "failed";
  settle(providerRef: string, status: ProviderPaymentStatus): void;
  /** A notification as the provider would send it, for `receiveNotice`. */
  notice(providerRef: string, eventId?: string): { body: string; headers: Headers };
}

export function fakeGateway(name = "sandbox"): FakeGateway {
  const payments: FakeGateway["payments"] = new Map();
  const refunds: FakeGateway["refunds"] = new Map();
  let events = 0;
  return {
    name,
    checkoutOrigins: [],
    payments,
    refunds,
    refundStatus: "succeeded",
    async open(checkout) {
      const providerRef = `ref-${checkout.paymentId}`;
      if (!payments.has(providerRef))
        payments.set(providerRef, {
          providerRef,
          paymentId: checkout.paymentId,
          status: "pending",
          amountCents: checkout.amountCents,
          currency: checkout.currency,
          checkout,
        });
      return { providerRef, url: `/sandbox/checkout/${providerRef}` };
    },
    async verify(rawBody, headers) {
      if (headers.get("x-signature") !== "genuine") return null;
      return JSON.parse(rawBody);
    },
    async payment(providerRef) {
      const payment = payments.get(providerRef);
      if (!payment) return null;
      const given = [...refunds.values()].filter((refund) => refund.providerRef === providerRef);
      const refundedCents = given.reduce((sum, { amountCents }) => sum + amountCents, 0);
      return { ...payment, refundedCents };
    },
    async refund({ refundId, providerRef, amountCents }) {
      const truth = await this.payment(providerRef);
      const left = (truth?.amountCents ?? 0) - (truth?.refundedCents ?? 0);
      if (!refunds.has(refundId) && amountCents > left) return { refundId, status: "failed" };
      if (this.refundStatus === "succeeded") refunds.set(refundId, { providerRef, amountCents });
      return { refundId, status: this.refundStatus };
    },
    settle(providerRef, status) {
      const payment = payments.get(providerRef);
      if (!payment) throw new Error(`no payment ${providerRef}`);
      payment.status = status;
    },
    notice(providerRef, eventId = `event-${++events}`) {
      const type = `payment.${payments.get(providerRef)?.status}`;
      return {
        body: JSON.stringify({ eventId, type, providerRef }),
        headers: new Headers({ "x-signature": "genuine" }),
      };
    },
  };
}

export interface FakeRail extends PayoutRail {
  orders: Map<string, PayoutOrder>;
  answer: "sent" | "paid" | "returned";
}

export function fakeRail(): FakeRail {
  const orders: FakeRail["orders"] = new Map();
  return {
    name: "sandbox",
    orders,
    answer: "paid",
    async send(order) {
      orders.set(order.payoutId, order);
      return { railRef: `rail-${order.payoutId}`, status: this.answer };
    },
    async status() {
      return this.answer;
    },
  };
}

export interface FakeMailer extends Mailer {
  sent: Mail[];
}

export function fakeMailer(): FakeMailer {
  const sent: Mail[] = [];
  return {
    sent,
    async send(mail) {
      if (!sent.some(({ id }) => id === mail.id)) sent.push(mail);
    },
  };
}

export interface FakeRooms extends Rooms {
  commands: { roomId: string; command: RoomCommand }[];
  /** What each command answers; throw in here to be unreachable. */
  answer: (roomId: string, command: RoomCommand) => unknown;
}

export function fakeRooms(): FakeRooms {
  const commands: FakeRooms["commands"] = [];
  const rooms: FakeRooms = {
    commands,
    answer: (_roomId, command) => {
      throw new Error(`the fake room has no answer to ${command.command}: set world.rooms.answer`);
    },
    socketUrl: (roomId) => `ws://rooms.test/parties/session-room/${roomId}`,
    async command(roomId, command) {
      commands.push({ roomId, command });
      return rooms.answer(roomId, command) as never;
    },
  };
  return rooms;
}
