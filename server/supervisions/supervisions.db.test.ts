import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SupervisionMode } from "@/core/supervision/supervision";
import { reconcileLoneLegs } from "../calls/reconcile-lone-legs";
import { consoleKey, readConsoles } from "../console/read-consoles";
import { followUp, tellCalls } from "../engine/follow-up";
import { openById } from "../engine/telephony-for";
import { boardReader } from "../live/read-board";
import { operatorsNow } from "../operators/queries";
import { systemClock } from "../platform/clock";
import { db } from "../platform/db";
import { type EngineHarness, eventually, startHarness } from "../testing/engine-harness";
import { nextPhone, openShop, type Shop } from "../testing/shop";
import { beginSupervision, type Supervisor } from "./begin-supervision";
import { chooseMode, letGo } from "./commands";
import { readChoice } from "./queries";
import { supervisionLegs } from "./supervision-legs";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(() => engine.close());

/** A talk that lasts, and a manager whose phone behaves as its last digits say. */
async function talk({ ending = "05", isProven = true } = {}) {
  const shop = await openShop({ operators: ["39"] });
  const callback = await engine.request(shop, nextPhone("39"));
  const phone = nextPhone(ending);
  const own = await shop.make.team();
  const manager = await shop.make.operator(own.id, { phone });
  if (isProven)
    await db().operator.update({ where: { id: manager.id }, data: { phoneVerifiedAt: new Date() } });
  await engine.until(callback, "talking");
  const supervisor: Supervisor = {
    workspaceId: shop.workspaceId,
    operatorId: manager.id,
    by: "Olga",
    clock: systemClock,
  };
  const begin = async () =>
    void followUp(await beginSupervision(supervisor, { callbackId: callback.id, via: "phone" }));
  const row = () => db().supervision.findFirstOrThrow({ where: { callbackId: callback.id } });
  const follows = (mode: SupervisionMode) =>
    eventually(`the manager's phone is in the mode ${mode}`, async () => {
      const [leg] = await engine.history(phone);
      return leg?.followed.at(-1)?.mode === mode && leg.endedAt === null;
    });
  const isOver = () => eventually("it is over", async () => (await row()).phase === "ended");
  return { shop, callback, phone, supervisor, begin, row, follows, isOver };
}

const statusOf = async ({ workspaceId }: Shop, operatorId: string) =>
  (await operatorsNow(workspaceId, new Date())).find(({ id }) => id === operatorId)?.status.kind;

const story = async (callbackId: string) =>
  (await db().timelineEntry.findMany({ where: { callbackId }, orderBy: { id: "asc" } })).map(
    ({ fact }) => fact,
  );

const refusal = (reason: string) => ({ code: "conflict", reason });

