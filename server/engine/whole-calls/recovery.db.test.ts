import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { applySignals, applyWithin } from "../../calls/apply-signals";
import { storeSignals } from "../../calls/store-signals";
import { dispatchTeam } from "../../dispatch/dispatch-team";
import { db, transaction } from "../../platform/db";
import {
  callsThatReplayDifferently,
  type EngineHarness,
  eventually,
  pause,
  startHarness,
} from "../../testing/engine-harness";
import { nextPhone, openShop } from "../../testing/shop";
import { followUp } from "../follow-up";
import { pruneDone } from "../prune-done";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterEach(async () => {
  engine.line.isCut = false;
  await engine.faults({});
});
afterAll(async () => {
  expect(await callsThatReplayDifferently()).toEqual([]);
  await engine.close();
});

const callOf = (callbackId: string) => db().call.findFirstOrThrow({ where: { callbackId } });
/** Sweeps as a process would that finds the work of a dead one, until something is so. */
const sweepUntil = (what: string, isSo: () => Promise<boolean>) =>
  eventually(what, async () => {
    await engine.age();
    await engine.sweep();
    return isSo();
  });

describe("what a crash left undone", () => {
  it("after the request was stored is found by the sweeper", async () => {
    const shop = await openShop();
    const callback = await engine.store(shop, nextPhone("39"));
    await sweepUntil("they talk", async () => (await engine.status(callback)).stage === "talking");
  });

  it("after the operator was chosen is found by the sweeper", async () => {
    const shop = await openShop();
    const callback = await engine.store(shop, nextPhone("39"));
    const call = await callOf(callback.id);
    await db().operatorLease.create({
      data: {
        operatorId: shop.operators[0]?.id ?? "",
        callId: call.id,
        acquiredAt: new Date(),
        expiresAt: new Date(Date.now() + 60_000),
      },
    });
    await storeSignals([
      {
        callId: call.id,
        key: `assign:${call.id}`,
        signal: { type: "operator-assigned", at: Date.now(), operatorId: shop.operators[0]?.id ?? "" },
      },
    ]);
    await sweepUntil("they talk", async () => (await engine.status(callback)).stage === "talking");
    expect(await engine.history(shop.operators[0]?.phone ?? "")).toHaveLength(1);
  });

  it("after the signals were applied, but before anything was performed, is found by the sweeper", async () => {
    const shop = await openShop();
    const callback = await engine.store(shop, nextPhone("39"));
    const call = await callOf(callback.id);
    await dispatchTeam(shop.team.id, Date.now());
    await applySignals(call.id);
    expect(await engine.history(shop.operators[0]?.phone ?? "")).toHaveLength(0);
    await sweepUntil("they talk", async () => (await engine.status(callback)).stage === "talking");
  });

  it("at the end of the call is found by the sweeper: the routing goes on", async () => {
    const shop = await openShop({ operators: [] });
    const callback = await engine.store(shop, nextPhone("39"));
    const call = await callOf(callback.id);
    await storeSignals([
      { callId: call.id, key: `gone:${call.id}`, signal: { type: "nobody-free", at: Date.now() } },
    ]);
    await applySignals(call.id);
    expect((await engine.status(callback)).stage).toBe("requested");
    await sweepUntil("a try is arranged", async () => (await engine.status(callback)).stage === "scheduled");
  });

  it("keeps the deadlines of a call", async () => {
    const shop = await openShop({ operators: ["37"] });
    const callback = await engine.request(shop, nextPhone("39"));
    await engine.until(callback, "operator-answered");
    await engine.sweep(26_000);
    const status = await engine.until(callback, "scheduled");
    expect(status.nextStep?.kind).toBe("another-try");
    const [leg] = await db().leg.findMany({ where: { call: { callbackId: callback.id } } });
    expect(leg?.cause).toBe("not-accepted");
  });
});

