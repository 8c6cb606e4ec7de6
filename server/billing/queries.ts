import { costMinor, PAID_PLANS } from "@/core/billing/price-list";
import { usageState as stateOf, type UsageState } from "@/core/billing/usage-state";
import { db, type Tx } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import { type Account, countedLines, readAccount } from "./read-account";
import type { BillingOverview, Invoice, Reconciliation, Standing } from "./schema";

/**
 * Where a workspace stands against its limits, for whoever has to decide whether a call may begin. Two small reads of
 * our own rows; Stripe is not asked.
 */
export async function usageState(workspaceId: WorkspaceId, now: number): Promise<UsageState> {
  const account = await readAccount(workspaceId, now);
  return (await usageOf(workspaceId, account)).state;
}

/** Everything that the head of the billing page shows. */
export async function getOverview(
  workspaceId: WorkspaceId,
  now: number,
  tx: Tx = db(),
): Promise<BillingOverview> {
  const account = await readAccount(workspaceId, now, tx);
  const { plan, isMetered } = account;
  const { conversations, seconds, state } = await usageOf(workspaceId, account, tx);
  return {
    mode: isMetered ? "stripe" : "unmetered",
    plan,
    plans: isMetered ? PAID_PLANS : [],
    subscription: account.subscription,
    readAt: account.readAt,
    period: { start: new Date(account.period.start), end: new Date(account.period.end) },
    usage: {
      conversations,
      seconds,
      includedSeconds: plan.includedSeconds,
      costMinor: isMetered ? costMinor(plan, seconds) : null,
    },
    state,
    ownLimit: account.ownLimit,
  };
}

/** Whether calls are made, and for how much longer: without a word of money. */
export async function getStanding(workspaceId: WorkspaceId, now: number): Promise<Standing> {
  const { state, period, subscription } = await getOverview(workspaceId, now);
  const { kind, reason, percent } = state;
  const graceUntil = subscription?.graceUntil ? new Date(subscription.graceUntil) : null;
  return { kind, reason, percent, period, graceUntil };
}

/** Newest first, as they were last read at Stripe: no page waits for it. */
export async function listInvoices(
  workspaceId: WorkspaceId,
  now: number,
): Promise<{ invoices: Invoice[]; readAt: Date | null }> {
  const { invoices, readAt } = await readAccount(workspaceId, now);
  return { invoices, readAt };
}

/** The ledger beside what Stripe counted, over the days that were compared last. */
export async function getReconciliation(workspaceId: WorkspaceId): Promise<Reconciliation> {
  const checks = await db().usageCheck.findMany({ where: { workspaceId }, orderBy: { day: "desc" } });
  const refused = await db().meterEvent.findMany({
    where: { workspaceId, status: "refused" },
    orderBy: { at: "desc" },
    take: 50,
  });
  const sum = (of: (check: (typeof checks)[number]) => number) =>
    checks.reduce((total, check) => total + of(check), 0);
  const differs = (check: (typeof checks)[number]) =>
    check.stripeSeconds !== check.ledgerSeconds - check.unsentSeconds;
  return {
    checkedAt: checks.reduce<Date | null>(
      (latest, { checkedAt }) => (latest === null || checkedAt > latest ? checkedAt : latest),
      null,
    ),
    ledgerSeconds: sum((check) => check.ledgerSeconds),
    stripeSeconds: sum((check) => check.stripeSeconds),
    unsentSeconds: sum((check) => check.unsentSeconds),
    differenceSeconds: sum((check) => check.stripeSeconds - check.ledgerSeconds + check.unsentSeconds),
    days: checks.filter(differs).map((check) => ({
      day: check.day.toISOString().slice(0, 10),
      ledgerSeconds: check.ledgerSeconds,
      stripeSeconds: check.stripeSeconds,
      unsentSeconds: check.unsentSeconds,
    })),
    refused: refused.map(({ callId, seconds, lastError }) => ({ callId, seconds, error: lastError })),
  };
}

async function usageOf(workspaceId: WorkspaceId, account: Account, tx: Tx = db()) {
  const { plan, isMetered, isSuspended, ownLimit } = account;
  const { _count: conversations, _sum } = await tx.usageLine.aggregate({
    where: countedLines(workspaceId, account),
    _count: true,
    _sum: { seconds: true },
  });
  const seconds = _sum.seconds ?? 0;
  const state = stateOf({
    isMetered,
    seconds,
    costMinor: costMinor(plan, seconds),
    planSeconds: plan.millisPerSecond === null ? plan.includedSeconds : null,
    isSuspended,
    ownLimit,
  });
  return { conversations, seconds, state };
}
