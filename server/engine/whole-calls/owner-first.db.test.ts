import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "../../platform/db";
import { type EngineHarness, startHarness } from "../../testing/engine-harness";
import { nextPhone, openShop, type Shop } from "../../testing/shop";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(() => engine.close());

/** The one that `ownedBy` looks after asks to be called. @returns why the operator who was rung was chosen */
async function chosenFor({ workspaceId, ...shop }: Shop, ownedBy: string | null, archivedAt?: Date) {
  const phone = nextPhone("39");
  const crm = await db().connection.create({
    data: { workspaceId, connector: "hubspot", name: "CRM", archivedAt },
  });
  await db().contact.create({
    data: { workspaceId, phone, ownerRemoteId: "77", ownerId: ownedBy, ownerConnectionId: crm.id },
  });
  const callback = await engine.request({ workspaceId, ...shop }, phone);
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

it("does not believe a CRM that was disconnected", async () => {
  const shop = await openShop({ operators: ["39"], connect: { ownerFirst: true } });
  const [operator] = shop.operators;
  expect(await chosenFor(shop, operator?.id ?? "", new Date())).toMatchObject({ because: "longest-idle" });
});

it("rings the team where the owner is none of ours", async () => {
  const shop = await openShop({ operators: ["39"], connect: { ownerFirst: true } });
  expect(await chosenFor(shop, null)).toMatchObject({ because: "longest-idle" });
});
