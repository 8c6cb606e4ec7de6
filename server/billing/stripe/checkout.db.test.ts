import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PAID_PLANS } from "@/core/billing/price-list";
import { db } from "../../platform/db";
import { openShop, type Shop } from "../../testing/shop";
import { accountOf, subscribe, useStripe } from "../../testing/stripe";
import type { Stripe } from "../../testing/vendors/stripe/stand-in";
import { getOverview, listInvoices } from "../queries";
import { ensureCustomer } from "./ensure-customer";
import { openCheckout, openPortal, refreshNow } from "./open-checkout";

let stripe: Stripe;
beforeAll(async () => {
  stripe = await useStripe();
});
afterAll(() => stripe.close());
beforeEach(() => stripe.faults.splice(0));

const placeOf = ({ workspaceId, workspace }: Shop) => ({ id: workspaceId, slug: workspace.slug });
const checkout = (shop: Shop, plan: "start" | "team" = "start") =>
  openCheckout(placeOf(shop), plan, stripe.now());
const sessionOf = ({ url }: { url: string }) => url.split("/").at(-1) ?? "";

const subscribed = async (plan: "start" | "team" = "start") => subscribe(stripe, await openShop(), plan);
const overview = (shop: Shop, laterMs = 0) => getOverview(shop.workspaceId, stripe.now() + laterMs);

describe("the customer at Stripe", () => {
  const customersOf = (shop: Shop) =>
    [...stripe.world.tables.customers.values()].filter(
      ({ metadata }) => metadata.perezvon_workspace === shop.workspaceId,
    );

  it("is made once by many who want it at once", async () => {
    const shop = await openShop();
    const ids = await Promise.all(Array.from({ length: 5 }, () => ensureCustomer(shop.workspaceId)));
    expect(new Set(ids).size).toBe(1);
    expect(customersOf(shop)).toHaveLength(1);
  });

  it("is found again by who died between making it and keeping its id", async () => {
    const shop = await openShop();
    stripe.faults.push({ operation: "Customers_create", does: "cut-after" });
    const made = await ensureCustomer(shop.workspaceId).catch(() => null);
    await db().billingAccount.deleteMany({ where: { workspaceId: shop.workspaceId } });
    const found = await ensureCustomer(shop.workspaceId);
    expect(customersOf(shop).map(({ id }) => id)).toEqual([found]);
    if (made) expect(made).toBe(found);
  });
});

describe("Checkout", () => {
  it("sells a plan with its flat price, and its talk by the second beyond what is included", async () => {
    const shop = await openShop();
    const session = stripe.world.tables.sessions.get(sessionOf(await checkout(shop, "team")));
    const prices = session?.lines.map(({ price }: { price: string }) =>
      stripe.world.tables.prices.get(price),
    );
    const plan = PAID_PLANS.find(({ id }) => id === "team");
    expect(prices).toMatchObject([
      { unit_amount: plan?.flatMinor, recurring: { usage_type: "licensed" } },
      {
        tiers: [
          { up_to: plan?.includedSeconds, unit_amount: 0 },
          { up_to: null, unit_amount_decimal: "0.15" },
        ],
        recurring: { usage_type: "metered", meter: expect.stringMatching(/^mtr_/) },
      },
    ]);
  });

  it("makes meter and prices once, and one product for both prices of a plan", async () => {
    await Promise.all([checkout(await openShop()), checkout(await openShop())]);
    const prices = [...stripe.world.tables.prices.values()].filter(
      ({ metadata }) => metadata.perezvon_plan === "start",
    );
    expect(prices).toHaveLength(2);
    expect(new Set(prices.map(({ product }) => product)).size).toBe(1);
    expect(stripe.world.tables.meters.size).toBe(1);
  });

  it("shows the same page to who asks twice, and closes it for another plan's", async () => {
    const shop = await openShop();
    const [first, again] = [await checkout(shop), await checkout(shop)];
    expect(again).toEqual(first);
    const other = await checkout(shop, "team");
    expect(stripe.world.tables.sessions.get(sessionOf(first))?.status).toBe("expired");
    expect(stripe.world.tables.sessions.get(sessionOf(other))?.status).toBe("open");
  });

  it("leaves one page open where two were asked for at the same moment", async () => {
    const shop = await openShop();
    await ensureCustomer(shop.workspaceId);
    const pages = await Promise.all([checkout(shop), checkout(shop, "team"), checkout(shop)]);
    const sessions = [...stripe.world.tables.sessions.values()];
    const customer = (await accountOf(shop))?.stripeCustomerId;
    const open = sessions.filter((one) => one.customer === customer && one.status === "open");
    expect(open).toHaveLength(1);
    expect(pages.map(({ url }) => url)).toContain(open[0]?.url);
    expect((await accountOf(shop))?.checkoutSessionId).toBe(open[0]?.id);
  });

  it("sells no second plan beside a living one, though nobody told us of the first yet", async () => {
    const shop = await openShop();
    stripe.world.pay(sessionOf(await checkout(shop)));
    await expect(checkout(shop, "team")).rejects.toMatchObject({ code: "conflict", reason: "has-plan" });
  });

  it("says so when Stripe does not answer, and works afterwards", async () => {
    const shop = await openShop();
    stripe.faults.push({ operation: "Checkout_Sessions_create", does: 500 });
    await expect(checkout(shop)).rejects.toMatchObject({
      code: "unavailable",
      reason: "stripe-unavailable",
    });
    expect((await checkout(shop)).url).toContain("/pay/");
  });
});

