import { blank, type Thing } from "./description";
import { createMetering, type Metering } from "./metering";

const MONTH_DAYS = 30;
const DAY_S = 86_400;

export type World = ReturnType<typeof createWorld>;

/**
 * Stripe as far as we use it: customers, prices, Checkout, subscriptions, invoices and the meter, with what people and
 * time do to them. Objects are whole, as the description has them. Every change is an event, in order, in `events`.
 */
export function createWorld(now: () => number, behaviour: Metering) {
  const counts = new Map<string, number>();
  const id = (prefix: string) => {
    const count = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    return `${prefix}_${String(count).padStart(6, "0")}`;
  };
  const seconds = () => Math.floor(now() / 1000);
  const tables = {
    customers: new Map<string, Thing>(),
    meters: new Map<string, Thing>(),
    prices: new Map<string, Thing>(),
    sessions: new Map<string, Thing>(),
    subscriptions: new Map<string, Thing>(),
    invoices: new Map<string, Thing>(),
  };
  const events: Thing[] = [];
  const metering = createMetering(now, behaviour);
  /** Told of every event, as soon as it is. */
  const listeners: ((event: Thing) => void)[] = [];

  const emit = (type: string, object: Thing) => {
    const event = {
      id: id("evt"),
      object: "event",
      api_version: "2026-10-28.endive",
      created: seconds(),
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: 1,
      request: null,
      type,
    };
    events.push(event);
    for (const listener of listeners) listener(event);
  };

  const make = (name: string, prefix: string, given: Thing): Thing =>
    blank(name, { id: id(prefix), created: seconds(), metadata: {}, ...given });

  const find = (table: keyof typeof tables, key: string): Thing => {
    const found = tables[table].get(key);
    if (!found) throw new Error(`The stand-in has no ${key} among its ${table}.`);
    return found;
  };

  const change = (subscription: Thing, given: Thing, type = "customer.subscription.updated") => {
    Object.assign(subscription, given);
    emit(type, subscription);
  };

  /** What talk since the period's start costs by the tiers of the metered price, in minor units. */
  const talkCost = (subscription: Thing): number => {
    const [item] = subscription.items.data;
    const metered = subscription.items.data.find(({ price }: Thing) => price.billing_scheme === "tiered");
    if (!metered) return 0;
    const start = item.current_period_start * 1000;
    const end = item.current_period_end * 1000;
    const used = metering.taken
      .filter(({ customer, at }) => customer === subscription.customer && at >= start && at < end)
      .reduce((sum, { value }) => sum + value, 0);
    const [free, paid] = metered.price.tiers;
    return Math.round(Math.max(0, used - free.up_to) * Number(paid.unit_amount_decimal));
  };

  const bill = (subscription: Thing, total: number, isPaid: boolean): Thing => {
    const invoice = make("Invoice", "in", {
      customer: subscription.customer,
      currency: subscription.currency,
      number: `PZ-${String(tables.invoices.size + 1).padStart(4, "0")}`,
      status: isPaid ? "paid" : "open",
      total,
      subtotal: total,
      amount_due: total,
      amount_paid: isPaid ? total : 0,
      amount_remaining: isPaid ? 0 : total,
      attempted: true,
      attempt_count: 1,
      hosted_invoice_url: "https://invoice.example/in",
      period_start: seconds(),
      period_end: seconds(),
    });
    invoice.parent = blank("Invoice.Parent", {
      type: "subscription_details",
      subscription_details: blank("Invoice.Parent.SubscriptionDetails", { subscription: subscription.id }),
    });
    invoice.status_transitions = { ...invoice.status_transitions, finalized_at: seconds() };
    tables.invoices.set(invoice.id, invoice);
    emit(isPaid ? "invoice.paid" : "invoice.payment_failed", invoice);
    subscription.latest_invoice = invoice.id;
    return invoice;
  };

  const flatOf = (subscription: Thing): number =>
    subscription.items.data.reduce((sum: number, { price }: Thing) => sum + (price.unit_amount ?? 0), 0);

  const itemOf = (line: Thing, subscription: string): Thing =>
    make("SubscriptionItem", "si", {
      price: find("prices", line.price),
      subscription,
      current_period_start: seconds(),
      current_period_end: seconds() + MONTH_DAYS * DAY_S,
    });

  return {
    tables,
    events,
    metering,
    listeners,
    make,
    emit,
    seconds,

    /** Somebody pays at Checkout. */
    pay(sessionId: string): void {
      const session = find("sessions", sessionId);
      if (session.status !== "open") throw new Error(`Checkout session ${sessionId} is ${session.status}.`);
      const subscription = make("Subscription", "sub", {
        customer: session.customer,
        status: "active",
        currency: "usd",
        metadata: session.subscription_metadata,
        start_date: seconds(),
        billing_cycle_anchor: seconds(),
      });
      const items = session.lines.map((line: Thing) => itemOf(line, subscription.id));
      subscription.items = list(items, "/v1/subscription_items");
      tables.subscriptions.set(subscription.id, subscription);
      emit("customer.subscription.created", subscription);
      bill(subscription, flatOf(subscription), true);
      Object.assign(session, {
        status: "complete",
        payment_status: "paid",
        subscription: subscription.id,
        url: null,
      });
      emit("checkout.session.completed", session);
    },

    /** A period ends: its talk and the next flat price are billed. */
    renew(subscriptionId: string, { isPaid = true } = {}): void {
      const subscription = find("subscriptions", subscriptionId);
      const total = flatOf(subscription) + talkCost(subscription);
      for (const item of subscription.items.data) {
        item.current_period_start = item.current_period_end;
        item.current_period_end += MONTH_DAYS * DAY_S;
      }
      bill(subscription, total, isPaid);
      change(subscription, { status: isPaid ? "active" : "past_due" });
    },

    /** What is owed is paid after all. */
    settle(subscriptionId: string): void {
      const subscription = find("subscriptions", subscriptionId);
      for (const invoice of tables.invoices.values()) {
        const owner = invoice.parent?.subscription_details?.subscription;
        if (owner !== subscriptionId || invoice.status !== "open") continue;
        Object.assign(invoice, { status: "paid", amount_paid: invoice.total, amount_remaining: 0 });
        emit("invoice.paid", invoice);
      }
      change(subscription, { status: "active" });
    },

    cancelAtPeriodEnd(subscriptionId: string): void {
      change(find("subscriptions", subscriptionId), { cancel_at_period_end: true });
    },

    /** Somebody deletes the customer by hand: its subscriptions end. */
    deleteCustomer(customerId: string): void {
      const customer = find("customers", customerId);
      for (const one of tables.subscriptions.values())
        if (one.customer === customerId) change(one, { status: "canceled", ended_at: seconds() });
      tables.customers.delete(customerId);
      emit("customer.deleted", customer);
    },

    end(subscriptionId: string): void {
      const given = { status: "canceled", ended_at: seconds(), canceled_at: seconds() };
      change(find("subscriptions", subscriptionId), given, "customer.subscription.deleted");
    },
  };
}

/** A list as Stripe hands it out. */
export const list = (data: Thing[], url: string, hasMore = false): Thing => ({
  object: "list",
  data,
  has_more: hasMore,
  url,
});
