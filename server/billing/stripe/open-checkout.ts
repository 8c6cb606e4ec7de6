import type Stripe from "stripe";
import { CURRENT_LIST, type PaidPlanId } from "@/core/billing/price-list";
import { AppError } from "../../platform/app-error";
import { db } from "../../platform/db";
import { env } from "../../platform/env";
import { ProviderError } from "../../platform/provider-error";
import type { WorkspaceId } from "../../platform/workspace-id";
import { readAccount } from "../read-account";
import { ensureCustomer } from "./ensure-customer";
import { LIVING } from "./read-subscription";
import { refreshAccount } from "./refresh-account";
import { findPrices } from "./stripe-catalogue";
import { askStripe, stripe } from "./stripe-client";

interface Workspace {
  id: WorkspaceId;
  slug: string;
}

/**
 * Stripe's page on which a plan is paid. One such page at a time can be paid: whoever asks twice for the same plan
 * gets the same page, and another plan's page is closed first. Nobody can buy a second subscription beside a living one.
 * @throws AppError unavailable where Stripe is not set up or does not answer; conflict where there is a plan already
 */
export const openCheckout = (
  workspace: Workspace,
  planId: PaidPlanId,
  now: number,
): Promise<{ url: string }> =>
  forPerson(async () => {
    const { id } = workspace;
    const customer = await ensureCustomer(id);
    // The message that somebody paid a moment ago may still be on its way.
    await refreshAccount(id, now);
    const { subscription } = await readAccount(id, now);
    if (subscription && LIVING.includes(subscription.state)) throw hasPlan();
    return { url: await openPage(workspace, customer, planId) };
  });

async function openPage(workspace: Workspace, customer: string, planId: PaidPlanId): Promise<string> {
  const workspaceId = workspace.id;
  const row = await db().billingAccount.findUniqueOrThrow({ where: { workspaceId } });
  const open = row.checkoutSessionId && (await closeOther(row.checkoutSessionId, planId));
  if (open) return open;
  const session = await createSession(workspace, customer, planId);
  const kept = await db().billingAccount.updateMany({
    where: { workspaceId, checkoutSessionId: row.checkoutSessionId },
    data: { checkoutSessionId: session.id },
  });
  if (kept.count > 0) return urlOf(session);
  // Somebody else opened one at the same moment, and was faster: that one stands.
  await askStripe((client) => client.checkout.sessions.expire(session.id));
  return openPage(workspace, customer, planId);
}

/** Closes a page that was opened before; answers its address instead where it is open and of the same plan. */
async function closeOther(sessionId: string, plan: PaidPlanId): Promise<string | null> {
  const read = () => askStripe((client) => client.checkout.sessions.retrieve(sessionId));
  const session = await read();
  if (session.status !== "open") return null;
  if (session.metadata?.perezvon_plan === plan && session.url) return session.url;
  try {
    await askStripe((client) => client.checkout.sessions.expire(sessionId));
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind !== "rejected") throw error;
    // It is no longer open: somebody else closed it, or it was paid a moment ago.
    if ((await read()).status === "complete") throw hasPlan();
  }
  return null;
}

async function createSession({ id, slug }: Workspace, customer: string, planId: PaidPlanId) {
  const plan = CURRENT_LIST.plans.find((one) => one.id === planId);
  if (!plan) throw new AppError("invalid", "There is no such plan.");
  const prices = await findPrices(plan);
  const back = `${env().publicUrl}/${slug}/settings/billing`;
  return askStripe((client) =>
    client.checkout.sessions.create({
      mode: "subscription",
      customer,
      customer_update: { name: "auto", address: "auto" },
      line_items: [{ price: prices.flat, quantity: 1 }, { price: prices.talk }],
      metadata: { perezvon_plan: planId },
      // Flexible: talk that was counted is billed even where somebody changes or ends the subscription halfway.
      subscription_data: { metadata: { perezvon_workspace: id }, billing_mode: { type: "flexible" } },
      success_url: `${back}?checkout=done`,
      cancel_url: back,
    }),
  );
}

/**
 * Stripe's page for cards, invoices, other plans and leaving.
 * @throws AppError unavailable where Stripe is not set up or does not answer; conflict where nothing was ever bought
 */
export const openPortal = ({ id, slug }: Workspace, now: number): Promise<{ url: string }> =>
  forPerson(async () => {
    const { stripeCustomerId, subscription } = await readAccount(id, now);
    if (!stripeCustomerId || !subscription)
      throw new AppError("conflict", "There is nothing to manage yet: choose a plan first.", {
        reason: "no-plan",
      });
    const session = await askStripe((client) =>
      client.billingPortal.sessions.create({
        customer: stripeCustomerId,
        return_url: `${env().publicUrl}/${slug}/settings/billing`,
      }),
    );
    return { url: session.url };
  });

/** Reads at Stripe at once, for somebody who just came back from there. @throws AppError unavailable */
export const refreshNow = (workspaceId: WorkspaceId, now: number): Promise<void> =>
  forPerson(() => refreshAccount(workspaceId, now));

function urlOf(session: Stripe.Checkout.Session): string {
  if (!session.url) throw new ProviderError("protocol", `Checkout session ${session.id} has no page.`);
  return session.url;
}

const hasPlan = () =>
  new AppError("conflict", "This workspace has a plan already. Change or end it on Stripe's page.", {
    reason: "has-plan",
  });

/** What Stripe's trouble is to somebody who waits at a page. */
async function forPerson<T>(work: () => Promise<T>): Promise<T> {
  // Says so where there is none, before anything else is looked at.
  stripe();
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    throw new AppError("unavailable", "Stripe does not answer as it should. Try again in a minute.", {
      reason: "stripe-unavailable",
      cause: error,
    });
  }
}
