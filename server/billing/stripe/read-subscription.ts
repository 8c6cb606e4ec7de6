import type Stripe from "stripe";
import { DAY_MS } from "@/core/billing/period";
import type { PlanId } from "@/core/billing/price-list";
import type { Invoice, Subscription } from "../schema";
import { planOfPrice } from "./stripe-catalogue";

/** How long calls go on after a payment failed. */
export const GRACE_MS = 7 * DAY_MS;

const STATES: Record<string, Subscription["state"]> = {
  incomplete: "incomplete",
  incomplete_expired: "cancelled",
  trialing: "active",
  active: "active",
  past_due: "past-due",
  unpaid: "unpaid",
  paused: "paused",
  canceled: "cancelled",
};

/** In these the plan holds; whether it may be used is a matter of what is owed. */
export const LIVING: readonly Subscription["state"][] = ["active", "past-due", "unpaid"];

/**
 * The subscription that counts, of all that a customer ever had: the newest of the living ones, else the newest. What
 * Stripe says now is all that it is made of, so that the order in which we heard of it does not matter.
 */
function readSubscription(
  subscriptions: readonly Stripe.Subscription[],
  invoices: readonly Stripe.Invoice[],
): Subscription | null {
  const ours = subscriptions.flatMap((one) => readOne(one, invoices) ?? []);
  ours.sort((a, b) =>
    a.startedAt < b.startedAt ? 1 : a.startedAt > b.startedAt ? -1 : a.id < b.id ? 1 : -1,
  );
  return ours.find(({ state }) => LIVING.includes(state)) ?? ours[0] ?? null;
}

/** What of a reading is kept: the plan that holds, and what it is made of. */
export function readAgreement(
  subscriptions: readonly Stripe.Subscription[],
  invoices: readonly Stripe.Invoice[],
): { plan: PlanId; priceVersion: string | null; subscription: Subscription | null; invoices: Invoice[] } {
  const subscription = readSubscription(subscriptions, invoices);
  const isLiving = subscription !== null && LIVING.includes(subscription.state);
  return {
    plan: isLiving ? subscription.plan : "free",
    priceVersion: isLiving ? subscription.priceVersion : null,
    subscription,
    invoices: readInvoices(invoices),
  };
}

/** null: it has no item of ours. */
function readOne(one: Stripe.Subscription, invoices: readonly Stripe.Invoice[]): Subscription | null {
  for (const item of one.items.data) {
    const price = planOfPrice(item.price);
    if (!price) continue;
    const state = STATES[one.status] ?? "incomplete";
    return {
      id: one.id,
      state,
      plan: price.plan,
      priceVersion: price.version,
      startedAt: iso(one.created),
      // Periods stand on the item: those of one subscription could differ.
      periodStart: iso(item.current_period_start),
      periodEnd: iso(item.current_period_end),
      endsAt: endOf(one, item.current_period_end),
      graceUntil: state === "past-due" || state === "unpaid" ? graceUntil(one, invoices) : null,
    };
  }
  return null;
}

function endOf(one: Stripe.Subscription, periodEnd: number): string | null {
  if (one.ended_at !== null) return iso(one.ended_at);
  if (one.cancel_at !== null) return iso(one.cancel_at);
  return one.cancel_at_period_end ? iso(periodEnd) : null;
}

/**
 * Counted from the oldest invoice that is still owed. Where none is to be seen: of a failed payment from the period's
 * start; after Stripe gave up on it (unpaid) the wait is long over.
 */
function graceUntil(one: Stripe.Subscription, invoices: readonly Stripe.Invoice[]): string {
  const owed = invoices
    .filter((invoice) => invoice.status === "open" && subscriptionOf(invoice) === one.id)
    .map((invoice) => invoice.status_transitions.finalized_at ?? invoice.created);
  const periodStart = one.items.data[0]?.current_period_start;
  const otherwise = one.status === "unpaid" ? one.created : (periodStart ?? one.created);
  const since = owed.length > 0 ? Math.min(...owed) : otherwise;
  return new Date(since * 1000 + GRACE_MS).toISOString();
}

function subscriptionOf(invoice: Stripe.Invoice): string | null {
  const given = invoice.parent?.subscription_details?.subscription;
  return typeof given === "string" ? given : (given?.id ?? null);
}

/** Newest first. Drafts too: they say what is to come. */
const readInvoices = (invoices: readonly Stripe.Invoice[]): Invoice[] =>
  invoices.flatMap((one) => {
    if (!one.id || !one.status) return [];
    return [
      {
        id: one.id,
        number: one.number ?? null,
        status: one.status as Invoice["status"],
        currency: one.currency,
        totalMinor: one.total,
        paidMinor: one.amount_paid,
        createdAt: iso(one.created),
        periodStart: iso(one.period_start),
        periodEnd: iso(one.period_end),
        url: one.hosted_invoice_url ?? null,
      },
    ];
  });

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();
