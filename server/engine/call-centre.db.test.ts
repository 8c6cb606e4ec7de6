import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "../platform/db";
import { callsThatReplayDifferently, type EngineHarness, startHarness } from "../testing/engine-harness";
import { nextPhone, openShop, routingOf } from "../testing/shop";

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
