import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "../../platform/db";
import { canCall } from "../../telephony-accounts/queries";
import { startAccountCarrier } from "../../testing/account-carrier";
import { type EngineHarness, eventually, startHarness } from "../../testing/engine-harness";
import { nextPhone, openShop } from "../../testing/shop";

let engine: EngineHarness;
const open: { close(): Promise<unknown> }[] = [];
beforeAll(async () => {
  process.env.PEREZVON_DEMO = "0";
  engine = await startHarness();
});
afterAll(async () => {
  await engine.close();
  await Promise.all(open.map((one) => one.close()));
});

const kindsOf = async (callbackId: string) =>
  (await db().timelineEntry.findMany({ where: { callbackId }, orderBy: { id: "asc" } })).map(
    ({ fact }) => (fact as { kind: string }).kind,
  );

it("outside of a demo a workspace without an account pretends nothing: nobody is rung, and the story says why", async () => {
  const shop = await openShop({ operators: ["39"] });
  expect(await canCall(shop.workspaceId)).toBe(false);
  const callback = await engine.request(shop, nextPhone("39"));
  await eventually("the story says so", async () => (await kindsOf(callback.id)).includes("no-provider"));
  expect(await db().call.count({ where: { callbackId: callback.id } })).toBe(0);
  expect(await engine.history(shop.operators[0]?.phone ?? "")).toEqual([]);
});

it("with an account it calls", async () => {
  const shop = await openShop({ operators: ["39"] });
  open.push(await startAccountCarrier(shop, { name: "Main", rank: 1, webhookUrl: engine.webhookUrl }));
  expect(await canCall(shop.workspaceId)).toBe(true);
  const callback = await engine.request(shop, nextPhone("39"));
  await engine.until(callback, "talking");
  expect(await kindsOf(callback.id)).not.toContain("no-provider");
});
