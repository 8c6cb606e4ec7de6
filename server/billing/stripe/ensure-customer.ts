import { db } from "../../platform/db";
import type { WorkspaceId } from "../../platform/workspace-id";
import { askStripe } from "./stripe-client";

/**
 * The workspace's customer at Stripe: one, ever. Who dies between the making and the keeping of its id finds it again:
 * within a day by the idempotency key, and later by its metadata, which Stripe's search knows by then.
 * @throws ProviderError
 */
export async function ensureCustomer(workspaceId: WorkspaceId): Promise<string> {
  const row = await db().billingAccount.findUnique({ where: { workspaceId } });
  if (row?.stripeCustomerId) return row.stripeCustomerId;
  const id = await askStripe(async (stripe) => {
    const { data } = await stripe.customers.search({
      query: `metadata['perezvon_workspace']:'${workspaceId}'`,
      limit: 1,
    });
    if (data[0]) return data[0].id;
    // Nothing that could change meanwhile: the same key with other contents is refused. Where a customer was deleted at
    // Stripe the key is another one, or it would be that customer again.
    const made = await stripe.customers.create(
      { metadata: { perezvon_workspace: workspaceId } },
      {
        idempotencyKey: `perezvon-customer-${workspaceId}-${row?.readUpToSeq ?? 0}`,
        maxNetworkRetries: 2,
      },
    );
    return made.id;
  });
  await db().billingAccount.upsert({
    where: { workspaceId },
    create: { workspaceId, stripeCustomerId: id },
    update: { stripeCustomerId: id },
  });
  return id;
}
