import { z } from "zod";
import { calendarMonth, type Period, periodAt } from "@/core/billing/period";
import { type Plan, planOf } from "@/core/billing/price-list";
import type { Usage } from "@/core/billing/usage-state";
import { db, type Tx } from "../platform/db";
import { env } from "../platform/env";
import type { WorkspaceId } from "../platform/workspace-id";
import { type Invoice, invoiceSchema, type OwnLimit, type Subscription, subscriptionSchema } from "./schema";

/** A workspace's agreement as it holds at an instant. */
export interface Account {
  /** There is a Stripe, and so there are plans and limits. */
  isMetered: boolean;
  stripeCustomerId: string | null;
  plan: Plan;
  subscription: Subscription | null;
  invoices: Invoice[];
  readAt: Date | null;
  period: Period;
  ownLimit: OwnLimit;
  /** Payment failed, and the time we wait for it is over. */
  isSuspended: boolean;
}

/** From our own rows alone: Stripe is never asked. */
export async function readAccount(workspaceId: WorkspaceId, now: number, tx: Tx = db()): Promise<Account> {
  const row = await tx.billingAccount.findUnique({ where: { workspaceId } });
  const subscription = row?.subscription ? subscriptionSchema.parse(row.subscription) : null;
  const isMetered = env().stripe !== null;
  const plan = planOf(isMetered && row ? row.plan : "free", row?.priceVersion ?? null);
  const known = subscription && {
    start: Date.parse(subscription.periodStart),
    end: Date.parse(subscription.periodEnd),
  };
  return {
    isMetered,
    stripeCustomerId: row?.stripeCustomerId ?? null,
    plan,
    subscription,
    invoices: z.array(invoiceSchema).parse(row?.invoices ?? []),
    readAt: row?.readAt ?? null,
    period: known && plan.id !== "free" ? periodAt(known, now) : calendarMonth(now),
    ownLimit: ownLimitOf(row),
    isSuspended:
      plan.id !== "free" && subscription?.graceUntil != null && now >= Date.parse(subscription.graceUntil),
  };
}

function ownLimitOf(
  row: { limitSeconds: number | null; limitMinor: number | null } | null,
): Usage["ownLimit"] {
  if (row?.limitSeconds != null) return { unit: "seconds", value: row.limitSeconds };
  if (row?.limitMinor != null) return { unit: "minor", value: row.limitMinor };
  return null;
}

/** Which lines of a period belong to the plan: those of the time before it was taken, or after it ended, do not. */
export const countedLines = (workspaceId: WorkspaceId, account: Account) => ({
  workspaceId,
  endedAt: { gte: new Date(account.period.start), lt: new Date(account.period.end) },
  ...(account.isMetered && { isMetered: account.plan.id !== "free" }),
});
