import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "../platform/db";
import { openShop } from "../testing/shop";
import { accountOf, subscribe, useStripe, WEBHOOK_SECRET } from "../testing/stripe";
import { beginTalk, endTalk } from "../testing/talk";
import type { Fault, Stripe } from "../testing/vendors/stripe/stand-in";
import { shuffled, signed } from "../testing/vendors/stripe/webhooks";
import { getReconciliation } from "./queries";
import type { Meter } from "./stripe/drive-meter";
import { ensureCustomer } from "./stripe/ensure-customer";
import { receiveStripeEvent } from "./stripe/receive-stripe-event";
import { reconcileUsage } from "./stripe/reconcile-usage";
import { refreshAccount } from "./stripe/refresh-account";
import { sendUsage } from "./stripe/send-usage";
import { stripeMeter } from "./stripe/stripe-meter";
import { takeStripeEvent } from "./stripe/take-stripe-event";

// The whole way, with the real client, database and HTTP; drive-meter.property.test.ts goes the deciding part of it
// thousands of times.

/** 15 in the ordinary run, 200 with PEREZVON_LONG=1 (`npm run test:long`). */
const RUNS = process.env.PEREZVON_LONG ? 200 : 15;
const HOUR_MS = 3_600_000;

let stripe: Stripe;
beforeAll(async () => {
  stripe = await useStripe();
});
afterAll(() => stripe.close());

type Deed =
  | { do: "talk"; seconds: number; told: number }
  | { do: "send"; dies: "before" | "after" | null; faults: Fault["does"][] }
  | { do: "wait"; hours: number }
  | { do: "stripe"; what: "renew" | "fail" | "settle" | "end" | "buy" }
  | { do: "post"; seed: number; most: number }
  | { do: "take" };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    do: fc.constant("talk" as const),
    seconds: fc.integer({ min: 28, max: 34 }),
    told: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    do: fc.constant("send" as const),
    dies: fc.constantFrom("before" as const, "after" as const, null),
    faults: fc.array(fc.constantFrom<Fault["does"]>("cut-before", "cut-after", 409, 429, 500), {
      maxLength: 3,
    }),
  }),
  fc.record({ do: fc.constant("wait" as const), hours: fc.integer({ min: 0, max: 30 }) }),
  fc.record({
    do: fc.constant("stripe" as const),
    what: fc.constantFrom("renew", "fail", "settle", "end", "buy"),
  }),
  fc.record({
    do: fc.constant("post" as const),
    seed: fc.integer({ min: 1, max: 1_000 }),
    most: fc.constant(8),
  }),
  fc.constant({ do: "take" as const }),
);

class Died extends Error {}

const dying = (when: "before" | "after" | null): Meter => ({
  ...stripeMeter,
  async send(event) {
    if (when === "before") throw new Died();
    const answer = await stripeMeter.send(event);
    if (when === "after") throw new Died();
    return answer;
  },
});

async function openWorld() {
  const shop = await openShop();
  const from = stripe.world.events.length;
  await ensureCustomer(shop.workspaceId);
  const { stripeCustomerId: customer } = (await accountOf(shop)) ?? {};
  let subscription: string | null = null;
  const longCalls: string[] = [];
  const deeds = {
    async talk({ seconds, told }: Extract<Deed, { do: "talk" }>) {
      const begun = await beginTalk(shop, seconds * 1000, stripe.now());
      await Promise.all(Array.from({ length: told }, () => endTalk(begun)));
      if (seconds >= 30) longCalls.push(begun.callId);
    },
    async send({ dies, faults }: Extract<Deed, { do: "send" }>) {
      const operation = "Billing_MeterEvents_create";
      stripe.faults.push(...faults.map((does) => ({ operation, does })));
      await sendUsage(shop.workspaceId, { now: stripe.now }, dying(dies)).catch((error) => {
        if (!(error instanceof Died)) throw error;
      });
      stripe.faults.splice(0);
    },
    async wait({ hours }: Extract<Deed, { do: "wait" }>) {
      stripe.advance(hours * HOUR_MS);
    },
    async stripe({ what }: Extract<Deed, { do: "stripe" }>) {
      if (what === "buy" && subscription === null)
        subscription = (await subscribe(stripe, shop)).subscription;
      if (subscription === null || what === "buy") return;
      if (what === "end") {
        stripe.world.end(subscription);
        subscription = null;
      } else if (what === "settle") stripe.world.settle(subscription);
      else stripe.world.renew(subscription, { isPaid: what === "renew" });
    },
    async post({ seed, most }: Extract<Deed, { do: "post" }>) {
      let state = seed;
      const random = () => {
        state = (state * 48_271) % 2_147_483_647;
        return state / 2_147_483_647;
      };
      for (const event of shuffled(stripe.world.events.slice(from), 2, random).slice(0, most)) {
        const { body, signature } = signed(event, WEBHOOK_SECRET);
        expect((await receiveStripeEvent(body, signature)).status).toBe(200);
      }
    },
    async take() {
      const waiting = await db().stripeEvent.findMany({ where: { doneAt: null, customerId: customer } });
      await Promise.all(waiting.map(({ id }) => takeStripeEvent(id, stripe.now())));
    },
  };
  return { shop, customer, deeds, longCalls };
}

it(
  "seconds at Stripe are those of the ledger, whatever is cut, repeated, late or out of order",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 16 }), async (given) => {
        const { shop, customer, deeds, longCalls } = await openWorld();
        await deeds.stripe({ do: "stripe", what: "buy" });
        for (const one of given) await deeds[one.do](one as never);
        for (let i = 0; i < 4; i++) {
          await sendUsage(shop.workspaceId, { now: stripe.now });
          stripe.advance(13 * HOUR_MS);
        }
        const lines = await db().usageLine.findMany({ where: { workspaceId: shop.workspaceId } });
        expect(lines.map(({ callId }) => callId).sort()).toEqual(longCalls.sort());
        const metered = lines.filter(({ isMetered }) => isMetered);
        const sum = (all: { seconds: number }[]) => all.reduce((total, { seconds }) => total + seconds, 0);
        const counted = stripe.world.metering.taken.filter((event) => event.customer === customer);
        expect(counted.reduce((total, { value }) => total + value, 0)).toBe(sum(metered));
        await reconcileUsage(shop.workspaceId, stripe.now());
        expect(await getReconciliation(shop.workspaceId)).toMatchObject({
          ledgerSeconds: sum(metered),
          stripeSeconds: sum(metered),
          differenceSeconds: 0,
          refused: [],
        });
        // Whatever order the messages came in, the account is what Stripe says.
        await deeds.post({ do: "post", seed: 1, most: Number.POSITIVE_INFINITY });
        await deeds.take();
        const kept = await accountOf(shop);
        await refreshAccount(shop.workspaceId, stripe.now());
        expect(kept?.subscription).toEqual((await accountOf(shop))?.subscription);
      }),
      { numRuns: RUNS, seed: process.env.PEREZVON_LONG ? Date.now() : 42 },
    );
  },
  process.env.PEREZVON_LONG ? 1_800_000 : 120_000,
);
