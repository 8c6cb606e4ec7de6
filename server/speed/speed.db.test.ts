import { beforeEach, expect, it, vi } from "vitest";
import { measuredCall } from "../testing/measured-call";
import { openShop, type Shop } from "../testing/shop";
import { getSpeed } from "./queries";

// Many rows: a slow machine is no failure.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const NOW = Date.parse("2026-11-27T15:00:00Z");
const HOUR = 3_600_000;

let shop: Shop;
beforeEach(async () => {
  shop = await openShop({ workspace: { timeZone: "Europe/Berlin" } });
});

const report = (filter: { days?: 1 | 7 | 30; teamId?: string; siteId?: string } = {}) =>
  getSpeed({ workspaceId: shop.workspaceId, timeZone: "Europe/Berlin", now: NOW }, { days: 7, ...filter });

const prompt = (askedAt: number, more: { teamId?: string; site?: Shop["site"] } = {}) =>
  measuredCall(shop, {
    askedAt,
    operators: [{ placed: 0, rings: 1, answers: 4, accepts: 6, ends: 80 }],
    customer: { placed: 6, rings: 8, answers: 12, ends: 80 },
    joined: 12.5,
    ended: 80,
    ...more,
  });
/** The operator is found after a minute. */
const slow = (askedAt: number, more: { teamId?: string } = {}) =>
  measuredCall(shop, {
    askedAt,
    operators: [{ placed: 60, rings: 61, answers: 63, accepts: 65, ends: 120 }],
    customer: { placed: 65, rings: 67, answers: 70, ends: 120 },
    joined: 70.5,
    ended: 120,
    ...more,
  });

it("tells medians, the share of promises kept, and what the slow ones waited for", async () => {
  await prompt(NOW - HOUR);
  await prompt(NOW - 2 * HOUR);
  const { callbackId } = await slow(NOW - 3 * HOUR);
  const { whole, slowest } = await report();
  expect(whole).toMatchObject({ leads: 3, promised: 3, kept: 2, causes: { "nobody-free": 1 } });
  expect(whole.marks["customer-rings"]).toEqual({ count: 3, median: 8, p90: 67 });
  expect(whole.marks.talking).toMatchObject({ median: 12.5, p90: 70.5 });
  expect(slowest).toHaveLength(1);
  expect(slowest[0]).toMatchObject({
    lead: { id: callbackId },
    cause: "nobody-free",
    promisedSeconds: 30,
    waitedSeconds: 67,
    hasRung: true,
  });
});

it("tells teams and sites apart, and is narrowed to one of them", async () => {
  const other = await shop.make.team({ name: "Night shift" });
  const { site } = await shop.make.site({ routingFlowId: shop.flow.id });
  await prompt(NOW - HOUR, { site });
  await prompt(NOW - HOUR);
  await slow(NOW - HOUR, { teamId: other.id });
  const { teams, sites } = await report();
  expect(teams.map(({ name, summary }) => [name, summary.leads])).toEqual([
    [shop.team.name, 2],
    ["Night shift", 1],
  ]);
  expect(sites.map(({ summary }) => summary.leads)).toEqual([2, 1]);
  expect((await report({ teamId: other.id })).whole).toMatchObject({ leads: 1, kept: 0 });
  expect((await report({ siteId: site.id })).whole).toMatchObject({ leads: 1, kept: 1 });
});

it("counts by the days of the workspace, and shows the empty ones", async () => {
  // A quarter to one in the morning, in Berlin.
  await prompt(Date.parse("2026-11-25T23:45:00Z"));
  await prompt(Date.parse("2026-11-20T22:30:00Z"));
  const { days, whole } = await report();
  expect(days.map(({ day, summary }) => `${day} ${summary.leads}`)).toEqual([
    "2026-11-21 0",
    "2026-11-22 0",
    "2026-11-23 0",
    "2026-11-24 0",
    "2026-11-25 0",
    "2026-11-26 1",
    "2026-11-27 0",
  ]);
  expect(whole.leads).toBe(1);
});

it("has the latest of the late ones first, those that never rang by how long they went on", async () => {
  const never = await measuredCall(shop, {
    askedAt: NOW - HOUR,
    operators: [{ placed: 0, rings: 1, ends: 91, cause: "no-answer" }],
    ended: 92,
    result: "nobody-answered",
  });
  const late = await slow(NOW - HOUR);
  const unanswered = await measuredCall(shop, {
    askedAt: NOW - HOUR,
    operators: [{ placed: 0, rings: 1, answers: 4, accepts: 6, ends: 200 }],
    customer: { placed: 6, rings: 8, ends: 200, cause: "no-answer" },
    ended: 200,
    result: "customer-unreached",
  });
  const { slowest, whole } = await report({ days: 1 });
  expect(slowest.map(({ lead, cause, hasRung }) => [lead.id, cause, hasRung])).toEqual([
    [never.callbackId, "operator-slow", false],
    [late.callbackId, "nobody-free", true],
  ]);
  expect(whole.causes["customer-no-answer"]).toBe(1);
  expect(slowest.some(({ lead }) => lead.id === unanswered.callbackId)).toBe(false);
});

it("shows nothing of another workspace", async () => {
  await slow(NOW - HOUR);
  const other = await openShop();
  const { whole, slowest } = await getSpeed(
    { workspaceId: other.workspaceId, timeZone: "UTC", now: NOW },
    { days: 30 },
  );
  expect([whole.leads, slowest.length]).toEqual([0, 0]);
});
