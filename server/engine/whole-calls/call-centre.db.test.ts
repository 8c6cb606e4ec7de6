import { afterAll, beforeAll, expect, it } from "vitest";
import { moveToTeam, takeOver } from "../../live/commands";
import { systemClock } from "../../platform/clock";
import { db } from "../../platform/db";
import { callsThatReplayDifferently, type EngineHarness, startHarness } from "../../testing/engine-harness";
import { nextPhone, openShop, routingOf } from "../../testing/shop";
import { followUp } from "../follow-up";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(async () => {
  expect(await callsThatReplayDifferently()).toEqual([]);
  await engine.close();
});

/** A shop whose callbacks go to a call centre behind that sort of number. */
async function outsideShop(ending: string, centre: Parameters<Shop["make"]["callCentre"]>[1] = {}) {
  const shop = await openShop();
  const number = nextPhone(ending);
  const team = await shop.make.callCentre(number, centre);
  const { flow } = await shop.make.routing({ ...routingOf(team.id), name: "Outside" });
  const site = await db().site.update({ where: { id: shop.site.id }, data: { routingFlowId: flow.id } });
  return { ...shop, site, team, number };
}
type Shop = Awaited<ReturnType<typeof openShop>>;

it("dials the extension, takes the answer for yes, and joins", async () => {
  const shop = await outsideShop("39", { digits: "12#", digitsAfterMs: 1_000 });
  const callback = await engine.request(shop, nextPhone("39"));
  await engine.until(callback, "talking");
  const [leg] = await engine.history(shop.number);
  expect(leg).toMatchObject({ seat: "operator", dialled: { keys: "12#" } });
  expect(leg?.said.map(({ text }) => text).join()).not.toContain("press");
  expect(leg?.joins).toHaveLength(1);
});

it("rings it as often at once as it has lines, and a further caller waits", async () => {
  const shop = await outsideShop("39", { capacity: 2 });
  const phone = nextPhone("39");
  const first = await engine.request(shop, phone);
  const second = await engine.request(shop, nextPhone("39"));
  await engine.until(first, "talking");
  await engine.until(second, "talking");
  const third = await engine.request(shop, nextPhone("39"));
  // It was looked at, and the time that it had been told taken back.
  await engine.until(third, ({ promiseAt }) => promiseAt === null);
  expect(await engine.history(shop.number)).toHaveLength(2);
  await engine.act(phone, "hang-up");
  // At once: a number needs no rest after a talk.
  await engine.until(third, "talking");
});

it("asks one number once: where it is busy, its other lines are as well", async () => {
  const shop = await outsideShop("30", { capacity: 5 });
  const callback = await engine.request(shop, nextPhone("39"));
  await engine.until(callback, "scheduled");
  expect(await engine.history(shop.number)).toHaveLength(1);
});

/** How calls are taken there says nothing of other phones. */
const EXTENSION = { digits: "12#", digitsAfterMs: 1_000, accept: "answer" } as const;

const steering = ({ workspaceId }: Shop, callbackId: string) => ({
  ...{ workspaceId, callbackId, by: "Olga" },
  clock: systemClock,
});

const saidTo = async (number: string) =>
  (await engine.history(number)).flatMap(({ said }) => said.map(({ text }) => text)).join();

it("rings the people who help it out as people: without the extension, and they press 1", async () => {
  const shop = await outsideShop("30", EXTENSION);
  const helpers = await shop.make.team();
  const helper = await shop.make.operator(helpers.id, { phone: nextPhone("39") });
  const connect = { reserve: true, reserveTeamId: helpers.id, operatorRingSeconds: 120 };
  const { flow } = await shop.make.routing({ ...routingOf(shop.team.id, connect), name: "With helpers" });
  await db().site.update({ where: { id: shop.site.id }, data: { routingFlowId: flow.id } });
  const callback = await engine.request(shop, nextPhone("39"));
  await engine.until(callback, "talking");
  const [leg] = await engine.history(helper.phone);
  expect(leg?.dialled).toBeFalsy();
  expect(await saidTo(helper.phone)).toContain("ress 1");
});

it("rings a manager who takes its request over as a person", async () => {
  const shop = await outsideShop("39", { ...EXTENSION, capacity: 1 });
  await engine.until(await engine.request(shop, nextPhone("39")), "talking");
  const waiting = await engine.request(shop, nextPhone("39"));
  await engine.until(waiting, ({ promiseAt }) => promiseAt === null);
  const manager = await shop.make.operator((await shop.make.team()).id, { phone: nextPhone("39") });
  void followUp(await takeOver(steering(shop, waiting.id), manager.id));
  await engine.until(waiting, "talking");
  expect((await engine.history(manager.phone))[0]?.dialled).toBeFalsy();
  expect(await saidTo(manager.phone)).toContain("ress 1");
});

it("takes a request that people were asked for before, in its own way", async () => {
  const shop = await openShop({ operators: ["32", "39"], team: { ringAtOnce: 2 } });
  const [, busy] = shop.operators;
  await db().operator.update({
    where: { id: busy?.id ?? "" },
    data: { restingUntil: new Date(Date.now() + 600_000) },
  });
  const number = nextPhone("39");
  const centre = await shop.make.callCentre(number, EXTENSION);
  const callback = await engine.request(shop, nextPhone("39"));
  // The first one declines, and the other one is not free yet.
  await engine.until(callback, ({ stages }) => stages.length === 3);
  void followUp(await moveToTeam(steering(shop, callback.id), centre.id));
  await engine.until(callback, "talking");
  expect(await engine.history(number)).toMatchObject([{ dialled: { keys: "12#" } }]);
  expect(await saidTo(number)).not.toContain("ress 1");
});
