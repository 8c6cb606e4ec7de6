import { afterAll, beforeAll, expect, it } from "vitest";
import { applySignals } from "../calls/apply-signals";
import { db } from "../platform/db";
import { callsThatReplayDifferently, type EngineHarness, startHarness } from "../testing/engine-harness";
import { nextPhone, openShop, routingOf, type Shop } from "../testing/shop";
import { dispatchTeam } from "./dispatch-team";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(async () => {
  expect(await callsThatReplayDifferently()).toEqual([]);
  await engine.close();
});

/** A stored callback and its call, which nobody has followed up. */
async function waitingCall(shop: Shop, siteKey?: string) {
  const callback = await engine.store(shop, nextPhone("39"), {
    origin: null,
    body: siteKey ? { siteKey } : {},
  });
  return { callback, call: await db().call.findFirstOrThrow({ where: { callbackId: callback.id } }) };
}

const look = (shop: Shop, now = Date.now()) => dispatchTeam(shop.team.id, now);
const assigned = async (callId: string) =>
  (await db().signal.findMany({ where: { callId } })).filter(
    ({ body }) => (body as { type: string }).type === "operator-assigned",
  ).length;
const lastSignal = async (callId: string) =>
  (await db().signal.findMany({ where: { callId }, orderBy: { seq: "desc" }, take: 1 }))[0]?.body;

it("gives an operator to one call only, when several processes look at once", async () => {
  const shop = await openShop();
  const calls = [await waitingCall(shop), await waitingCall(shop), await waitingCall(shop)];
  await Promise.all([look(shop), look(shop), look(shop)]);
  const given = await Promise.all(calls.map(({ call }) => assigned(call.id)));
  expect(given).toEqual([1, 0, 0]);
  expect(await db().operatorLease.count({ where: { callId: calls[0]?.call.id ?? "" } })).toBe(1);
});

it("gives an operator of two teams to one of them only", async () => {
  const shop = await openShop();
  const [operator] = shop.operators;
  const second = await shop.make.team();
  await db().teamOperator.create({ data: { teamId: second.id, operatorId: operator?.id ?? "" } });
  const { flow } = await shop.make.routing({ ...routingOf(second.id), name: "Second" });
  const { site } = await shop.make.site({ routingFlowId: flow.id });
  const calls = [await waitingCall(shop), await waitingCall(shop, site.key)];
  await Promise.all([look(shop), dispatchTeam(second.id, Date.now())]);
  const given = await Promise.all(calls.map(({ call }) => assigned(call.id)));
  expect(given.sort()).toEqual([0, 1]);
});

it("takes over a lease that lapsed, and none that holds", async () => {
  const shop = await openShop();
  const dead = await waitingCall(shop);
  const next = await waitingCall(shop);
  await look(shop);
  expect(await assigned(dead.call.id)).toBe(1);
  await look(shop, Date.now() + 30_000);
  expect(await assigned(next.call.id)).toBe(0);
  await look(shop, Date.now() + 90_000);
  expect(await assigned(next.call.id)).toBe(1);
  expect((await db().operatorLease.findFirst({ where: { callId: next.call.id } }))?.operatorId).toBe(
    shop.operators[0]?.id,
  );
  // The one whose lease was taken comes back to life: its operator's phone rings for one call only.
  await applySignals(dead.call.id);
  await applySignals(next.call.id);
  const legs = await db().leg.findMany({ where: { operatorId: shop.operators[0]?.id ?? "", endedAt: null } });
  expect(legs).toHaveLength(1);
});

it("asks an operator whom a call did not need at first, once it needs one after all", async () => {
  const shop = await openShop({
    operators: ["00", "00"],
    team: { ringAtOnce: 2 },
    connect: { order: "customer-first" },
  });
  const second = { where: { id: shop.operators[1]?.id ?? "" } };
  await db().operator.update({ ...second, data: { restingUntil: new Date(Date.now() + 60_000) } });
  const { call } = await waitingCall(shop);
  const tell = (signal: object) =>
    db().signal.create({
      data: { callId: call.id, key: `told:${JSON.stringify(signal)}`, body: { ...signal, at: Date.now() } },
    });
  const lookAndApply = async () => {
    await look(shop);
    await applySignals(call.id);
  };
  await lookAndApply();
  await tell({ type: "leg-answered", legId: `${call.id}.c1` });
  await applySignals(call.id);
  await lookAndApply();
  // The first one takes the call while the second one is being chosen.
  await db().operator.update({ ...second, data: { restingUntil: null } });
  await tell({ type: "digit", legId: `${call.id}.o1`, digit: "1" });
  await lookAndApply();
  expect(await db().operatorLease.count({ where: { callId: call.id } })).toBe(1);
  await tell({ type: "leg-ended", legId: `${call.id}.o1`, cause: "hung-up" });
  await applySignals(call.id);
  await lookAndApply();
  const legs = await db().leg.findMany({ where: { callId: call.id, seat: "operator", endedAt: null } });
  expect(legs).toHaveLength(1);
});

