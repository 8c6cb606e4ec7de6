import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "../platform/db";
import { openShop } from "../testing/shop";
import { subscribe, useStripe } from "../testing/stripe";
import { talk } from "../testing/talk";
import type { Stripe } from "../testing/vendors/stripe/stand-in";
import { setOwnLimit } from "./commands";
import { listLines } from "./list-lines";
import { getOverview, getReconciliation, usageState } from "./queries";
import { getSeries } from "./usage-series";

const DAY_MS = 86_400_000;

let stripe: Stripe;
beforeAll(async () => {
  stripe = await useStripe();
});
afterAll(() => stripe.close());

/** Lines as calls would have left them: a hundred calls would take long. */
async function lines(
  workspaceId: string,
  given: { at: number; seconds: number; plan?: string; isMetered?: boolean }[],
) {
  await db().usageLine.createMany({
    data: given.map(({ at, seconds, plan = "start", isMetered = true }, i) => ({
      workspaceId,
      callId: `${workspaceId}/${String(i).padStart(4, "0")}`,
      callbackId: "gone",
      endedAt: new Date(at),
      seconds,
      plan,
      priceVersion: "2026-11",
      currency: "usd",
      amountMillis: seconds * 200,
      isMetered,
    })),
  });
}

describe("the free plan", () => {
  it("counts the calendar month and ends at its included hour", async () => {
    const { workspaceId } = await openShop();
    const now = Date.parse("2027-03-10T12:00:00Z");
    const free = { plan: "free", isMetered: false };
    await lines(workspaceId, [
      { at: Date.parse("2027-02-28T23:59:59Z"), seconds: 3_000, ...free },
      { at: Date.parse("2027-03-01T00:00:00Z"), seconds: 2_880, ...free },
    ]);
    expect(await usageState(workspaceId, now)).toMatchObject({ kind: "near", used: 2_880, percent: 80 });
    expect(await usageState(workspaceId, now + 31 * DAY_MS)).toMatchObject({ kind: "within", used: 0 });
    expect(await getOverview(workspaceId, now)).toMatchObject({
      plan: { id: "free" },
      subscription: null,
      usage: { conversations: 1, seconds: 2_880, costMinor: 0 },
    });
  });
});

describe("a paid plan", () => {
  it("does not count what was talked before it was bought", async () => {
    const shop = await openShop();
    await talk(shop, 45_000, stripe.now());
    await subscribe(stripe, shop);
    const later = stripe.now() + 5_000;
    await talk(shop, 60_000, later);
    expect(await getOverview(shop.workspaceId, later + 1_000)).toMatchObject({
      usage: { conversations: 1, seconds: 60, costMinor: 1_900 },
      state: { kind: "within", limit: null },
    });
  });

  it("is limited by the workspace's own limit, in talk or in money, and no more once that is gone", async () => {
    const { shop } = await subscribe(stripe, await openShop());
    const { workspaceId } = shop;
    const now = stripe.now() + 10_000;
    await lines(workspaceId, [{ at: now - 1_000, seconds: 12_600 }]);
    // 600 s beyond what is included, at a fifth of a cent each: 19.00 + 1.20.
    await setOwnLimit(workspaceId, { unit: "minor", value: 2_020 }, { now: () => now });
    expect(await usageState(workspaceId, now)).toMatchObject({
      kind: "at-limit",
      reason: "own-limit",
      unit: "minor",
      used: 2_020,
    });
    await setOwnLimit(workspaceId, { unit: "seconds", value: 14_000 }, { now: () => now });
    expect(await usageState(workspaceId, now)).toMatchObject({ kind: "near", percent: 90, limit: 14_000 });
    await setOwnLimit(workspaceId, null, { now: () => now });
    expect(await usageState(workspaceId, now)).toMatchObject({ kind: "within", limit: null });
  });
});

describe("the ledger's lines", () => {
  it("come newest first, page by page, each once, and of this workspace alone", async () => {
    const [shop, other] = [await openShop(), await openShop()];
    const now = stripe.now();
    await lines(
      shop.workspaceId,
      Array.from({ length: 120 }, (_, i) => ({ at: now - (i % 40) * 1_000, seconds: 30 + i })),
    );
    await lines(other.workspaceId, [{ at: now, seconds: 99 }]);
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 4; page++) {
      const { lines: found, next } = await listLines(shop.workspaceId, now, cursor);
      seen.push(...found.map(({ callId }) => callId));
      for (const [i, line] of found.entries())
        expect(line.endedAt.getTime()).toBeLessThanOrEqual(found[i - 1]?.endedAt.getTime() ?? now);
      if (next === null) break;
      cursor = next;
    }
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
  });

  it("use up the included talk in the order in which the calls ended, from one period to the next", async () => {
    const { shop } = await subscribe(stripe, await openShop());
    const { period } = await getOverview(shop.workspaceId, stripe.now());
    const start = period.start.getTime();
    await lines(shop.workspaceId, [
      { at: start - 2_000, seconds: 12_050 },
      { at: start + 1_000, seconds: 11_900 },
      { at: start + 2_000, seconds: 150 },
      { at: start + 3_000, seconds: 60 },
    ]);
    const { lines: found } = await listLines(shop.workspaceId, start + 10_000);
    expect(found.map((line) => [line.seconds, line.includedSeconds, line.chargedMillis])).toEqual([
      [60, 0, 12_000],
      [150, 100, 10_000],
      [11_900, 11_900, 0],
      [12_050, 12_000, 10_000],
    ]);
  });

  it("lead to their calls, and say so where the lead is gone", async () => {
    const shop = await openShop();
    const { callId, callbackId } = await talk(shop, 45_000, stripe.now());
    const [line] = (await listLines(shop.workspaceId, stripe.now())).lines;
    expect(line).toMatchObject({ callId, callbackId, phone: expect.stringMatching(/^\+1/), meter: "none" });
    await db().callback.delete({ where: { id: callbackId } });
    const [orphan] = (await listLines(shop.workspaceId, stripe.now())).lines;
    expect(orphan).toMatchObject({ callId, callbackId: null, phone: null });
  });
});

describe("the series", () => {
  it("has every day of the period, and a forecast once there are days to go by", async () => {
    const { workspaceId } = await openShop();
    const free = { plan: "free", isMetered: false };
    const now = Date.parse("2027-04-06T12:00:00Z");
    await lines(
      workspaceId,
      [1, 2, 3, 4, 5].map((day) => ({ at: Date.UTC(2027, 3, day, 9), seconds: 60, ...free })),
    );
    const { days, forecast } = await getSeries(workspaceId, now);
    expect(days).toHaveLength(30);
    expect(days[0]).toEqual({ day: "2027-04-01", conversations: 1, seconds: 60, isOver: true });
    expect(days[5]).toMatchObject({ day: "2027-04-06", isOver: false });
    expect(forecast).toMatchObject({ low: 1_770, middle: 1_770, high: 1_770, middleMinor: 0 });
    expect((await getSeries(workspaceId, Date.UTC(2027, 3, 2))).forecast).toBeNull();
  });
});

it("of a workspace that was never compared there is nothing to show", async () => {
  const { workspaceId } = await openShop();
  expect(await getReconciliation(workspaceId)).toMatchObject({
    checkedAt: null,
    differenceSeconds: 0,
    days: [],
  });
});
