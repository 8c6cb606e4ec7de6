import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TimelineFact } from "@/core/callback/timeline";
import { db } from "../../platform/db";
import { readShares } from "../../teams/read-shares";
import {
  callsThatReplayDifferently,
  type EngineHarness,
  eventually,
  pause,
  startHarness,
} from "../../testing/engine-harness";
import { nextPhone, openShop, routingOf, type Shop } from "../../testing/shop";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(async () => {
  expect(await callsThatReplayDifferently()).toEqual([]);
  await engine.close();
});

async function story({ id }: { id: string }): Promise<TimelineFact[]> {
  const entries = await db().timelineEntry.findMany({ where: { callbackId: id }, orderBy: { id: "asc" } });
  return entries.map(({ fact }) => fact as unknown as TimelineFact);
}

/** Who was chosen for a callback, each with all that its story tells. */
const chosen = async (callback: { id: string }) =>
  (await story(callback)).filter((fact) => fact.kind === "operator-chosen");

const rename = (operator: { id: string } | undefined, data: object) =>
  db().operator.update({ where: { id: operator?.id ?? "" }, data });

it("goes by shares over many calls", async () => {
  const shop = await openShop({ operators: ["39", "39", "39"], team: { strategy: "weighted" } });
  const weights = [3, 2, 1];
  for (const [i, { id }] of shop.operators.entries())
    await db().teamOperator.updateMany({ where: { operatorId: id }, data: { weight: weights[i] ?? 1 } });
  const ids = { id: { in: shop.operators.map(({ id }) => id) } };
  for (let call = 0; call < 6; call++) {
    const phone = nextPhone("39");
    const callback = await engine.request(shop, phone);
    await engine.until(callback, "talking");
    await engine.act(phone, "hang-up");
    await engine.until(callback, ({ stage }) => stage === "scheduled" || stage === "finished");
    await eventually("the operator is let go", async () => !(await leased(shop)));
    await db().operator.updateMany({ where: ids, data: { restingUntil: null } });
  }
  const places = await db().teamOperator.findMany({ where: { teamId: shop.team.id } });
  const legs = await db().leg.findMany({ where: { operatorId: ids.id, seat: "operator" } });
  const asked = shop.operators.map(({ id }) => legs.filter(({ operatorId }) => operatorId === id).length);
  expect(asked).toEqual(weights);
  expect(places.map(({ credit }) => credit)).toEqual([0, 0, 0]);
  expect(places.every(({ lastAskedAt }) => lastAskedAt !== null)).toBe(true);

  const shares = await readShares(shop.workspaceId, shop.team.id, 1, new Date());
  expect(
    shares.map(({ weight, asked, accepted, missed, talks }) => [weight, asked, accepted, missed, talks]),
  ).toEqual(weights.map((weight) => [weight, weight, weight, 0, weight]));
  const stranger = await openShop();
  await expect(readShares(stranger.workspaceId, shop.team.id, 1, new Date())).rejects.toMatchObject({
    code: "not-found",
  });
});

const leased = (shop: Shop) =>
  db().operatorLease.count({ where: { operator: { workspaceId: shop.workspaceId } } });

it("brings a customer back to the operator who talked with them last, whoever's turn it would be", async () => {
  const shop = await openShop({ operators: ["39", "39"], team: { stickySeconds: 0 } });
  const [first, second] = shop.operators;
  const phone = nextPhone("39");
  await rename(first, { pausedUntil: new Date("9999-12-31") });
  const before = await engine.request(shop, phone);
  await engine.until(before, "talking");
  // Less than a second would be no conversation.
  await pause(1_500);
  await engine.act(phone, "hang-up");
  await engine.until(before, "finished");
  await eventually("the operator is let go", async () => !(await leased(shop)));
  await rename(first, { pausedUntil: null, idleSince: new Date(0) });
  await rename(second, { restingUntil: null });
  const again = await engine.request(shop, phone);
  await engine.until(again, "talking");
  expect(await chosen(again)).toMatchObject([{ operator: second?.name, because: "sticky" }]);
});

it("asks who speaks the customer's language, and tells who was passed over for it", async () => {
  const shop = await openShop({
    operators: ["39", "39"],
    connect: { asks: "language", spokenLanguage: "customer", needsSeconds: 30 },
  });
  const [first, second] = shop.operators;
  await rename(first, { idleSince: new Date(0) });
  await rename(second, { languages: ["en", "ru"] });
  const callback = await engine.request(shop, nextPhone("39"), { body: { language: "ru" } });
  await engine.until(callback, "talking");
  expect(await chosen(callback)).toEqual([
    {
      kind: "operator-chosen",
      operator: second?.name,
      because: "longest-idle",
      needs: "met",
      passedOver: [{ name: first?.name, why: "language" }],
    },
  ]);
});

