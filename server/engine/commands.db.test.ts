import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cancelCallback } from "../callbacks/cancel-callback";
import { applyWithin } from "../calls/apply-signals";
import { marksKept } from "../calls/done-marks";
import { performCommands } from "../calls/perform-commands";
import { systemClock } from "../platform/clock";
import { db, transaction } from "../platform/db";
import { ProviderError } from "../platform/provider-error";
import type { TelephonyProvider } from "../telephony/port";
import { callsThatReplayDifferently, type EngineHarness, startHarness } from "../testing/engine-harness";
import { nextPhone, openShop } from "../testing/shop";
import { followUp } from "./follow-up";
import { openById } from "./telephony-for";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(async () => {
  expect(await callsThatReplayDifferently()).toEqual([]);
  await engine.close();
});

/** The simulator, with some of its methods changed; `asked` notes every order in turn. */
async function providerThat(changes: Partial<TelephonyProvider>) {
  const real = await openById("simulator");
  const asked: string[] = [];
  const provider: TelephonyProvider = {
    ...real,
    placeLeg: async (order) => {
      asked.push(`place ${order.legId.split(".")[1]}`);
      await (changes.placeLeg ?? real.placeLeg)(order);
    },
    hangUp: async (order) => {
      asked.push(`hang up ${order.legId.split(".")[1]}`);
      return (changes.hangUp ?? real.hangUp)(order);
    },
  };
  return { asked, open: async () => provider };
}

/** A call whose operator was chosen, and nothing performed: as another process left it. */
async function orderedCall(ending = "39") {
  const shop = await openShop({ operators: [ending] });
  const callback = await engine.store(shop, nextPhone("39"));
  const { id: callId } = await db().call.findFirstOrThrow({ where: { callbackId: callback.id } });
  await db().signal.create({
    data: {
      callId,
      key: `assign:${callId}`,
      body: { type: "operator-assigned", at: Date.now(), operatorId: shop.operators[0]?.id ?? "" },
    },
  });
  await transaction((tx) => applyWithin(tx, callId));
  await engine.age();
  return { shop, callback, callId, phone: shop.operators[0]?.phone ?? "" };
}

const busy = () => Promise.reject(new ProviderError("unavailable", "Away for a moment."));
const undone = async (callId: string) => {
  await marksKept();
  return db().outboxItem.findMany({ where: { callId, doneAt: null } });
};
const troubles = async (callbackId: string) =>
  (await db().timelineEntry.findMany({ where: { callbackId } })).filter(
    ({ fact }) => (fact as { kind: string }).kind === "provider-trouble",
  );

