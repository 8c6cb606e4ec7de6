import { z } from "zod";
import type { Forecast } from "@/core/billing/forecast";
import { PLAN_IDS, type Plan } from "@/core/billing/price-list";
import type { UsageState } from "@/core/billing/usage-state";

/** What we keep of a subscription at Stripe. */
export const subscriptionSchema = z.object({
  id: z.string(),
  /** Ours, made of Stripe's: `past-due` is one whose payment failed, until `graceUntil` nothing is limited by it. */
  state: z.enum(["incomplete", "active", "past-due", "unpaid", "paused", "cancelled"]),
  plan: z.enum(PLAN_IDS),
  priceVersion: z.string(),
  /** ISO instants. */
  startedAt: z.iso.datetime(),
  periodStart: z.iso.datetime(),
  periodEnd: z.iso.datetime(),
  /** It ends then and is not renewed; null: it goes on. */
  endsAt: z.iso.datetime().nullable(),
  /** Payment failed: calls go on until then; null: nothing is owed. */
  graceUntil: z.iso.datetime().nullable(),
});
export type Subscription = z.infer<typeof subscriptionSchema>;

export const invoiceSchema = z.object({
  id: z.string(),
  /** null while it is a draft. */
  number: z.string().nullable(),
  status: z.enum(["draft", "open", "paid", "uncollectible", "void"]),
  currency: z.string(),
  /** Minor units. */
  totalMinor: z.number().int(),
  paidMinor: z.number().int(),
  createdAt: z.iso.datetime(),
  periodStart: z.iso.datetime(),
  periodEnd: z.iso.datetime(),
  /** Stripe's own page, where it can be paid and printed; null while it is a draft. */
  url: z.string().nullable(),
});
export type Invoice = z.infer<typeof invoiceSchema>;

/** `own`: at most so much talk (seconds) or money (minor units) in a period. */
export const ownLimitInput = z
  .object({ unit: z.enum(["seconds", "minor"]), value: z.number().int().min(1).max(100_000_000) })
  .nullable();
export type OwnLimit = z.infer<typeof ownLimitInput>;

export const checkoutInput = z.object({ plan: z.enum(PLAN_IDS).exclude(["free"]) });

export const linesFilter = z.object({
  /** The call of the last line on the page before. */
  cursor: z.string().optional(),
});

export const exportInput = z.object({ period: z.enum(["this", "last"]) });

/** What everybody who works with leads has to know: whether calls are made. */
export interface Standing extends Pick<UsageState, "kind" | "reason" | "percent"> {
  period: { start: Date; end: Date };
  /** Payment failed: calls go on until then. */
  graceUntil: Date | null;
}

export interface BillingOverview {
  /** `unmetered`: there is no Stripe; everything works, nothing is limited and nothing costs. */
  mode: "unmetered" | "stripe";
  plan: Plan;
  /** What can be bought now, cheapest first; empty without Stripe. */
  plans: Plan[];
  /** null: none was ever paid for. */
  subscription: Subscription | null;
  /** When the subscription was last read at Stripe; null: never. */
  readAt: Date | null;
  /** The billing period: the subscription's, or the calendar month in UTC. */
  period: { start: Date; end: Date };
  usage: {
    conversations: number;
    seconds: number;
    includedSeconds: number;
    /** So far, minor units of the plan's currency; null where nothing costs. */
    costMinor: number | null;
  };
  state: UsageState;
  ownLimit: OwnLimit;
}

export interface UsageSeries {
  period: { start: Date; end: Date };
  /** Every day of the period, oldest first; days to come have zeros. UTC. */
  days: { day: string; conversations: number; seconds: number; isOver: boolean }[];
  /** Of the whole period's talk; null while there is too little to go by. */
  forecast: (Forecast & { lowMinor: number; middleMinor: number; highMinor: number }) | null;
}

export interface LedgerLine {
  /** Of its call: a call has one line at most. */
  callId: string;
  /** The lead's page; null where the lead is gone. */
  callbackId: string | null;
  /** Who was talked to, as the leads page shows it; null where the lead is gone. */
  phone: string | null;
  name: string | null;
  endedAt: Date;
  seconds: number;
  /** Of these, within the plan's included talk of that month; the rest is charged. */
  includedSeconds: number;
  currency: string;
  /** For the seconds that are charged: thousandths of the minor unit. */
  chargedMillis: number;
  priceVersion: string;
  /** What Stripe knows of it: nothing to be told, waiting, counted, or refused. */
  meter: "none" | "waiting" | "sent" | "refused";
}

export interface Reconciliation {
  /** null: never compared. */
  checkedAt: Date | null;
  ledgerSeconds: number;
  stripeSeconds: number;
  /** Of the ledger, what Stripe was not told yet. */
  unsentSeconds: number;
  /** Stripe's less the ledger's, without what was not told yet; 0 is right. */
  differenceSeconds: number;
  /** Days (UTC, "2026-11-29") that differ, newest first. */
  days: { day: string; ledgerSeconds: number; stripeSeconds: number; unsentSeconds: number }[];
  /** Lines that Stripe refused: a person has to look. */
  refused: { callId: string; seconds: number; error: string | null }[];
}
