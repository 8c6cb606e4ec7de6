import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "../../platform/db";
import {
  callsThatReplayDifferently,
  type EngineHarness,
  pause,
  startHarness,
} from "../../testing/engine-harness";
import { nextPhone, openShop } from "../../testing/shop";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(async () => {
  expect(await callsThatReplayDifferently()).toEqual([]);
  await engine.close();
});

const stagesOf = (status: { stages: { stage: string }[] }) => status.stages.map(({ stage }) => stage);

it("becomes a conversation: operator, customer, talk, end", async () => {
  const shop = await openShop({ operators: ["39"] });
  const phone = nextPhone("39");
  const callback = await engine.request(shop, phone);
  const talking = await engine.until(callback, "talking");
  expect(talking.operatorName).toBe("Operator");
  await pause(1_100);
  await engine.act(phone, "hang-up");
  const over = await engine.until(callback, "finished");
  expect(over).toMatchObject({ outcome: "conversation", promiseAt: null, nextStep: { kind: "none" } });
  expect(over.talkSeconds).toBeGreaterThanOrEqual(1);
  expect(stagesOf(over)).toEqual([
    "requested",
    "operator-ringing",
    "operator-answered",
    "customer-ringing",
    "talking",
    "finished",
  ]);
  const facts = await db().timelineEntry.findMany({
    where: { callbackId: callback.id },
    orderBy: { id: "asc" },
  });
  const kinds = facts.map(({ fact }) => (fact as { kind: string }).kind);
  expect(kinds).toEqual([
    "requested",
    "consented",
    "attempt-started",
    "operator-chosen",
    "leg-placed",
    "leg-ringing",
    "leg-answered",
    "whisper",
    "accepted",
    "leg-placed",
    "leg-ringing",
    "leg-answered",
    "joined",
    "leg-ended",
    "talk-ended",
    "leg-ended",
    "attempt-ended",
    "decided",
    "finished",
  ]);
  expect(await db().operatorLease.count()).toBe(0);
  const [operator] = await engine.history(shop.operators[0]?.phone ?? "");
  expect(operator?.said[0]?.text).toContain("Press 1 to accept.");
});