describe("orders to the phone network", () => {
  it("are performed once, by however many at once", async () => {
    const { callId, phone } = await orderedCall();
    const { asked, open } = await providerThat({});
    await Promise.all([1, 2, 3].map(() => performCommands(callId, open)));
    expect(asked).toEqual(["place o1"]);
    expect(await engine.history(phone)).toHaveLength(1);
  });

  it("that may succeed later are tried again, ever more seldom, and succeed", async () => {
    const { callId, phone, callback } = await orderedCall();
    const away = await providerThat({ placeLeg: busy });
    await performCommands(callId, away.open);
    await performCommands(callId, away.open);
    expect(away.asked).toEqual(["place o1"]);
    const [item] = await undone(callId);
    expect(item).toMatchObject({ attempts: 1, lastError: "Away for a moment." });
    expect(item?.claimedUntil?.getTime()).toBeGreaterThan(Date.now() - 5_000);
    await engine.age();
    await performCommands(callId, (await providerThat({})).open);
    // What follows when the phone is picked up is another order.
    expect((await undone(callId)).filter(({ id }) => id === item?.id)).toEqual([]);
    expect(await engine.history(phone)).toHaveLength(1);
    expect(await troubles(callback.id)).toEqual([]);
  });

  it("that stay in vain end in a named outcome, and the visitor is told of another try", async () => {
    const { callId, callback } = await orderedCall();
    const away = await providerThat({ placeLeg: busy });
    for (let i = 0; i < 8; i++) {
      await engine.age();
      await followUp(await performCommands(callId, away.open));
    }
    expect(away.asked).toHaveLength(8);
    expect(await troubles(callback.id)).toHaveLength(1);
    await engine.sweep();
    const status = await engine.until(callback, "scheduled");
    expect(status.nextStep?.text).toContain("We did not connect.");
    expect(await db().attempt.findFirst({ where: { callbackId: callback.id } })).toMatchObject({
      result: "failed",
    });
  });

  it("that are refused are not tried again", async () => {
    const { callId, callback } = await orderedCall();
    const { asked, open } = await providerThat({
      placeLeg: () => Promise.reject(new ProviderError("rejected", `Not\0 this number ${"👢".slice(0, 1)}`)),
    });
    await followUp(await performCommands(callId, open));
    await engine.sweep();
    await engine.until(callback, "scheduled");
    expect(asked).toEqual(["place o1"]);
    expect(await troubles(callback.id)).toHaveLength(1);
  });

  it("that fail in a way nobody foresaw are given up as well: what stands behind them has its turn", async () => {
    const { callId, callback } = await orderedCall();
    const broken = await providerThat({ placeLeg: () => Promise.reject(new Error("The disk is full.")) });
    for (let i = 0; i < 8; i++) {
      await engine.age();
      await followUp(await performCommands(callId, broken.open));
    }
    expect(broken.asked).toHaveLength(8);
    expect(await troubles(callback.id)).toMatchObject([{ fact: { detail: "The disk is full." } }]);
    await engine.sweep();
    await engine.until(callback, "scheduled");
  });

  it("that are refused because nobody has the number say so of the leg, and not that the provider is in trouble", async () => {
    const { callId } = await orderedCall();
    const { open } = await providerThat({
      placeLeg: () =>
        Promise.reject(new ProviderError("rejected", "There is no such number.", { isBadNumber: true })),
    });
    await performCommands(callId, open);
    const { body } = await db().signal.findFirstOrThrow({ where: { callId, key: { endsWith: ":answer" } } });
    expect(body).toMatchObject({ type: "leg-failed", cause: "invalid-number" });
  });

  it("count no try for what only stood behind another", async () => {
    const { callId } = await orderedCall();
    const away = await providerThat({ placeLeg: busy });
    const at = Date.now();
    await db().outboxItem.create({
      data: {
        kind: "command",
        key: `${callId}:hang-up`,
        callId,
        body: { type: "hang-up", key: "hang-up", legId: `${callId}.o1` },
        createdAt: new Date(at),
      },
    });
    for (let i = 0; i < 3; i++) {
      await performCommands(callId, away.open);
      await engine.age();
    }
    expect(away.asked).toEqual(["place o1", "place o1", "place o1"]);
    const items = await undone(callId);
    expect(items.map(({ attempts }) => attempts).sort()).toEqual([0, 3]);
    const later = await providerThat({});
    await performCommands(callId, later.open);
    expect(later.asked).toEqual(["place o1", "hang up o1"]);
  });

  it("to ring are dropped when the order to hang up stands behind them", async () => {
    const { callId, phone, callback, shop } = await orderedCall();
    await cancelCallback({
      workspaceId: shop.workspaceId,
      callbackId: callback.id,
      by: "visitor",
      clock: systemClock,
    });
    const { asked, open } = await providerThat({});
    await engine.age();
    await followUp(await performCommands(callId, open));
    expect(asked).toEqual(["hang up o1"]);
    expect(await engine.history(phone)).toHaveLength(0);
    // "Gone" stands for the event: the call is over, and came back to itself without waiting for itself.
    expect(await db().call.findUniqueOrThrow({ where: { id: callId } })).toMatchObject({
      result: "cancelled",
    });
    expect((await db().call.findUniqueOrThrow({ where: { id: callId } })).endedAt).not.toBeNull();
  });

  it("that are done are answered before they are forgotten", async () => {
    const { callId } = await orderedCall();
    const { open } = await providerThat({
      placeLeg: () => Promise.reject(new ProviderError("rejected", "No.")),
    });
    // The process ends right after: nobody follows the answer up, and the sweeper finds it.
    await performCommands(callId, open);
    expect(await undone(callId)).toEqual([]);
    expect(await db().signal.count({ where: { callId, appliedAt: null } })).toBe(1);
    await engine.age();
    await engine.sweep();
    expect(await db().signal.count({ where: { callId, appliedAt: null } })).toBe(0);
  });
});
