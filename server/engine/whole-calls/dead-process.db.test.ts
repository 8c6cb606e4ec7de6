import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freeClaims } from "../../calls/claim";
import { db } from "../../platform/db";
import {
  callsThatReplayDifferently,
  type EngineHarness,
  eventually,
  pause,
  startHarness,
} from "../../testing/engine-harness";
import { type EngineProcess, startEngineProcesses } from "../../testing/engine-processes";
import { nextPhone, openShop } from "../../testing/shop";

let engine: EngineHarness;
let workers: Awaited<ReturnType<typeof startEngineProcesses>>;
beforeAll(async () => {
  engine = await startHarness();
  workers = await startEngineProcesses(3);
});
afterAll(async () => {
  await workers.stop();
  expect(await callsThatReplayDifferently()).toEqual([]);
  await engine.close();
});

const HOUR = 3_600_000;
/** Longer than a process may be without a sign of life. */
const LONG_MS = 1_000;

/** A call whose operator is on the line, and an order to say something that this process was at. */
async function toldBy(processId: string) {
  const shop = await openShop({ operators: ["00"] });
  const callback = await engine.request(shop, nextPhone("39"));
  const phone = shop.operators[0]?.phone ?? "";
  await eventually("the phone rings", async () => (await engine.history(phone))[0]?.ringingAt != null);
  await engine.act(phone, "answer");
  await engine.until(callback, "operator-answered");
  const { id: callId } = await db().call.findFirstOrThrow({ where: { callbackId: callback.id } });
  await eventually(
    "all is done so far",
    async () => (await db().outboxItem.count({ where: { callId, doneAt: null } })) === 0,
  );
  const said = (await engine.history(phone))[0]?.said.length ?? 0;
  await claimed(callId, processId, { type: "say", announcement: "customer-unreached" });
  return { isSaid: async () => ((await engine.history(phone))[0]?.said.length ?? 0) > said };
}

/** A claim that does not lapse while the test runs. */
const claimed = (callId: string, claimedBy: string, order: { type: string; announcement?: string }) =>
  db().outboxItem.create({
    data: {
      kind: "command",
      key: `${callId}:${order.type}`,
      callId,
      body: { ...order, key: order.type, legId: `${callId}.o1` },
      createdAt: new Date(Date.now() - HOUR),
      claimedBy,
      claimedUntil: new Date(Date.now() + HOUR),
    },
  });

/** The session in which a process holds its sign of life. */
const signOf = async (processId: string) => {
  const [sign] = await db().$queryRaw<{ pid: number }[]>`
    select pid from pg_locks where locktype = 'advisory' and objsubid = 1
       and (classid::bigint << 32 | objid::bigint) = hashtextextended(${processId}, 0)`;
  return sign?.pid;
};

describe("what a process was at", () => {
  it("stays its own while it stands still, and is another's as soon as it is dead", async () => {
    const [victim] = workers.processes as [EngineProcess];
    const { isSaid } = await toldBy(victim.id);
    victim.freeze();
    await pause(LONG_MS);
    expect(await isSaid()).toBe(false);
    await victim.kill();
    await eventually("another process has said it", isSaid);
    expect(await db().serverProcess.count({ where: { id: victim.id } })).toBe(0);
  });

  it("stays its own when its connection breaks", async () => {
    const [, survivor] = workers.processes as [unknown, EngineProcess];
    const { isSaid } = await toldBy(survivor.id);
    const before = await signOf(survivor.id);
    await db().$queryRaw`select pg_terminate_backend(${before}::int)`;
    await eventually("it has given another sign", async () => {
      const now = await signOf(survivor.id);
      return now !== undefined && now !== before;
    });
    await pause(LONG_MS);
    expect(await isSaid()).toBe(false);
    await survivor.kill();
    await eventually("another process has said it", isSaid);
  });

  it("is free at once but for an order to ring, which may still arrive", async () => {
    // Whoever is about would take at once what is free.
    await workers.stop();
    const claims = [
      await claimed("a", "gone", { type: "hang-up" }),
      await claimed("b", "gone", { type: "place-leg" }),
    ];
    const others = await claimed("c", "here", { type: "hang-up" });
    await freeClaims(["gone"]);
    await freeClaims(["gone"]);
    const until = async ({ id }: { id: bigint }) =>
      (await db().outboxItem.findUniqueOrThrow({ where: { id } })).claimedUntil?.getTime() ?? null;
    expect(await Promise.all([...claims, others].map(until))).toEqual([
      null,
      (claims[1]?.claimedUntil?.getTime() ?? 0) - 7_000,
      others.claimedUntil?.getTime(),
    ]);
    await db().outboxItem.deleteMany({ where: { callId: { in: ["a", "b", "c"] } } });
  });
});
