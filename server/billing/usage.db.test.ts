import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "../platform/db";
import { openShop } from "../testing/shop";
import { subscribe, useStripe } from "../testing/stripe";
import { talk } from "../testing/talk";
import type { Stripe } from "../testing/vendors/stripe/stand-in";
import { getReconciliation } from "./queries";
import { reconcileUsage } from "./stripe/reconcile-usage";
import { sendUsage, workspacesWithUsage } from "./stripe/send-usage";

const HOUR_MS = 3_600_000;

let stripe: Stripe;
beforeAll(async () => {
  stripe = await useStripe();
});
afterAll(() => stripe.close());
beforeEach(() => stripe.faults.splice(0));

const paying = async () => subscribe(stripe, await openShop());
type Paying = Awaited<ReturnType<typeof paying>>;
/** A conversation that ended now, by the stand-in's clock. */
const talked = ({ shop }: Paying, seconds: number) => talk(shop, seconds * 1000, stripe.now());
const send = ({ shop }: Paying) => sendUsage(shop.workspaceId, { now: stripe.now });
const counted = ({ customer }: Paying) =>
  stripe.world.metering.taken.filter((event) => event.customer === customer);
const eventOf = ({ callId }: { callId: string }) => db().meterEvent.findUniqueOrThrow({ where: { callId } });

/** Twice: the SDK itself asks again, once, when a connection breaks. */
const fail = (does: "cut-before" | "cut-after") =>
  stripe.faults.push(...[1, 2].map(() => ({ operation: "Billing_MeterEvents_create", does })));

describe("telling Stripe of conversations", () => {
  it("tells whole seconds, at the second in which the call ended, under the call's id", async () => {
    const paid = await paying();
    const call = await talked(paid, 40);
    const line = await db().usageLine.findUniqueOrThrow({ where: { callId: call.callId } });
    expect(await send(paid)).toEqual({ sent: 1 });
    const at = Math.floor(line.endedAt.getTime() / 1000) * 1000;
    expect(counted(paid)).toMatchObject([{ identifier: call.callId, value: 40, at }]);
    expect(await eventOf(call)).toMatchObject({ status: "sent", tries: 1, firstTriedAt: null });
    expect(await send(paid)).toEqual({ sent: 0 });
  });

  it("tells once what was taken before the connection broke", async () => {
    const paid = await paying();
    const call = await talked(paid, 40);
    fail("cut-after");
    expect(await send(paid)).toEqual({ sent: 0 });
    expect(await eventOf(call)).toMatchObject({ status: "waiting", firstTriedAt: expect.any(Date) });
    expect(await workspacesWithUsage(stripe.now())).not.toContain(paid.shop.workspaceId);
    stripe.advance(60_000);
    expect(await workspacesWithUsage(stripe.now())).toContain(paid.shop.workspaceId);
    expect(await send(paid)).toEqual({ sent: 1 });
    expect(counted(paid)).toHaveLength(1);
  });

  it.each(["cut-after", "cut-before"] as const)(
    "looks at what was counted before it tells again what Stripe may have forgotten (%s)",
    async (does) => {
      const paid = await paying();
      const call = await talked(paid, 40);
      fail(does);
      expect(await send(paid)).toEqual({ sent: 0 });
      stripe.advance(25 * HOUR_MS);
      const before = stripe.asked.length;
      expect(await send(paid)).toEqual({ sent: 1 });
      const operations = stripe.asked.slice(before).map(({ operation }) => operation);
      expect(operations[0]).toBe("Billing_Meters_listEventSummaries");
      expect(counted(paid)).toHaveLength(1);
      expect(await eventOf(call)).toMatchObject({ status: "sent" });
    },
  );

  it.each([429, 409, 500] as const)("waits and tells again after a %s", async (does) => {
    const paid = await paying();
    await talked(paid, 40);
    await talked(paid, 50);
    stripe.faults.push({ operation: "Billing_MeterEvents_create", does });
    expect(await send(paid)).toEqual({ sent: 0 });
    stripe.advance(60_000);
    expect(await send(paid)).toEqual({ sent: 2 });
    expect(counted(paid).map(({ value }) => value)).toEqual([40, 50]);
  });

  it("asks one thing at a time, however many run at once", async () => {
    const paid = await paying();
    for (let i = 0; i < 6; i++) await talked(paid, 30 + i);
    stripe.state.mostMetersAtOnce = 0;
    await Promise.all(Array.from({ length: 4 }, () => send(paid)));
    await send(paid);
    expect(stripe.state.mostMetersAtOnce).toBe(1);
    expect(counted(paid)).toHaveLength(6);
  });

  it("goes on when the one who was at it died", async () => {
    const paid = await paying();
    await talked(paid, 40);
    await db().billingAccount.update({
      where: { workspaceId: paid.shop.workspaceId },
      data: { meterClaimedBy: "somebody who died", meterClaimedUntil: new Date(Date.now() + 60_000) },
    });
    expect(await send(paid)).toEqual({ sent: 0 });
    await db().billingAccount.update({
      where: { workspaceId: paid.shop.workspaceId },
      data: { meterClaimedUntil: new Date(Date.now() - 1) },
    });
    expect(await send(paid)).toEqual({ sent: 1 });
  });

  it("keeps what Stripe refuses for a person, and tells the rest", async () => {
    const paid = await paying();
    const call = await talked(paid, 40);
    await talked(paid, 50);
    await db().meterEvent.update({
      where: { callId: call.callId },
      data: { stripeCustomerId: "cus_gone", at: new Date(stripe.now() - HOUR_MS) },
    });
    expect(await send(paid)).toEqual({ sent: 1 });
    expect(await eventOf(call)).toMatchObject({
      status: "refused",
      lastError: expect.stringMatching("cus_gone"),
    });
    const { refused } = await getReconciliation(paid.shop.workspaceId);
    expect(refused).toMatchObject([{ callId: call.callId, seconds: 40 }]);
  });
});

