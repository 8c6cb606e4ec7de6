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
