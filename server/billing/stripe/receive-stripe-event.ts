import type Stripe from "stripe";
import { z } from "zod";
import { followUp } from "../../engine/follow-up";
import { Prisma } from "../../generated/prisma/client";
import { env } from "../../platform/env";
import { logger } from "../../platform/logger";
import { query } from "../../platform/query";
import { stripe } from "./stripe-client";

/** The durable jobs' event that something changed at Stripe; its data is `{ eventId, customerId }`. */
export const STRIPE_CHANGED = "stripe/changed";

const reference = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);
/** Whom an object is of: all that is taken from a message. */
const subject = z.union([
  z.object({ object: z.literal("customer"), id: z.string() }).transform(({ id }) => id),
  z.object({ customer: reference }).transform(({ customer }) => customer),
]);

/**
 * A message of Stripe: its signature is checked on the body as it came, it is stored once, and answered. Answered only
 * when stored: who gets an error sends again. What it tells is read afresh by a job, without Stripe waiting for it.
 */
export async function receiveStripeEvent(
  body: string,
  signature: string | null,
): Promise<{ status: number; body: string }> {
  const given = env().stripe;
  if (!given) return { status: 404, body: "There is no Stripe here." };
  const event = verified(body, signature ?? "", given.webhookSecret);
  if (!event) return { status: 400, body: "The signature does not fit." };
  const customerId = subject.safeParse(event.data.object).data ?? null;
  const { id, type, created } = event;
  const news = { name: STRIPE_CHANGED, data: { eventId: id, customerId } };
  await query(
    null,
    Prisma.sql`
    with stored as (
      insert into "StripeEvent" (id, type, "customerId", at, "doneAt")
      values (${id}, ${type}, ${customerId}, to_timestamp(${created}::float8),
              case when ${customerId}::text is null then now() end)
      on conflict (id) do nothing returning id, "customerId")
    insert into "OutboxItem" (kind, key, body)
    select 'event', 'stripe:' || stored.id, ${JSON.stringify(news)}::jsonb from stored where "customerId" is not null
    on conflict (key) do nothing`,
  );
  void followUp({ events: true });
  return { status: 200, body: "ok" };
}

/** null: it is not of Stripe, or was not meant for us. */
function verified(body: string, signature: string, secret: string): Stripe.Event | null {
  try {
    return stripe().webhooks.constructEvent(body, signature, secret);
  } catch (error) {
    logger().warn({ err: error }, "a message that claims to be of Stripe was refused");
    return null;
  }
}