describe("signals", () => {
  it("told twice and in the wrong order end in the same conversation, and ring nobody twice", async () => {
    await engine.faults({ duplicate: 1, reorder: 1 });
    const shop = await openShop();
    const phone = nextPhone("39");
    const callback = await engine.request(shop, phone);
    await engine.until(callback, "talking");
    await pause(1_500);
    await engine.act(phone, "hang-up");
    const over = await engine.until(callback, "finished");
    expect(over.outcome).toBe("conversation");
    expect(await engine.history(phone)).toHaveLength(1);
    expect(await engine.history(shop.operators[0]?.phone ?? "")).toHaveLength(1);
  });

  it("are applied once, in order, by any number of processes", async () => {
    const shop = await openShop({ operators: ["00"] });
    const callback = await engine.request(shop, nextPhone("39"));
    await engine.until(callback, "operator-ringing");
    const call = await callOf(callback.id);
    const legId = `${call.id}.o1`;
    const at = Date.now();
    await storeSignals([
      { callId: call.id, key: `a:${call.id}`, signal: { type: "leg-answered", at, legId } },
      { callId: call.id, key: `b:${call.id}`, signal: { type: "digit", at: at + 1, legId, digit: "1" } },
    ]);
    await Promise.all([applySignals(call.id), applySignals(call.id), applySignals(call.id)]);
    const commands = await db().outboxItem.findMany({ where: { callId: call.id }, orderBy: { id: "asc" } });
    expect(commands.map(({ key }) => key.slice(call.id.length + 1))).toEqual([
      `place:${legId}`,
      `whisper:${legId}`,
      `place:${call.id}.c1`,
    ]);
    const { stages } = await engine.status(callback);
    expect(stages.map(({ stage }) => stage)).toEqual([
      "requested",
      "operator-ringing",
      "operator-answered",
      "customer-ringing",
    ]);
  });

  it("that come while a process waits for the lock do not overwrite newer stages", async () => {
    const shop = await openShop({ operators: ["00"] });
    const callback = await engine.request(shop, nextPhone("39"));
    await engine.until(callback, "operator-ringing");
    const call = await callOf(callback.id);
    const legId = `${call.id}.o1`;
    const at = Date.now();
    await storeSignals([
      { callId: call.id, key: `a:${call.id}`, signal: { type: "leg-answered", at, legId } },
    ]);
    let waiting: Promise<unknown> = Promise.resolve();
    await transaction(async (tx) => {
      await applyWithin(tx, call.id);
      await storeSignals([
        { callId: call.id, key: `b:${call.id}`, signal: { type: "digit", at: at + 1, legId, digit: "1" } },
      ]);
      waiting = applySignals(call.id);
      await pause(200);
    });
    await waiting;
    const { stages } = await engine.status(callback);
    expect(stages.map(({ stage }) => stage)).toEqual([
      "requested",
      "operator-ringing",
      "operator-answered",
      "customer-ringing",
    ]);
  });

  it("that come after the end say nothing about the next attempt", async () => {
    const shop = await openShop({ operators: ["30"] });
    const callback = await engine.request(shop, nextPhone("39"));
    await engine.until(callback, "scheduled");
    const call = await callOf(callback.id);
    const before = await engine.status(callback);
    await storeSignals([
      {
        callId: call.id,
        key: `late:${call.id}`,
        signal: { type: "leg-ringing", at: Date.now(), legId: `${call.id}.o1` },
      },
    ]);
    await followUp({ apply: [call.id] });
    expect({ ...(await engine.status(callback)), now: "" }).toEqual({ ...before, now: "" });
  });
});

describe("a customer of two workspaces", () => {
  it("is not rung by the second while the first rings, and called again later", async () => {
    const [one, two] = [await openShop(), await openShop()];
    const phone = nextPhone("00");
    const first = await engine.request(one, phone);
    await engine.until(first, "customer-ringing");
    const second = await engine.request(two, phone);
    const status = await engine.until(second, "scheduled");
    expect(status.nextStep?.kind).toBe("another-try");
    expect(await engine.history(phone)).toHaveLength(1);
    expect(await db().attempt.findFirst({ where: { callbackId: second.id } })).toMatchObject({
      result: "customer-unreached",
      cause: "already-on-a-call",
    });
    const [operator] = await engine.history(two.operators[0]?.phone ?? "");
    expect(operator?.said.at(-1)?.text).toContain("Goodbye");
  });
});