describe("a subscription", () => {
  it("is the plan, with Stripe's own period, and its first invoice", async () => {
    const { shop, subscription } = await subscribed("team");
    const [item] = stripe.world.tables.subscriptions.get(subscription)?.items.data ?? [];
    expect(await overview(shop)).toMatchObject({
      mode: "stripe",
      plan: { id: "team" },
      subscription: { state: "active", endsAt: null, graceUntil: null },
      period: { start: new Date(item.current_period_start * 1000) },
      state: { kind: "within", limit: null },
      usage: { conversations: 0, costMinor: 4900 },
    });
    const { invoices } = await listInvoices(shop.workspaceId, stripe.now());
    expect(invoices).toMatchObject([{ status: "paid", totalMinor: 4900, paidMinor: 4900 }]);
  });

  it("limits nothing for a week after a payment failed, then everything, and nothing once it is paid", async () => {
    const { shop, subscription } = await subscribed();
    stripe.world.renew(subscription, { isPaid: false });
    await refreshNow(shop.workspaceId, stripe.now());
    const day = 86_400_000;
    expect(await overview(shop, 6 * day)).toMatchObject({
      subscription: { state: "past-due" },
      state: { kind: "within" },
    });
    expect(await overview(shop, 8 * day)).toMatchObject({ state: { kind: "at-limit", reason: "payment" } });
    stripe.world.settle(subscription);
    await refreshNow(shop.workspaceId, stripe.now());
    expect(await overview(shop, 8 * day)).toMatchObject({
      subscription: { state: "active", graceUntil: null },
      state: { kind: "within" },
    });
  });

  it("goes on to its end when it is cancelled, and is the free plan afterwards", async () => {
    const { shop, subscription } = await subscribed();
    stripe.world.cancelAtPeriodEnd(subscription);
    await refreshNow(shop.workspaceId, stripe.now());
    const going = await overview(shop);
    expect(going).toMatchObject({ plan: { id: "start" }, subscription: { state: "active" } });
    expect(going.subscription?.endsAt).toBe(going.period.end.toISOString());
    stripe.world.end(subscription);
    await refreshNow(shop.workspaceId, stripe.now());
    expect(await overview(shop)).toMatchObject({
      plan: { id: "free" },
      subscription: { state: "cancelled" },
    });
    expect((await checkout(shop, "team")).url).toContain("/pay/");
  });

  it("is managed at Stripe, once there is something to manage", async () => {
    const shop = await openShop();
    await expect(openPortal(placeOf(shop), stripe.now())).rejects.toMatchObject({ reason: "no-plan" });
    const paid = await subscribed();
    const account = await accountOf(paid.shop);
    const { url } = await openPortal(placeOf(paid.shop), stripe.now());
    expect(url).toContain(`/portal/${account?.stripeCustomerId}`);
  });
});
