import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cancelCallback } from "../../callbacks/cancel-callback";
import type { Accepted } from "../../callbacks/intake/request-callback";
import { applySignals } from "../../calls/apply-signals";
import { storeSignals } from "../../calls/store-signals";
import { systemClock } from "../../platform/clock";
import { db } from "../../platform/db";
import {
  callsThatReplayDifferently,
  type EngineHarness,
  eventually,
  pause,
  startHarness,
} from "../../testing/engine-harness";
import { nextPhone, openShop, type Shop } from "../../testing/shop";
import { cancelAndFollowUp } from "../cancel-and-follow-up";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(async () => {
  expect(await callsThatReplayDifferently()).toEqual([]);
  await engine.close();
});

const cancel = ({ workspaceId }: Shop, { id }: Accepted, by: "visitor" | "staff" = "visitor") =>
  cancelAndFollowUp({ workspaceId, callbackId: id, by, clock: systemClock });
const callOver = (id: string) =>
  eventually(
    "the call is over",
    async () => (await db().call.count({ where: { callbackId: id, endedAt: null } })) === 0,
  );

describe("a callback that is cancelled", () => {
  it.each([
    ["while it waits for an operator", [], "39", "requested"],
    ["while the operator's phone rings", ["00"], "39", "operator-ringing"],
    ["while the operator hears the whisper", ["37"], "39", "operator-answered"],
    ["while the customer's phone rings", ["39"], "00", "customer-ringing"],
  ] as const)("%s, rings nobody any more", async (_when, operators, customer, stage) => {
    const shop = await openShop({ operators: [...operators] });
    // Somebody who is busy keeps the call waiting; a team of nobody would be told so at once.
    if (operators.length === 0) {
      const busy = await shop.make.operator(shop.team.id, { phone: nextPhone("00") });
      await db().operator.update({
        where: { id: busy.id },
        data: { restingUntil: new Date(Date.now() + 60_000) },
      });
    }
    const phone = nextPhone(customer);
    const callback = await engine.request(shop, phone);
    await engine.until(callback, stage);
    await cancel(shop, callback);
    const status = await engine.status(callback);
    expect(status).toMatchObject({ stage: "finished", outcome: "cancelled", promiseAt: null });
    await callOver(callback.id);
    const operatorLegs = await Promise.all(shop.operators.map((one) => engine.history(one.phone)));
    for (const leg of [...operatorLegs.flat(), ...(await engine.history(phone))])
      expect(leg.endedAt).not.toBeNull();
    expect(await db().operatorLease.count({ where: { operator: { workspaceId: shop.workspaceId } } })).toBe(
      0,
    );
    expect((await engine.status(callback)).stages.at(-1)?.stage).toBe("finished");
  });

  it("is not, once the two talk", async () => {
    const shop = await openShop();
    const phone = nextPhone("39");
    const callback = await engine.request(shop, phone);
    await engine.until(callback, "talking");
    await cancel(shop, callback);
    expect(await engine.status(callback)).toMatchObject({ stage: "talking", outcome: null });
    await pause(1_100);
    await engine.act(phone, "hang-up");
    expect(await engine.until(callback, "finished")).toMatchObject({ outcome: "conversation" });
  });

  it("is not, when the customer's answer is stored already and only not applied yet", async () => {
    const shop = await openShop();
    const callback = await engine.request(shop, nextPhone("00"));
    await engine.until(callback, "customer-ringing");
    const call = await db().call.findFirstOrThrow({ where: { callbackId: callback.id } });
    const legId = `${call.id}.c1`;
    // The last news that the phone network has: nobody else applies anything from here on.
    await eventually(
      "the ringing is told",
      async () => (await db().leg.count({ where: { id: legId, ringingAt: { not: null } } })) === 1,
    );
    const signal = { type: "leg-answered", at: Date.now(), legId } as const;
    await storeSignals([{ callId: call.id, key: `answer:${call.id}`, signal }]);
    // Nothing is followed up: the network knows nothing of this answer, and would refuse to join the two.
    const { workspaceId } = shop;
    await cancelCallback({ workspaceId, callbackId: callback.id, by: "visitor", clock: systemClock });
    expect(await engine.status(callback)).toMatchObject({ stage: "talking", outcome: null });
  });

  it("is not, after a conversation that the routing has not heard of yet", async () => {
    const shop = await openShop();
    const phone = nextPhone("39");
    const callback = await engine.request(shop, phone);
    await engine.until(callback, "talking");
    await eventually(
      "the join is reported",
      async () =>
        (await db().call.count({ where: { callbackId: callback.id, joinedAt: { not: null } } })) === 1,
    );
    const call = await db().call.findFirstOrThrow({ where: { callbackId: callback.id } });
    const later = Date.now() + 5_000;
    for (const seat of ["c1", "o1"])
      await storeSignals([
        {
          callId: call.id,
          key: `left:${call.id}.${seat}`,
          signal: { type: "leg-ended", at: later, legId: `${call.id}.${seat}`, cause: "hung-up" },
        },
      ]);
    await applySignals(call.id);
    await cancel(shop, callback);
    expect((await engine.status(callback)).outcome).not.toBe("cancelled");
    await engine.age();
    await engine.sweep();
    expect(await engine.until(callback, "finished")).toMatchObject({ outcome: "conversation" });
  });

  it("is over once, however often and by whomever it is cancelled", async () => {
    const shop = await openShop({ operators: ["00"] });
    const callback = await engine.request(shop, nextPhone("39"));
    await engine.until(callback, "operator-ringing");
    await Promise.all([cancel(shop, callback), cancel(shop, callback), cancel(shop, callback, "staff")]);
    const { stages } = await engine.status(callback);
    expect(stages.filter(({ stage }) => stage === "finished")).toHaveLength(1);
    const facts = await db().timelineEntry.findMany({ where: { callbackId: callback.id } });
    expect(facts.filter(({ fact }) => (fact as { kind: string }).kind === "cancelled")).toHaveLength(1);
  });

  it("tells the visitor when staff have taken it over", async () => {
    const shop = await openShop({ operators: [] });
    const callback = await engine.request(shop, nextPhone("39"));
    await cancel(shop, callback, "staff");
    expect((await engine.status(callback)).nextStep?.text).toContain("has taken this over");
  });

  it("waits no more for the time that was arranged", async () => {
    const shop = await openShop();
    const scheduledFor = new Date(Date.now() + 3_600_000).toISOString();
    const callback = await engine.request(shop, nextPhone("39"), { body: { scheduledFor } });
    expect(await engine.status(callback)).toMatchObject({ stage: "scheduled", promiseAt: scheduledFor });
    await cancel(shop, callback);
    expect((await engine.skipWait(callback)).count).toBe(0);
    await engine.sweep();
    expect(await db().call.count({ where: { callbackId: callback.id } })).toBe(0);
  });

  it("is refused to other workspaces", async () => {
    const [shop, other] = [await openShop({ operators: [] }), await openShop()];
    const callback = await engine.store(shop, nextPhone("39"));
    await expect(
      cancelCallback({
        workspaceId: other.workspaceId,
        callbackId: callback.id,
        by: "staff",
        clock: systemClock,
      }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});

it("is cancelled the second time, where the two were being joined at the first, and were not", async () => {
  const shop = await openShop({ connect: { order: "customer-first" } });
  const callback = await engine.store(shop, nextPhone("00"));
  const { id: callId } = await db().call.findFirstOrThrow({ where: { callbackId: callback.id } });
  const tell = async (...told: object[]) => {
    for (const body of told)
      await db().signal.create({
        data: { callId, key: `${callId}:${JSON.stringify(body)}`, body: { ...body, at: Date.now() } },
      });
    await applySignals(callId);
  };
  await tell({ type: "customer-allowed" });
  await tell({ type: "leg-answered", legId: `${callId}.c1` });
  await tell({ type: "operator-assigned", operatorId: shop.operators[0]?.id ?? "" });
  await tell({ type: "digit", legId: `${callId}.o1`, digit: "1" });
  const wish = { workspaceId: shop.workspaceId, callbackId: callback.id, by: "visitor" } as const;
  await cancelCallback({ ...wish, clock: systemClock });
  expect((await engine.status(callback)).stage).toBe("talking");
  await tell({ type: "leg-ended", legId: `${callId}.o1`, cause: "hung-up" });
  await cancelCallback({ ...wish, clock: systemClock });
  expect(await engine.status(callback)).toMatchObject({ stage: "finished", outcome: "cancelled" });
  // Nobody else is rung for it.
  expect(await db().call.findUniqueOrThrow({ where: { id: callId } })).toMatchObject({ result: "cancelled" });
});