describe("a manager who follows a talk", () => {
  it("hears it once they pressed the key, whispers, and leaves it as it was", async () => {
    const { shop, callback, phone, supervisor, begin, row, follows, isOver } = await talk();
    const { id: operatorId = "", phone: operatorPhone = "" } = shop.operators[0] ?? {};
    await begin();
    await follows("listen");
    const [leg] = await engine.history(phone);
    expect(leg).toMatchObject({
      digits: [{ digit: "1" }],
      said: [{ text: expect.stringContaining("Press 1") }],
    });
    await eventually("it is noted", async () => (await row()).phase === "following");
    expect(await statusOf(shop, supervisor.operatorId)).toBe("listening");

    const { id } = await row();
    await tellCalls([await chooseMode(supervisor, id, "whisper")]);
    await follows("whisper");
    await eventually("the operator sees it", async () => {
      const views = await readConsoles(shop.workspaceId, systemClock)([consoleKey(operatorId)]);
      return views.get(consoleKey(operatorId))?.call?.listeners[0]?.mode === "whisper";
    });
    const board = await boardReader(shop.workspaceId, "UTC", systemClock)();
    expect(board.get(`request:${callback.id}`)).toMatchObject({
      call: { supervisions: [{ id, by: "Olga", phase: "following", mode: "whisper" }] },
    });

    await tellCalls([await letGo(supervisor, id)]);
    await isOver();
    expect(await statusOf(shop, supervisor.operatorId)).toBe("free");
    expect((await engine.status(callback)).stage).toBe("talking");
    expect((await engine.history(operatorPhone))[0]?.joins[0]?.endedAt).toBeNull();
    expect(await story(callback.id)).toEqual(
      expect.arrayContaining([
        { kind: "supervised", mode: "listen", by: "Olga" },
        { kind: "supervised", mode: "whisper", by: "Olga" },
        { kind: "supervision-ended", seconds: expect.any(Number), by: "Olga" },
      ]),
    );
    await expect(chooseMode(supervisor, id, "barge")).rejects.toMatchObject({ code: "not-found" });
  });

  it("is let go when the talk is over", async () => {
    const { shop, phone, begin, follows, isOver } = await talk();
    await begin();
    await follows("listen");
    await engine.act(shop.operators[0]?.phone ?? "", "hang-up");
    await isOver();
    const [leg] = await engine.history(phone);
    expect(leg).toMatchObject({ cause: "hung-up", endedBy: "order" });
  });

  it("is let go by the sweeper where the news that the talk is over was lost", async () => {
    const { callback, begin, row, follows, isOver } = await talk();
    await begin();
    await follows("listen");
    await eventually("it is noted", async () => (await row()).phase === "following");
    await db().call.updateMany({ where: { callbackId: callback.id }, data: { phase: "ending" } });
    await engine.sweep();
    await isOver();
  });

  it("may come back, and another may come too", async () => {
    const { shop, phone, supervisor, callback, begin, follows, isOver } = await talk();
    await begin();
    await follows("listen");
    await expect(begin()).rejects.toMatchObject(refusal("phone-in-use"));
    await engine.act(phone, "hang-up");
    await isOver();
    const other = await shop.make.operator((await shop.make.team()).id, { phone: nextPhone("05") });
    await db().operator.update({ where: { id: other.id }, data: { phoneVerifiedAt: new Date() } });
    await begin();
    void followUp(
      await beginSupervision(
        { ...supervisor, operatorId: other.id, by: "Pavel" },
        { callbackId: callback.id, via: "phone" },
      ),
    );
    await eventually("both follow", async () => {
      const where = { callbackId: callback.id, phase: "following" };
      return (await db().supervision.count({ where })) === 2;
    });
  });
});

describe("a phone that cannot be had", () => {
  it("is given up, and the talk goes on", async () => {
    const { shop, callback, supervisor, begin, row, isOver } = await talk({ ending: "30" });
    await begin();
    await isOver();
    expect((await row()).state).toMatchObject({ leg: { cause: "busy" }, mode: null });
    expect(await statusOf(shop, supervisor.operatorId)).toBe("free");
    expect((await engine.status(callback)).stage).toBe("talking");
    expect((await story(callback.id)).map((fact) => Object(fact).kind)).not.toContain("supervised");
  });

  it("is lost, and found to be by looking at what lives", async () => {
    const { begin, row, follows, isOver } = await talk();
    await begin();
    await follows("listen");
    const provider = { ...(await openById("simulator")), listLegs: async () => [] };
    const all = await reconcileLoneLegs(supervisionLegs, provider, null, { now: Date.now() + 60_000 });
    const { id } = await row();
    await tellCalls(all.filter(({ callId }) => callId === id));
    await isOver();
    expect((await row()).state).toMatchObject({ leg: { cause: "lost" } });
  });

  it("is not rung where it was never proven, nobody talks, or the workspace is another", async () => {
    const { shop, callback, supervisor, begin } = await talk({ isProven: false });
    await expect(begin()).rejects.toMatchObject(refusal("phone-unproven"));
    const asked = { callbackId: callback.id, operatorId: supervisor.operatorId, now: new Date() };
    expect(await readChoice(shop.workspaceId, asked)).toMatchObject({
      account: "Simulator",
      modes: ["listen", "whisper", "barge"],
      phones: [{ via: "phone", isProven: false }],
    });
    const stranger = await openShop();
    expect(await readChoice(stranger.workspaceId, asked)).toBeNull();
    const theirs = { ...supervisor, workspaceId: stranger.workspaceId };
    await expect(beginSupervision(theirs, { callbackId: callback.id, via: "phone" })).rejects.toMatchObject(
      refusal("talk-over"),
    );
    await engine.act(shop.operators[0]?.phone ?? "", "hang-up");
    await engine.until(callback, ({ stage }) => stage !== "talking");
    await expect(begin()).rejects.toMatchObject(refusal("talk-over"));
  });
});
