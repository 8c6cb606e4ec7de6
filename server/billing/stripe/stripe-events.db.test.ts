import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "../../platform/db";
import { openShop } from "../../testing/shop";
import { accountOf, subscribe, useStripe, WEBHOOK_SECRET } from "../../testing/stripe";
import type { Thing } from "../../testing/vendors/stripe/description";
import type { Stripe } from "../../testing/vendors/stripe/stand-in";
import { shuffled, signed } from "../../testing/vendors/stripe/webhooks";
import { receiveStripeEvent } from "./receive-stripe-event";
import { refreshAccount } from "./refresh-account";
import { forgottenStripeEvents, takeStripeEvent } from "./take-stripe-event";

let stripe: Stripe;
beforeAll(async () => {
  stripe = await useStripe();
});
afterAll(() => stripe.close());

const post = (event: Thing) => {
  const { body, signature } = signed(event, WEBHOOK_SECRET);
  return receiveStripeEvent(body, signature);
};

/** What the jobs would do with everything that waits in the outbox, so many at once. */
async function takeAll(atOnce = 1): Promise<void> {
  const events = await db().stripeEvent.findMany({ where: { doneAt: null }, orderBy: { seq: "asc" } });
  for (let at = 0; at < events.length; at += atOnce)
    await Promise.all(events.slice(at, at + atOnce).map(({ id }) => takeStripeEvent(id, stripe.now())));
}

describe("a message of Stripe", () => {
  it("is refused when its signature does not fit the very bytes", async () => {
    const event = { id: "evt_forged", object: "event", type: "invoice.paid", data: { object: {} } };
    const { body, signature } = signed(event, WEBHOOK_SECRET);
    const answers = await Promise.all([
      receiveStripeEvent(`${body} `, signature),
      receiveStripeEvent(body, signed(event, "whsec_of_somebody_else").signature),
      receiveStripeEvent(body, null),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(await db().stripeEvent.count({ where: { id: "evt_forged" } })).toBe(0);
  });

  it("is stored once and answered without asking Stripe anything", async () => {
    const { customer } = await subscribe(stripe, await openShop());
    const event = stripe.world.events.at(-1) ?? {};
    const before = stripe.asked.length;
    const answers = await Promise.all([post(event), post(event), post(event)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(stripe.asked.length).toBe(before);
    expect(await db().stripeEvent.findMany({ where: { id: event.id } })).toMatchObject([
      { customerId: customer, type: "checkout.session.completed", doneAt: null },
    ]);
    expect(await db().outboxItem.count({ where: { key: `stripe:${event.id}` } })).toBe(1);
  });

  it("is taken in by one reading for all of a customer", async () => {
    await takeAll();
    const { subscription } = await subscribe(stripe, await openShop());
    stripe.world.renew(subscription, { isPaid: false });
    stripe.world.settle(subscription);
    await Promise.all(stripe.world.events.slice(-6).map(post));
    const before = stripe.asked.length;
    await takeAll();
    const readings = stripe.asked.slice(before).filter(({ operation }) => operation === "Subscriptions_list");
    expect(readings).toHaveLength(1);
    expect(await db().stripeEvent.count({ where: { doneAt: null } })).toBe(0);
  });

  it("of somebody else's customer changes nothing and is done with", async () => {
    const event = {
      id: "evt_stranger",
      object: "event",
      type: "invoice.paid",
      created: stripe.world.seconds(),
      data: { object: { object: "invoice", customer: "cus_stranger" } },
    };
    await post(event);
    await takeAll();
    expect(await db().stripeEvent.findUnique({ where: { id: event.id } })).toMatchObject({
      doneAt: expect.any(Date),
    });
  });

  it("that the customer was deleted makes the workspace free to buy again, as another customer", async () => {
    const { shop, customer } = await subscribe(stripe, await openShop());
    stripe.world.deleteCustomer(customer);
    await post(stripe.world.events.at(-1) ?? {});
    await takeAll();
    expect(await accountOf(shop)).toMatchObject({ plan: "free", stripeCustomerId: null });
    const again = await subscribe(stripe, shop);
    expect(again.customer).not.toBe(customer);
    expect(await accountOf(shop)).toMatchObject({ plan: "start", stripeCustomerId: again.customer });
  });

  it("that lost its run is found, and waits while Stripe does not answer", async () => {
    const { shop, subscription } = await subscribe(stripe, await openShop());
    stripe.world.end(subscription);
    const event = stripe.world.events.at(-1) ?? {};
    await post(event);
    stripe.faults.push({ operation: "Subscriptions_list", does: 500 });
    await expect(takeStripeEvent(event.id, stripe.now())).rejects.toMatchObject({ kind: "unavailable" });
    expect(await forgottenStripeEvents(Date.now())).not.toContain(event.id);
    expect(await forgottenStripeEvents(Date.now() + 120_000)).toContain(event.id);
    await takeStripeEvent(event.id, stripe.now());
    expect(await accountOf(shop)).toMatchObject({ plan: "free" });
  });
});

/** The same numbers in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

it("5,000 messages, shuffled, three times each, come to what they come to in order", async () => {
  const random = dice(7);
  const shops: Awaited<ReturnType<typeof subscribe>>[] = [];
  for (let i = 0; i < 20; i++)
    shops.push(await subscribe(stripe, await openShop(), i % 2 ? "start" : "team"));
  const from = stripe.world.events.length;
  const deeds = [
    (id: string) => stripe.world.renew(id),
    (id: string) => stripe.world.renew(id, { isPaid: false }),
    (id: string) => stripe.world.settle(id),
    (id: string) => stripe.world.cancelAtPeriodEnd(id),
  ];
  const happen = (until: number) => {
    while (stripe.world.events.length - from < until) {
      const shop = shops[Math.floor(random() * shops.length)];
      deeds[Math.floor(random() * deeds.length)]?.(shop?.subscription ?? "");
    }
  };
  const deliver = async (events: Thing[]) => {
    const posts = shuffled(events, 3, random);
    for (let at = 0; at < posts.length; at += 50) {
      await Promise.all(posts.slice(at, at + 50).map(post));
      // Many at once of one customer, as without the jobs' own order: an older reading must not win.
      if (at % 2_500 === 0) await takeAll(5);
    }
  };
  // The world goes on while its messages arrive.
  happen(2_500);
  const early = deliver(stripe.world.events.slice(from, from + 2_500));
  happen(4_995);
  for (const { subscription } of shops.slice(0, 5)) stripe.world.end(subscription);
  const late = stripe.world.events.slice(from + 2_500);
  await early;
  await deliver(late);
  await takeAll(5);

  const keptOf = () => Promise.all(shops.map(async ({ shop }) => accountOf(shop)));
  const kept = await keptOf();
  expect(late.length + 2_500).toBeGreaterThanOrEqual(5_000);
  expect(await db().stripeEvent.count({ where: { doneAt: null } })).toBe(0);
  // In order, the last message of each is taken in last: what Stripe says when all has happened.
  for (const { shop } of shops) await refreshAccount(shop.workspaceId, stripe.now());
  const state = (account: (typeof kept)[number]) => [account?.plan, account?.subscription, account?.invoices];
  expect(kept.map(state)).toEqual((await keptOf()).map(state));
  expect(kept.filter((account) => account?.plan === "free")).toHaveLength(5);
}, 120_000);
