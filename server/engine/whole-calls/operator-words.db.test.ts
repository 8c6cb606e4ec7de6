import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "../../platform/db";
import { type EngineHarness, eventually, startHarness } from "../../testing/engine-harness";
import { nextPhone, openShop } from "../../testing/shop";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(() => engine.close());

it("keeps the key that an operator presses when the customer has left, and says so in the story", async () => {
  const shop = await openShop({ operators: ["39"], workspace: { asksDisposition: true } });
  const phone = nextPhone("39");
  const operator = shop.operators[0]?.phone ?? "";
  const callback = await engine.request(shop, phone);
  await engine.until(callback, "talking");
  // A shorter talk is no conversation, and nobody asks about it.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await engine.act(phone, "hang-up");
  await eventually("the operator is asked", async () => {
    const call = await db().call.findFirst({ where: { callbackId: callback.id } });
    return JSON.stringify(call?.state).includes('"askedAt"');
  });
  await engine.press(operator, "2");
  await engine.until(callback, "finished");

  expect(await db().disposition.findFirst({ where: { callbackId: callback.id } })).toMatchObject({
    key: "interested",
    name: "Interested",
    via: "keypad",
    operatorId: shop.operators[0]?.id,
  });
  const facts = await db().timelineEntry.findMany({ where: { callbackId: callback.id } });
  expect(facts.map(({ fact }) => fact)).toContainEqual({
    kind: "disposition",
    name: "Interested",
    by: shop.operators[0]?.name,
    via: "keypad",
  });
});

it("pauses an operator who wished for it when the call is over, and not before", async () => {
  const shop = await openShop({ operators: ["39"] });
  const operatorId = shop.operators[0]?.id ?? "";
  await db().operator.update({ where: { id: operatorId }, data: { snoozeMinutes: 15 } });
  const phone = nextPhone("39");
  const callback = await engine.request(shop, phone);
  await engine.until(callback, "talking");
  expect(await db().operator.findUnique({ where: { id: operatorId } })).toMatchObject({ pausedUntil: null });
  await engine.act(phone, "hang-up");
  await eventually("the operator is paused", async () => {
    const operator = await db().operator.findUniqueOrThrow({ where: { id: operatorId } });
    return (
      operator.snoozeMinutes === null && (operator.pausedUntil?.getTime() ?? 0) > Date.now() + 14 * 60_000
    );
  });
});
