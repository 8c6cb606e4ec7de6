import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "../platform/db";
import {
  callsThatReplayDifferently,
  type EngineHarness,
  eventually,
  pause,
  startHarness,
} from "../testing/engine-harness";
import { nextPhone, openShop, type Shop } from "../testing/shop";

let engine: EngineHarness;
let looks: NodeJS.Timeout;
beforeAll(async () => {
  engine = await startHarness();
  // Pacing looks now and then without anything having happened: here as often as twenty times life's speed asks for.
  looks = setInterval(() => void engine.sweep(), 50);
});
afterAll(async () => {
  clearInterval(looks);
  await pause(200);
  expect(await callsThatReplayDifferently()).toEqual([]);
  await engine.close();
});

const smart = (operators: string[], connect: Record<string, unknown> = {}) =>
  openShop({ operators, connect: { order: "smart", accept: "answer", ...connect } });

const factsOf = async (callbackId: string) =>
  (await db().timelineEntry.findMany({ where: { callbackId }, orderBy: { id: "asc" } })).map(
    ({ fact }) => fact as { kind: string; because?: string },
  );

const everybodyIsFree = (shop: Shop) =>
  eventually("every operator is free", async () => {
    const leases = await db().operatorLease.count({ where: { operator: { workspaceId: shop.workspaceId } } });
    const living = await db().standby.count({ where: { workspaceId: shop.workspaceId, endedAt: null } });
    return leases === 0 && living === 0;
  });

it("brings an operator and a customer together, and lets the operator go afterwards", async () => {
  const shop = await smart(["02", "03", "02"]);
  const callback = await engine.request(shop, nextPhone("05"));
  await engine.until(callback, "talking");
  await engine.until(callback, ({ outcome }) => outcome === "conversation");
  await everybodyIsFree(shop);
  const facts = await factsOf(callback.id);
  expect(facts).toContainEqual(expect.objectContaining({ kind: "customer-dialled" }));
  expect(facts).toContainEqual(expect.objectContaining({ kind: "operator-chosen", because: "on-the-line" }));
});
