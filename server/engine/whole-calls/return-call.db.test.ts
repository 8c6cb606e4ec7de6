import { afterAll, beforeAll, expect, it } from "vitest";
import type { TimelineFact } from "@/core/callback/timeline";
import { db } from "../../platform/db";
import {
  callsThatReplayDifferently,
  type EngineHarness,
  eventually,
  startHarness,
} from "../../testing/engine-harness";
import { nextPhone, openShop, type Shop, type ShopOptions } from "../../testing/shop";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(() => engine.close());

let numbers = 0;

/** A shop that shows a number of its own. */
async function shopWithNumber(given: ShopOptions = {}): Promise<{ shop: Shop; ours: string }> {
  const ours = `+1202777${String(++numbers).padStart(4, "0")}`;
  return { ours, shop: await openShop({ ...given, workspace: { callerId: ours } }) };
}

const newest = (phone: string) =>
  db().callback.findFirstOrThrow({
    where: { phone },
    orderBy: { requestedAt: "desc" },
    include: { calls: true, consent: true },
  });

async function storyOf(callbackId: string): Promise<TimelineFact[]> {
  const lines = await db().timelineEntry.findMany({ where: { callbackId }, orderBy: { id: "asc" } });
  return lines.map(({ fact }) => fact as unknown as TimelineFact);
}

/** The customer was called, did not pick up, and is to be called again later. */
async function missedCall(shop: Shop, body: object = {}) {
  const phone = nextPhone("32");
  const missed = await engine.request(shop, phone, { body });
  await engine.until(missed, "scheduled");
  return { phone, missed };
}

it("connects a customer who calls back with the operator of the last attempt, about the same lead", async () => {
  const { shop, ours } = await shopWithNumber({ operators: ["39", "39", "39"] });
  const { phone, missed } = await missedCall(shop, { fields: { name: "Vera" } });
  const { operatorId } = (await newest(phone)).calls[0] ?? {};
  // Whose turn it would be otherwise.
  await db().operator.updateMany({ where: { id: operatorId ?? "" }, data: { idleSince: new Date() } });

  await engine.callIn(phone, ours);
  await eventually("the two talk", async () => (await newest(phone)).stage === "talking");
  const back = await newest(phone);
  expect(back).toMatchObject({ name: "Vera", operatorId, consent: { acceptedAt: expect.any(Date) } });
  expect(back.id).not.toBe(missed.id);
  expect(await engine.status(missed)).toMatchObject({ stage: "finished", outcome: "cancelled" });

  const operator = shop.operators.find(({ id }) => id === operatorId);
  const whispers = (await engine.history(operator?.phone ?? "")).map(({ said }) => said[0]?.text);
  expect(whispers.at(-1)).toContain("The customer is calling back.");
  const legs = await engine.history(phone);
  expect(legs.at(-1)?.said[0]?.text).toContain("thank you for calling");
  await engine.act(phone, "hang-up");
  // Nobody spoke for long: another try is planned.
  await eventually("it is over", async () => (await newest(phone)).stage === "scheduled");
  const kinds = (await storyOf(back.id)).map(({ kind }) => kind);
  expect(kinds.slice(0, 3)).toEqual(["called-back", "attempt-started", "call-taken"]);
  expect(await callsThatReplayDifferently()).toEqual([]);
});

it("plans another try where nobody has answered the customer, as for every request", async () => {
  const { shop, ours } = await shopWithNumber({ operators: ["39"] });
  const { phone } = await missedCall(shop);
  const pausedUntil = new Date(Date.now() + 3_600_000);
  await db().operator.updateMany({ where: { workspaceId: shop.workspaceId }, data: { pausedUntil } });
  await engine.callIn(phone, ours);
  await eventually("the customer heard an apology", async () =>
    ((await engine.history(phone)).at(-1)?.said ?? []).some(({ text }) => text.startsWith("We are sorry")),
  );
  await eventually("another try is planned", async () => (await newest(phone)).stage === "scheduled");
});

it("tells of a customer who hung up before they were answered as of one who left", async () => {
  const { shop, ours } = await shopWithNumber();
  const { phone, missed } = await missedCall(shop);
  engine.line.isCut = true;
  await engine.callIn(phone, ours);
  await engine.act(phone, "hang-up");
  engine.line.isCut = false;
  await eventually("it is noted", async () => (await newest(phone)).id !== missed.id);
  await eventually("it is over", async () => (await newest(phone)).calls[0]?.result !== null);
  expect(await newest(phone)).toMatchObject({ calls: [{ result: "customer-left" }] });
});

it.each<
  [string, (given: { shop: Shop; phone: string; ours: string }) => Promise<{ from: string; to: string }>]
>([
  ["is a stranger", async ({ ours }) => ({ from: nextPhone("00"), to: ours })],
  ["calls the number of somebody else", async ({ phone }) => ({ from: phone, to: "+12027770000" })],
  [
    "calls a team that is closed",
    async ({ shop, phone, ours }) => {
      await db().team.update({ where: { id: shop.team.id }, data: { archivedAt: new Date() } });
      return { from: phone, to: ours };
    },
  ],
  [
    "calls while calls are held",
    async ({ shop, phone, ours }) => {
      const callsHeldUntil = new Date(Date.now() + 60_000);
      await db().workspace.update({ where: { id: shop.workspaceId }, data: { callsHeldUntil } });
      return { from: phone, to: ours };
    },
  ],
])("refuses whoever %s, and notes nothing", async (_who, callerOf) => {
  const { shop, ours } = await shopWithNumber();
  const { phone } = await missedCall(shop);
  const { from, to } = await callerOf({ shop, phone, ours });
  await engine.callIn(from, to);
  await eventually("the call is refused", async () => {
    const leg = (await engine.history(from)).at(-1);
    return leg?.endedBy === "order" && leg.answeredAt === null && leg.called === to;
  });
  expect(await db().callback.count({ where: { workspaceId: shop.workspaceId } })).toBe(1);
});

it("lets it ring for whoever redials before our own call to them is over", async () => {
  const { shop, ours } = await shopWithNumber();
  const phone = nextPhone("32");
  const missed = await engine.request(shop, phone);
  await engine.until(missed, "customer-ringing");
  await engine.callIn(phone, ours);
  await eventually("the two talk", async () => (await newest(phone)).stage === "talking");
  expect((await newest(phone)).id).not.toBe(missed.id);
});

it("takes a call once that is told of twice", async () => {
  const { shop, ours } = await shopWithNumber();
  const { phone } = await missedCall(shop);
  await engine.faults({ duplicate: 1 });
  await engine.callIn(phone, ours);
  await eventually("the two talk", async () => (await newest(phone)).stage === "talking");
  await engine.faults({});
  expect(await db().callback.count({ where: { phone } })).toBe(2);
});