it("says in the step's own words where the customer comes from, and leaves out what is not known", async () => {
  const shop = await openShop({ connect: { whisper: "From {source}, {topic}. Try {attempt}." } });
  const body = { referrer: "https://www.google.com/search?q=boots" };
  const callback = await engine.request(shop, nextPhone("39"), { body });
  await engine.until(callback, "talking");
  const heard = (await story(callback)).find(({ kind }) => kind === "whisper");
  expect(heard).toMatchObject({ text: "From google.com. Try 1. Press 1 to accept." });
});

describe("a reserve team", () => {
  async function withReserve(seconds: number) {
    const shop = await openShop({ operators: ["39"] });
    const reserve = await shop.make.team({ name: "Service" });
    const helper = await shop.make.operator(reserve.id, { phone: nextPhone("39") });
    const config = { reserve: true, reserveTeamId: reserve.id, reserveSeconds: seconds };
    const { flow } = await shop.make.routing({ ...routingOf(shop.team.id, config), name: "With reserve" });
    const { site } = await shop.make.site({ routingFlowId: flow.id });
    return { shop: { ...shop, site }, reserve, helper };
  }

  it("helps at once where nobody of the team can come", async () => {
    const { shop, helper } = await withReserve(600);
    await rename(shop.operators[0], { pausedUntil: new Date("9999-12-31") });
    const callback = await engine.request(shop, nextPhone("39"));
    await engine.until(callback, "talking");
    expect(await chosen(callback)).toMatchObject([{ operator: helper.name, reserve: "Service" }]);
  });

  it("is left alone before its time while somebody of the team may come", async () => {
    const { shop, helper } = await withReserve(600);
    await rename(shop.operators[0], { restingUntil: new Date(Date.now() + 60_000) });
    const callback = await engine.request(shop, nextPhone("39"));
    await engine.until(callback, ({ promiseAt }) => promiseAt === null);
    expect(await engine.history(helper.phone)).toEqual([]);
    await rename(shop.operators[0], { restingUntil: null });
    await engine.sweep();
    await engine.until(callback, "talking");
    expect(await chosen(callback)).toMatchObject([{ operator: shop.operators[0]?.name }]);
  });
});

describe("several at once", () => {
  it("lets the first who accepts have the call; the others' phones stop, and they are free again at once", async () => {
    // The second picks up after a second; the others ring until somebody else has the call.
    const shop = await openShop({ operators: ["31", "01", "31"], team: { ringAtOnce: 3 } });
    const callback = await engine.request(shop, nextPhone("39"));
    await engine.until(callback, "talking");
    const [first, second, third] = shop.operators;
    for (const other of [first, third]) {
      const [leg] = await engine.history(other?.phone ?? "");
      expect(leg).toMatchObject({ answeredAt: null, cause: "cancelled", endedBy: "order" });
      await eventually("the other operator is free", async () => {
        const lease = await db().operatorLease.findUnique({ where: { operatorId: other?.id ?? "" } });
        return lease === null;
      });
      const row = await db().operator.findUnique({ where: { id: other?.id ?? "" } });
      expect(row?.restingUntil).toBeNull();
    }
    const facts = await story(callback);
    expect(facts.filter(({ kind }) => kind === "operator-chosen")).toHaveLength(3);
    expect(facts.filter(({ kind }) => kind === "operator-released")).toHaveLength(2);
    expect(facts.filter(({ kind }) => kind === "leg-failed")).toEqual([]);
    const call = await db().call.findFirst({ where: { callbackId: callback.id } });
    expect(call?.operatorId).toBe(second?.id);
    const shares = await readShares(shop.workspaceId, shop.team.id, 7, new Date());
    expect(shares.map(({ asked, missed }) => [asked, missed])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
  });

  it("rings the next in the place of one who is busy, while the other rings on", async () => {
    const shop = await openShop({
      operators: ["31", "30", "01"],
      team: { ringAtOnce: 2, strategy: "priority_tier" },
    });
    for (const [i, { id }] of shop.operators.entries())
      await db().teamOperator.updateMany({ where: { operatorId: id }, data: { tier: i + 1 } });
    const callback = await engine.request(shop, nextPhone("39"));
    await engine.until(callback, "talking");
    expect((await chosen(callback)).map(({ operator }) => operator)).toHaveLength(3);
    expect(await engine.history(shop.operators[0]?.phone ?? "")).toHaveLength(1);
  });
});
