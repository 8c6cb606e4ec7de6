import { beforeEach, expect, it, vi } from "vitest";
import { db } from "../../platform/db";
import { measuredCall } from "../../testing/measured-call";
import { openShop, type Shop } from "../../testing/shop";
import { requestCallback } from "../intake/request-callback";
import { estimatePromise, type PromiseOf } from "./estimate-promise";

// Many rows: a slow machine is no failure.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MINUTE = 60_000;

let shop: Shop;
let now: number;
beforeEach(async () => {
  shop = await openShop();
  // What was measured is kept for some seconds: each test asks at a time of its own.
  now = Date.now();
});

const promised = async (of: PromiseOf): Promise<number | null> => {
  const promise = await estimatePromise(of, now);
  return promise && (promise.getTime() - now) / 1_000;
};

/** So many first attempts, one a minute, that rang the customer after so many seconds. */
async function rangAfter(seconds: number[], given: { minutesAgo?: number; teamId?: string } = {}) {
  for (const [index, rings] of seconds.entries())
    await measuredCall(shop, {
      askedAt: now - (given.minutesAgo ?? 40) * MINUTE + index * MINUTE,
      operators: [{ placed: 0, rings: 1, answers: 3, accepts: 5, ends: 100 }],
      customer: { placed: 6, rings, answers: rings + 5, ends: 100 },
      joined: rings + 6,
      ended: 100,
      teamId: given.teamId,
    });
}

it("promises what nine of ten of the team's last hour were kept to", async () => {
  await rangAfter([...Array.from({ length: 9 }, () => 20), 90]);
  await rangAfter(
    Array.from({ length: 20 }, () => 70),
    { minutesAgo: 600 },
  );
  expect(await promised({ teamId: shop.team.id })).toBe(20);
});

it("measures each team by itself, and a site by the team that its last request went to", async () => {
  const other = await shop.make.team();
  await rangAfter(Array.from({ length: 10 }, () => 40));
  await rangAfter(
    Array.from({ length: 10 }, () => 15),
    { minutesAgo: 20, teamId: other.id },
  );
  expect(await promised({ teamId: shop.team.id })).toBe(40);
  expect(await promised({ teamId: other.id })).toBe(15);
  expect(await promised({ siteId: shop.site.id })).toBe(15);
});

it("promises nothing while nobody reaches a customer, and does not hear those who called it off", async () => {
  for (let count = 0; count < 12; count++)
    await measuredCall(shop, { askedAt: now - 30 * MINUTE, ended: 60, result: "nobody-free" });
  expect(await promised({ teamId: shop.team.id })).toBeNull();
  await db().attempt.updateMany({
    where: { workspaceId: shop.workspaceId },
    data: { result: "cancelled" },
  });
  now += 10_000;
  expect(await promised({ teamId: shop.team.id })).toBe(28);
});

it("takes a line that was busy for one that was reached", async () => {
  for (let count = 0; count < 10; count++)
    await measuredCall(shop, {
      askedAt: now - 30 * MINUTE,
      customer: { placed: 12, ends: 14, cause: "busy" },
      ended: 14,
      result: "customer-unreached",
    });
  expect(await promised({ teamId: shop.team.id })).toBe(14);
});

it("is kept with the request, for the report", async () => {
  await rangAfter(Array.from({ length: 10 }, () => 33));
  const { id } = await requestCallback({
    body: { siteKey: shop.site.key, phone: "+12025550139", consent: true, page: `${shop.site.url}/boots` },
    origin: shop.site.url,
    ip: "203.0.113.77",
    userAgent: "a browser",
    idempotencyKey: null,
    acceptLanguage: null,
    clock: { now: () => now },
  });
  const { promisedAt, promiseAt } = await db().callback.findUniqueOrThrow({ where: { id } });
  expect(promisedAt?.getTime()).toBe(now + 33_000);
  expect(promiseAt?.getTime()).toBe(now + 33_000);
});

it("keeps no promise of speed with a request for a later time", async () => {
  const { id } = await requestCallback({
    body: {
      siteKey: shop.site.key,
      phone: "+12025550138",
      consent: true,
      page: `${shop.site.url}/boots`,
      scheduledFor: new Date(now + 3_600_000).toISOString(),
    },
    origin: shop.site.url,
    ip: "203.0.113.78",
    userAgent: "a browser",
    idempotencyKey: null,
    acceptLanguage: null,
    clock: { now: () => now },
  });
  expect((await db().callback.findUniqueOrThrow({ where: { id } })).promisedAt).toBeNull();
});
