import { Prisma } from "../../generated/prisma/client";
import { db } from "../../platform/db";
import { env } from "../../platform/env";
import { publishChange } from "../../platform/notify";
import { provenWorkspaceId, type WorkspaceId } from "../../platform/workspace-id";
import { CUSTOMER_DELETED, refreshAccount } from "./refresh-account";

/**
 * Takes a stored message of Stripe in: the account that it is about is read afresh. A message that an earlier reading
 * already covers costs nothing, so that a hundred of one customer are one reading.
 * @throws ProviderError
 */
export async function takeStripeEvent(eventId: string, now: number): Promise<void> {
  const event = await db().stripeEvent.findUnique({ where: { id: eventId } });
  if (!event || event.doneAt || !event.customerId) return;
  const isDeleted = event.type === CUSTOMER_DELETED;
  const account = await db().billingAccount.findUnique({ where: { stripeCustomerId: event.customerId } });
  if (account) {
    const workspaceId = provenWorkspaceId(account.workspaceId);
    if (isDeleted) await forgetCustomer(account.workspaceId, event.seq);
    else await refreshAccount(workspaceId, now);
    await publishChange({ workspaceId, kind: "billing" });
  }
  if (!account || isDeleted) {
    // Of somebody who is none of ours (any more): the same Stripe account may sell other things.
    await db().stripeEvent.update({ where: { id: eventId }, data: { doneAt: new Date(now) } });
  }
}

/** Somebody deleted the customer at Stripe, and with it its subscriptions: who buys again is another customer. */
async function forgetCustomer(workspaceId: string, seq: bigint): Promise<void> {
  await db().billingAccount.update({
    where: { workspaceId },
    data: {
      stripeCustomerId: null,
      plan: "free",
      priceVersion: null,
      subscription: Prisma.DbNull,
      checkoutSessionId: null,
      readUpToSeq: seq,
    },
  });
}

/** Messages that nobody took in for so long have lost their run. */
const FORGOTTEN_MS = 60_000;

export async function forgottenStripeEvents(now: number): Promise<string[]> {
  if (env().stripe === null) return [];
  const events = await db().stripeEvent.findMany({
    where: { doneAt: null, receivedAt: { lt: new Date(now - FORGOTTEN_MS) } },
    orderBy: { seq: "asc" },
    take: 100,
    select: { id: true },
  });
  return events.map(({ id }) => id);
}

/** Read so long ago, an account is read again: a message may have been lost on its way. */
const STALE_MS = 6 * 3_600_000;

export async function staleAccounts(now: number): Promise<WorkspaceId[]> {
  if (env().stripe === null) return [];
  const accounts = await db().billingAccount.findMany({
    where: {
      stripeCustomerId: { not: null },
      OR: [{ readAt: null }, { readAt: { lt: new Date(now - STALE_MS) } }],
    },
    orderBy: { readAt: { sort: "asc", nulls: "first" } },
    take: 100,
    select: { workspaceId: true },
  });
  return accounts.map(({ workspaceId }) => provenWorkspaceId(workspaceId));
}