describe("reconciliation", () => {
  const compare = async (paid: Paying) => {
    await reconcileUsage(paid.shop.workspaceId, stripe.now());
    return getReconciliation(paid.shop.workspaceId);
  };

  it("finds no difference where there is none, over days, and what was not told yet is none", async () => {
    const paid = await paying();
    await talked(paid, 40);
    stripe.advance(30 * HOUR_MS);
    await talked(paid, 50);
    await send(paid);
    await talked(paid, 60);
    stripe.advance(HOUR_MS);
    expect(await compare(paid)).toMatchObject({
      ledgerSeconds: 150,
      stripeSeconds: 90,
      unsentSeconds: 60,
      differenceSeconds: 0,
      days: [],
    });
  });

  it("takes no sum that Stripe is still adding up for a difference", async () => {
    const paid = await paying();
    const { behaviour } = stripe.world.metering;
    behaviour.lagMs = 10 * 60_000;
    await talked(paid, 40);
    await send(paid);
    expect(await compare(paid)).toMatchObject({ stripeSeconds: 0, differenceSeconds: 0 });
    stripe.advance(HOUR_MS);
    expect(await compare(paid)).toMatchObject({ stripeSeconds: 40, differenceSeconds: 0 });
    behaviour.lagMs = 0;
  });

  it("shows what Stripe has too little or too much, and corrects nothing", async () => {
    const paid = await paying();
    const [lost] = [await talked(paid, 40), await talked(paid, 50)];
    await send(paid);
    const { taken } = stripe.world.metering;
    taken.splice(
      taken.findIndex(({ identifier }) => identifier === lost.callId),
      1,
    );
    stripe.advance(HOUR_MS);
    const requests = stripe.asked.length;
    const found = await compare(paid);
    expect(found).toMatchObject({ ledgerSeconds: 90, stripeSeconds: 50, differenceSeconds: -40 });
    expect(found.days).toMatchObject([{ ledgerSeconds: 90, stripeSeconds: 50 }]);
    expect(await send(paid)).toEqual({ sent: 0 });
    const asked = stripe.asked.slice(requests).map(({ operation }) => operation);
    expect(new Set(asked)).toEqual(new Set(["Billing_Meters_listEventSummaries"]));
  });
});
