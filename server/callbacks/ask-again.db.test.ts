import { afterAll, beforeAll, expect, it } from "vitest";
import { type EngineHarness, startHarness } from "../testing/engine-harness";
import { nextPhone, openShop } from "../testing/shop";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(() => engine.close());

it("serves somebody who asks again at once, and closes the request that waited for a later try", async () => {
  const shop = await openShop();
  const phone = nextPhone("30");
  const first = await engine.request(shop, phone);
  await engine.until(first, "scheduled");

  const second = await engine.request(shop, phone);
  expect(await engine.status(first)).toMatchObject({ stage: "finished", outcome: "cancelled" });
  expect((await engine.status(first)).nextStep?.text).toContain("asked again");
  await engine.until(second, "scheduled");
  expect(await engine.history(phone)).toHaveLength(2);
});
