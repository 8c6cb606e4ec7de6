import type Stripe from "stripe";
import { CURRENT_LIST, type PaidPlanId } from "@/core/billing/price-list";
import { AppError } from "../platform/app-error";
import { db } from "../platform/db";
import { env } from "../platform/env";
import { ProviderError } from "../platform/provider-error";
import type { WorkspaceId } from "../platform/workspace-id";
import { ensureCustomer } from "./ensure-customer";
import { readAccount } from "./read-account";
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
  { id, slug }: Workspace,
  planId: PaidPlanId,
  now: number,
): Promise<{ url: string }> =>
  forPerson(async () => {
    const customer = await ensureCustomer(id);
    // The message that somebody paid a moment ago may still be on its way.
    await refreshAccount(id, now);
    const { subscription } = await readAccount(id, now);
    if (subscription && LIVING.includes(subscription.state)) throw hasPlan();
    const open = await closeOther(id, planId);
    if (open) return { url: open };
    const plan = CURRENT_LIST.plans.find((one) => one.id === planId);
    if (!plan) throw new AppError("invalid", "There is no such plan.");
    const prices = await findPrices(plan);
    const back = `${env().publicUrl}/${slug}/settings/billing`;
    const session = await askStripe((client) =>
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
    await db().billingAccount.update({
      where: { workspaceId: id },
      data: { checkoutSessionId: session.id },
    });
    return { url: urlOf(session) };
  });

/** Closes the page that was opened last; answers its address where it is open and of the same plan. */
async function closeOther(workspaceId: WorkspaceId, plan: PaidPlanId): Promise<string | null> {
  const row = await db().billingAccount.findUnique({ where: { workspaceId } });
  const sessionId = row?.checkoutSessionId;
  if (!sessionId) return null;
  return askStripe(async (client) => {
    const session = await client.checkout.sessions.retrieve(sessionId);
    if (session.status !== "open") return null;
    if (session.metadata?.perezvon_plan === plan && session.url) return session.url;
    await client.checkout.sessions.expire(sessionId);
    return null;
  });
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
