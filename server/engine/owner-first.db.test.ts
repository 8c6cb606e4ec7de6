import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "../platform/db";
import { type EngineHarness, startHarness } from "../testing/engine-harness";
import { nextPhone, openShop, type Shop } from "../testing/shop";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(() => engine.close());

/** The one that `ownedBy` looks after asks to be called. @returns why the operator who was rung was chosen */
async function chosenFor(shop: Shop, ownedBy: string | null) {
  const phone = nextPhone("39");
  await db().contact.create({
    data: { workspaceId: shop.workspaceId, phone, ownerRemoteId: "77", ownerId: ownedBy },
  });
  const callback = await engine.request(shop, phone);
  await engine.until(callback, "talking");
  await engine.act(phone, "hang-up");
  // Nobody spoke for long: another try is planned.
  await engine.until(callback, "scheduled");
  const facts = await db().timelineEntry.findMany({ where: { callbackId: callback.id } });
  return facts.map(({ fact }) => fact).find((fact) => (fact as { kind: string }).kind === "operator-chosen");
}

it("rings the customer's owner before an operator whose turn it would be", async () => {
  const shop = await openShop({ operators: ["39", "39"], connect: { ownerFirst: true } });
  const [first, second] = shop.operators;
  if (!first || !second) throw new Error("the shop has two operators");
  await db().operator.update({ where: { id: first.id }, data: { idleSince: new Date(0) } });
  expect(await chosenFor(shop, second.id)).toMatchObject({ operator: second.name, because: "owner" });
});

it("rings the team where the owner is none of ours", async () => {
  const shop = await openShop({ operators: ["39"], connect: { ownerFirst: true } });
  expect(await chosenFor(shop, null)).toMatchObject({ because: "longest-idle" });
});