describe("what the phone network lost", () => {
  const TEN_SECONDS_LATER = 11_000;

  it("an operator's answer is found, and the talk that follows", async () => {
    const shop = await openShop({ operators: ["00"] });
    const [operator] = shop.operators;
    const callback = await engine.request(shop, nextPhone("39"));
    await eventually(
      "the phone rings",
      async () => (await engine.history(operator?.phone ?? ""))[0]?.ringingAt != null,
    );
    await engine.faults({ drop: 1 });
    await engine.act(operator?.phone ?? "", "answer");
    await pause(50);
    await engine.reconcile(TEN_SECONDS_LATER);
    await engine.until(callback, "operator-answered");
    await engine.faults({});
    await eventually(
      "the whisper is heard",
      async () => ((await engine.history(operator?.phone ?? ""))[0]?.said.length ?? 0) > 0,
    );
    await engine.faults({ drop: 1 });
    await engine.press(operator?.phone ?? "");
    await engine.faults({});
    // The key was lost: only a person can press it again.
    await engine.press(operator?.phone ?? "");
    await engine.until(callback, "talking");
  });

  it("a join and an end are found: it was a conversation", async () => {
    const shop = await openShop();
    const phone = nextPhone("00");
    const callback = await engine.request(shop, phone);
    await engine.until(callback, "customer-ringing");
    await eventually("the phone rings", async () => (await engine.history(phone))[0]?.ringingAt != null);
    await engine.act(phone, "answer");
    await engine.until(callback, "talking");
    await engine.faults({ drop: 1 });
    await engine.reconcile(TEN_SECONDS_LATER);
    await pause(1_100);
    await engine.act(phone, "hang-up");
    await pause(50);
    await engine.reconcile(TEN_SECONDS_LATER);
    await engine.faults({});
    // The operator's own end was lost too, or is found by the repeated order to hang up.
    await engine.reconcile(TEN_SECONDS_LATER);
    const over = await engine.until(callback, "finished");
    expect(over.outcome).toBe("conversation");
  });

  it("while it could not be asked was no talk: nobody is billed an hour for legs that were lost at its beginning", async () => {
    const shop = await openShop({ operators: ["00"] });
    const phones = [shop.operators[0]?.phone ?? "", nextPhone("39")];
    const callback = await engine.request(shop, phones[1] ?? "");
    await engine.until(callback, "operator-ringing");
    await eventually("it rings", async () => (await engine.history(phones[0] ?? "")).length > 0);
    await engine.act(phones[0] ?? "", "answer");
    await engine.press(phones[0] ?? "");
    await engine.until(callback, "talking");
    await engine.reconcile();
    await engine.faults({ drop: 1 });
    for (const phone of phones) await engine.act(phone, "hang-up").catch(() => undefined);
    await engine.reconcile(3_600_000);
    await engine.faults({});
    const over = await engine.until(callback, "finished");
    expect(over.outcome).toBe("conversation");
    expect(over.talkSeconds).toBeLessThan(60);
  });

  it("a leg that lives on after its call is hung up", async () => {
    const shop = await openShop({ operators: ["00"] });
    const [operator] = shop.operators;
    const callback = await engine.request(shop, nextPhone("39"));
    await engine.until(callback, "operator-ringing");
    const call = await callOf(callback.id);
    await eventually(
      "the phone rings",
      async () => (await engine.history(operator?.phone ?? ""))[0]?.ringingAt != null,
    );
    await storeSignals([
      {
        callId: call.id,
        key: `lost:${call.id}`,
        signal: { type: "leg-ended", at: Date.now(), legId: `${call.id}.o1`, cause: "lost" },
      },
    ]);
    await followUp({ apply: [call.id] });
    await engine.until(callback, "scheduled");
    expect((await engine.history(operator?.phone ?? ""))[0]?.endedAt).toBeNull();
    await engine.reconcile(1_000);
    expect((await engine.history(operator?.phone ?? ""))[0]?.endedAt).toBeNull();
    await engine.reconcile(TEN_SECONDS_LATER);
    expect((await engine.history(operator?.phone ?? ""))[0]?.endedBy).toBe("order");
  });

  it("waits at the network while we are away, and is taken afterwards", async () => {
    engine.line.isCut = true;
    const shop = await openShop();
    const callback = await engine.request(shop, nextPhone("39"));
    await eventually(
      "the operator has picked up",
      async () => (await engine.history(shop.operators[0]?.phone ?? ""))[0]?.answeredAt != null,
    );
    expect((await engine.status(callback)).stage).toBe("operator-ringing");
    engine.line.isCut = false;
    await engine.until(callback, "talking");
  });
});

describe("housekeeping", () => {
  it("removes what was done long ago, and nothing that is not", async () => {
    const shop = await openShop({ operators: [] });
    const callback = await engine.store(shop, nextPhone("39"));
    const call = await callOf(callback.id);
    const day = 86_400_000;
    const ago = (days: number) => new Date(Date.now() - days * day);
    const item = (key: string, doneAt: Date | null) => ({
      kind: "event",
      key,
      body: {},
      createdAt: ago(300),
      doneAt,
    });
    await db().outboxItem.createMany({
      data: [item("old", ago(8)), item("young", ago(6)), item("undone", null)],
    });
    const signal = (key: string, appliedAt: Date | null) => ({
      callId: `x-${call.id}`,
      key,
      body: {},
      appliedAt,
    });
    await db().signal.createMany({
      data: [signal("old", ago(91)), signal("young", ago(89)), signal("unapplied", null)],
    });
    expect(await pruneDone(Date.now())).toEqual({ outbox: 1, signals: 1, sessions: 0 });
    expect(await db().outboxItem.count({ where: { key: { in: ["young", "undone"] } } })).toBe(2);
    expect(await db().signal.count({ where: { key: { in: ["young", "unapplied"] } } })).toBe(2);
    await db().outboxItem.deleteMany({ where: { key: { in: ["young", "undone"] } } });
    await db().signal.deleteMany({ where: { key: { in: ["young", "unapplied"] } } });
  });
});
