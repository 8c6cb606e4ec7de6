import { describe, expect, it } from "vitest";
import { applySignals } from "../calls/apply-signals";
import { storeSignals } from "../calls/store-signals";
import { db } from "../platform/db";
import { openShop, type Shop } from "../testing/shop";
import { beginTalk, endTalk, talk } from "../testing/talk";

const lineOf = (callId: string) => db().usageLine.findUnique({ where: { callId } });

const onPlan = ({ workspaceId }: Shop, plan: string, stripeCustomerId: string | null) =>
  db().billingAccount.create({ data: { workspaceId, plan, priceVersion: "2026-11", stripeCustomerId } });

describe("a line of the ledger", () => {
  it("is written for a talk of thirty seconds, and for none that is shorter", async () => {
    const shop = await openShop();
    const [counted, short] = [await talk(shop, 30_000), await talk(shop, 29_999)];
    expect(await lineOf(counted.callId)).toMatchObject({ seconds: 30, callbackId: counted.callbackId });
    expect(await db().call.findUnique({ where: { id: short.callId } })).toMatchObject({ talkSeconds: 30 });
    expect(await lineOf(short.callId)).toBeNull();
  });

  it("is there as soon as the call has ended, and not before", async () => {
    const begun = await beginTalk(await openShop(), 45_000);
    expect(await lineOf(begun.callId)).toBeNull();
    await endTalk(begun);
    const call = await db().call.findUniqueOrThrow({ where: { id: begun.callId } });
    expect(await lineOf(begun.callId)).toMatchObject({ endedAt: call.endedAt, seconds: call.talkSeconds });
  });

  it("has the price of the plan that the workspace is on", async () => {
    const shop = await openShop();
    await onPlan(shop, "start", "cus_start");
    const { callId } = await talk(shop, 61_000);
    expect(await lineOf(callId)).toMatchObject({
      plan: "start",
      priceVersion: "2026-11",
      currency: "usd",
      amountMillis: 61 * 200,
      isMetered: true,
    });
    expect(await db().meterEvent.findUnique({ where: { callId } })).toMatchObject({
      stripeCustomerId: "cus_start",
      seconds: 61,
      status: "waiting",
      firstTriedAt: null,
    });
  });

  it("is not for Stripe where nothing was bought", async () => {
    const shop = await openShop();
    await onPlan(shop, "free", "cus_free");
    const { callId } = await talk(shop, 61_000);
    expect(await lineOf(callId)).toMatchObject({ plan: "free", amountMillis: 0, isMetered: false });
    expect(await db().meterEvent.count({ where: { callId } })).toBe(0);
  });

  it("is one, however often and by however many the end is told", async () => {
    const begun = await beginTalk(await openShop(), 45_000);
    await Promise.all(Array.from({ length: 8 }, () => endTalk(begun)));
    await storeSignals(
      begun.end.map(({ key, signal }) => ({ callId: begun.callId, key: `${key}/again`, signal })),
    );
    await applySignals(begun.callId);
    expect(await db().usageLine.count({ where: { callId: begun.callId } })).toBe(1);
    expect(await db().outboxItem.count({ where: { key: `usage:${begun.callId}` } })).toBe(1);
  });

  it("comes with the end when the process died between the two", async () => {
    const begun = await beginTalk(await openShop(), 45_000);
    await storeSignals(begun.end.map((one) => ({ callId: begun.callId, ...one })));
    expect(await lineOf(begun.callId)).toBeNull();
    await applySignals(begun.callId);
    expect(await lineOf(begun.callId)).not.toBeNull();
  });
});

describe("the database", () => {
  it.each([
    ["change", (callId: string) => db().usageLine.update({ where: { callId }, data: { seconds: 1 } })],
    ["removal", (callId: string) => db().usageLine.delete({ where: { callId } })],
    ["emptying", () => db().$executeRaw`truncate "UsageLine"`],
  ] as const)("refuses the %s of a line", async (_what, work) => {
    const { callId } = await talk(await openShop(), 45_000);
    await expect(work(callId)).rejects.toThrow("never changed");
    expect(await lineOf(callId)).toMatchObject({ seconds: 45 });
  });

  it("keeps the lines of a workspace that is gone", async () => {
    const shop = await openShop();
    const { callId, callbackId } = await talk(shop, 45_000);
    await db().callback.delete({ where: { id: callbackId } });
    expect(await lineOf(callId)).toMatchObject({ workspaceId: shop.workspaceId });
  });
});
