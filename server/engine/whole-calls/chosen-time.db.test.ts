import { afterAll, beforeAll, expect, it } from "vitest";
import { compile } from "@/core/flow/compile";
import { callTo, place, routingFlow } from "@/core/flow/templates/template";
import { db } from "../../platform/db";
import { type EngineHarness, startHarness } from "../../testing/engine-harness";
import { nextPhone, openShop } from "../../testing/shop";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(() => engine.close());

/** Marks who chose a time, and waits for it right before the call; all others are called at once. */
async function openPatientShop() {
  const shop = await openShop({ operators: ["39", "39"] });
  const document = routingFlow(
    [
      place("start", "start", [0, 0], { goesOnAtOnce: true }),
      place("chose", "chosen-time", [1, 0]),
      place("mark", "tag", [2, 0], { mode: "add", tags: ["chose a time"] }),
      place("wait", "schedule", [3, 0], { when: "chosen", teamId: "" }),
      place("call", "connect-team", [4, 0], callTo(shop.team.id)),
      place("tell", "give-up", [5, 0], { teamId: shop.team.id }),
    ],
    [
      "start.next>chose",
      "chose.yes>mark",
      "chose.no>wait",
      "mark.next>wait",
      "wait.next>call",
      "wait.no-time>call",
      ...["unreached", "nobody-free", "closed", "failed"].map((port) => `call.${port}>tell`),
    ],
  );
  const compiled = compile(document);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  const { flow } = await shop.make.routing(
    JSON.parse(JSON.stringify({ document, program: compiled.program })),
  );
  await db().site.update({ where: { id: shop.site.id }, data: { routingFlowId: flow.id } });
  return shop;
}

it("is waited for by a step further on, which the visitor is told of; who chose none is called at once", async () => {
  const shop = await openPatientShop();
  const scheduledFor = new Date(Date.now() + 3_600_000).toISOString();
  const later = await engine.request(shop, nextPhone("39"), { body: { scheduledFor } });
  expect(await engine.status(later)).toMatchObject({ stage: "scheduled", promiseAt: scheduledFor });
  expect(await db().callback.findUnique({ where: { id: later.id } })).toMatchObject({
    tags: ["chose a time"],
  });
  const now = await engine.request(shop, nextPhone("39"));
  await engine.until(now, "talking");
  await engine.skipWait(later);
  await engine.sweep();
  await engine.until(later, ({ stage }) => stage !== "scheduled");
  expect(await db().attempt.count({ where: { callbackId: later.id } })).toBe(1);
});
