import { z } from "zod";
import { Prisma } from "../../generated/prisma/client";
import { db } from "../../platform/db";
import { query } from "../../platform/query";
import type { WorkspaceId } from "../../platform/workspace-id";
import { followUsage } from "../follow-usage";
import { invoiceSchema } from "../schema";
import { readAgreement } from "./read-subscription";
import { askStripe } from "./stripe-client";

const INVOICES = 24;
export const CUSTOMER_DELETED = "customer.deleted";

/**
 * Reads afresh at Stripe what a workspace has there, and keeps it. Messages say only that something changed: whoever
 * begins to read after the newest of them reads all that they could tell. A reading that was begun earlier, and comes
 * to be kept later, does nothing.
 * @throws ProviderError
 */
export async function refreshAccount(workspaceId: WorkspaceId, now: number): Promise<void> {
  const row = await db().billingAccount.findUnique({
    where: { workspaceId },
    select: { stripeCustomerId: true },
  });
  const customer = row?.stripeCustomerId;
  if (!customer) return;
  // Before the reading: what the events up to this one tell of, whoever's they are, is in it.
  const { _max } = await db().stripeEvent.aggregate({ _max: { seq: true } });
  const upTo = _max.seq ?? 0n;
  const [subscriptions, invoices] = await askStripe((stripe) =>
    Promise.all([
      stripe.subscriptions.list({ customer, status: "all", limit: 20 }),
      stripe.invoices.list({ customer, limit: INVOICES }),
    ]),
  );
  const {
    plan,
    priceVersion,
    subscription,
    invoices: read,
  } = readAgreement(subscriptions.data, invoices.data);
  const stored: Prisma.InputJsonValue = z.array(invoiceSchema).parse(read);
  await db().billingAccount.updateMany({
    where: { workspaceId, stripeCustomerId: customer, readUpToSeq: { lte: upTo } },
    data: {
      plan,
      priceVersion,
      ...(subscription && { subscription }),
      invoices: stored,
      readAt: new Date(now),
      readUpToSeq: upTo,
    },
  });
  // Another plan is another limit, and a payment that has arrived lets calls go.
  await followUsage(workspaceId, now);
  await markDone(customer, upTo, now);
}

/**
 * The messages that the reading covers. Two who mark the same do not wait for each other. That a customer is gone is not
 * to be seen in its subscriptions: such a message is taken in by itself.
 */
const markDone = (customer: string, upTo: bigint, now: number) =>
  query(
    null,
    Prisma.sql`
    update "StripeEvent" set "doneAt" = ${new Date(now)}
     where id in (select id from "StripeEvent"
                   where "customerId" = ${customer} and seq <= ${upTo} and "doneAt" is null
                     and type <> ${CUSTOMER_DELETED}
                     for update skip locked)`,
  );
