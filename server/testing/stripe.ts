import { openCheckout } from "../billing/stripe/open-checkout";
import { refreshAccount } from "../billing/stripe/refresh-account";
import { db } from "../platform/db";
import type { Shop } from "./shop";
import { type Stripe, startStripe } from "./vendors/stripe/stand-in";

export const WEBHOOK_SECRET = "whsec_that_only_tests_know";

/** Starts the stand-in and lets the environment name it. To be called before anything reads the environment. */
export async function useStripe(options: Parameters<typeof startStripe>[0] = {}): Promise<Stripe> {
  const stripe = await startStripe(options);
  process.env.STRIPE_SECRET_KEY = "sk_test_stand_in";
  process.env.STRIPE_WEBHOOK_SECRET = WEBHOOK_SECRET;
  process.env.STRIPE_API_BASE = stripe.url;
  return stripe;
}

export const accountOf = ({ workspaceId }: Pick<Shop, "workspaceId">) =>
  db().billingAccount.findUnique({ where: { workspaceId } });

/** A workspace that has paid for a plan at the stand-in, and whose account says so. */
export async function subscribe(stripe: Stripe, shop: Shop, plan: "start" | "team" = "start") {
  const place = { id: shop.workspaceId, slug: shop.workspace.slug };
  const { url } = await openCheckout(place, plan, stripe.now());
  stripe.world.pay(url.split("/").at(-1) ?? "");
  await refreshAccount(shop.workspaceId, stripe.now());
  const [subscription] = [...stripe.world.tables.subscriptions.values()].slice(-1);
  const customer = String(subscription?.customer);
  return { shop, subscription: String(subscription?.id), customer };
}