it("says that nobody will come where the team has no operators, and takes its promise back", async () => {
  const shop = await openShop({ operators: [] });
  const { callback, call } = await waitingCall(shop);
  expect((await engine.status(callback)).promiseAt).not.toBeNull();
  await look(shop);
  expect(await lastSignal(call.id)).toMatchObject({ type: "nobody-free" });
  await applySignals(call.id);
  expect(await db().call.findUniqueOrThrow({ where: { id: call.id } })).toMatchObject({
    result: "nobody-free",
  });
});

it("promises no time while everybody is busy, and one again when somebody is rung", async () => {
  const shop = await openShop({ operators: ["00"] });
  const [operator] = shop.operators;
  const where = { id: operator?.id ?? "" };
  await db().operator.update({ where, data: { restingUntil: new Date(Date.now() + 60_000) } });
  const callback = await engine.request(shop, nextPhone("39"));
  await engine.until(callback, ({ promiseAt }) => promiseAt === null);
  expect((await engine.status(callback)).stage).toBe("requested");
  await db().operator.update({ where, data: { restingUntil: null } });
  await engine.sweep();
  const ringing = await engine.until(callback, "operator-ringing");
  expect(Date.parse(ringing.promiseAt ?? "")).toBeGreaterThan(Date.now());
});

it.each([
  ["paused", { pausedUntil: new Date("9999-12-31T00:00:00Z") }, "all-paused"],
  [
    "outside their own hours",
    {
      hours: {
        ...{ 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] },
        [((new Date().getUTCDay() + 2) % 7) + 1]: [{ from: "09:00", to: "10:00" }],
      },
    },
    "closed",
  ],
])("asks nobody who is %s", async (_how, data, because) => {
  const shop = await openShop();
  await db().operator.update({ where: { id: shop.operators[0]?.id ?? "" }, data });
  const { call, callback } = await waitingCall(shop);
  await look(shop);
  expect(await assigned(call.id)).toBe(0);
  const facts = await db().timelineEntry.findMany({ where: { callbackId: callback.id } });
  expect(facts.map(({ fact }) => fact)).toContainEqual({
    kind: "nobody-free",
    team: shop.team.name,
    because,
  });
});

it("asks the next operator while the first one's phone is busy, and says so to the visitor", async () => {
  const shop = await openShop({ operators: ["30", "00"], team: { strategy: "priority_tier" } });
  const [, second] = shop.operators;
  await db().teamOperator.updateMany({ where: { operatorId: second?.id ?? "" }, data: { tier: 2 } });
  const callback = await engine.request(shop, nextPhone("39"));
  const status = await engine.until(callback, ({ nextStep }) => nextStep?.kind === "another-operator");
  expect(status).toMatchObject({ stage: "operator-ringing", operatorName: "Operator" });
  expect(Date.parse(status.promiseAt ?? "")).toBeGreaterThan(Date.now());
  expect(status.stages.map(({ stage }) => stage)).toEqual([
    "requested",
    "operator-ringing",
    "requested",
    "operator-ringing",
  ]);
  // Busy is missed: the first one rests, and is not asked by the next call at once.
  const [first] = await db().operator.findMany({ where: { id: shop.operators[0]?.id ?? "" } });
  expect(first?.restingUntil?.getTime()).toBeGreaterThan(Date.now() + 30_000);
});

it("is over when all were asked, and the next try is arranged and said", async () => {
  const shop = await openShop({ operators: ["30", "32"] });
  const callback = await engine.request(shop, nextPhone("39"));
  const status = await engine.until(callback, "scheduled");
  expect(status.nextStep).toMatchObject({ kind: "another-try", at: status.promiseAt });
  expect(status.nextStep?.text).toContain("We did not connect.");
});

it("begins a further try where the first began: with no old words and an honest time", async () => {
  const shop = await openShop({ operators: ["30"] });
  const callback = await engine.request(shop, nextPhone("39"));
  await engine.until(callback, "scheduled");
  await db().operator.update({
    where: { id: shop.operators[0]?.id ?? "" },
    data: { phone: nextPhone("00"), restingUntil: null },
  });
  // The wait is over: the sweeper finds it although no job told of it.
  await engine.skipWait(callback);
  await engine.sweep();
  const again = await engine.until(callback, "operator-ringing");
  expect(again.nextStep).toBeNull();
  expect(Date.parse(again.promiseAt ?? "")).toBeGreaterThan(Date.now());
  expect(again.stages.map(({ stage }) => stage)).toEqual([
    "requested",
    "operator-ringing",
    "requested",
    "scheduled",
    "requested",
    "operator-ringing",
  ]);
});
