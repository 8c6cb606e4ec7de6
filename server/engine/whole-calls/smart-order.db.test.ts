import { afterAll, beforeAll, expect, it } from "vitest";
import type { Call } from "@/core/call/call";
import type { PacingMemory } from "@/core/pacing/pacing";
import { setSnooze } from "../../console/commands";
import { dispatchSmart } from "../../dispatch/dispatch-smart";
import { holdTeams, rememberLessons } from "../../dispatch/pacing-memory";
import { systemClock } from "../../platform/clock";
import { db } from "../../platform/db";
import {
  callsThatReplayDifferently,
  type EngineHarness,
  eventually,
  pause,
  startHarness,
} from "../../testing/engine-harness";
import { nextPhone, openShop, routingOf, type Shop } from "../../testing/shop";
import { visitorTexts } from "../../visitor-texts/visitor-texts";
import { followUp } from "../follow-up";

let engine: EngineHarness;
let isOver = false;
let looks: Promise<void>;
beforeAll(async () => {
  engine = await startHarness();
  // Pacing looks now and then without anything having happened: here as often as twenty times life's speed asks for.
  looks = lookAgainAndAgain();
});
afterAll(async () => {
  isOver = true;
  await looks;
  await pause(200);
  expect(await callsThatReplayDifferently()).toEqual([]);
  await engine.close();
});

async function lookAgainAndAgain(): Promise<void> {
  for (; !isOver; await pause(50)) await engine.sweep();
}

const smart = (operators: string[], connect: Record<string, unknown> = {}) =>
  openShop({ operators, connect: { order: "smart", accept: "answer", ...connect } });

const factsOf = async (callbackId: string) =>
  (await db().timelineEntry.findMany({ where: { callbackId }, orderBy: { id: "asc" } })).map(
    ({ fact }) => fact as { kind: string; because?: string },
  );

const everybodyIsFree = (shop: Shop) =>
  eventually("every operator is free", async () => {
    const leases = await db().operatorLease.count({ where: { operator: { workspaceId: shop.workspaceId } } });
    const living = await db().standby.count({ where: { workspaceId: shop.workspaceId, endedAt: null } });
    return leases === 0 && living === 0;
  });

it("brings an operator and a customer together, and lets the operator go afterwards", async () => {
  const shop = await smart(["02", "03", "02"]);
  const callback = await engine.request(shop, nextPhone("05"));
  await engine.until(callback, "talking");
  await engine.until(callback, ({ outcome }) => outcome === "conversation");
  await everybodyIsFree(shop);
  const facts = await factsOf(callback.id);
  expect(facts).toContainEqual(expect.objectContaining({ kind: "customer-dialled" }));
  expect(facts).toContainEqual(expect.objectContaining({ kind: "operator-chosen", because: "on-the-line" }));
});

it("rings each operator for one request where there is only one, exactly as operator first", async () => {
  const shop = await smart(["02"]);
  const callback = await engine.request(shop, nextPhone("03"));
  await engine.until(callback, ({ outcome }) => outcome === "conversation");
  expect(await db().standby.count({ where: { workspaceId: shop.workspaceId } })).toBe(0);
  const kinds = (await factsOf(callback.id)).map(({ kind }) => kind);
  expect(kinds.indexOf("accepted")).toBeLessThan(kinds.lastIndexOf("leg-placed"));
});

it("tells a visitor that nobody will come where everybody is on a pause", async () => {
  const shop = await smart(["02", "02"]);
  await db().operator.updateMany({
    where: { workspaceId: shop.workspaceId },
    data: { pausedUntil: new Date("9999-12-31T00:00:00Z") },
  });
  const callback = await engine.request(shop, nextPhone("03"));
  await eventually("it is told", async () =>
    (await factsOf(callback.id)).some(
      ({ kind, because }) => kind === "nobody-free" && because === "all-paused",
    ),
  );
});

it("rings an operator once, when several processes look at once", async () => {
  const shop = await smart(["00", "00", "00"]);
  await engine.store(shop, nextPhone("00"));
  const now = Date.now();
  await Promise.all([1, 2, 3, 4].map(() => dispatchSmart(shop.team.id, now)));
  const standbys = await db().standby.findMany({ where: { workspaceId: shop.workspaceId, endedAt: null } });
  expect(standbys.length).toBeGreaterThan(0);
  expect(new Set(standbys.map(({ operatorId }) => operatorId)).size).toBe(standbys.length);
  const leases = await db().operatorLease.findMany({
    where: { operator: { workspaceId: shop.workspaceId } },
  });
  expect(leases.map(({ standbyId }) => standbyId).sort()).toEqual(standbys.map(({ id }) => id).sort());
});

it("rings by the team's strategy, and keeps what each turn changes in its shares", async () => {
  const shop = await openShop({
    operators: ["00", "00", "00"],
    team: { strategy: "weighted" },
    connect: { order: "smart", accept: "answer" },
  });
  const [, , heavy] = shop.operators;
  await db().teamOperator.updateMany({ where: { operatorId: heavy?.id ?? "" }, data: { weight: 9 } });
  await engine.store(shop, nextPhone("00"));
  await dispatchSmart(shop.team.id, Date.now());
  const standbys = await db().standby.findMany({ where: { workspaceId: shop.workspaceId } });
  // By idle time it would have been the first two of the three.
  expect(standbys.map(({ operatorId }) => operatorId)).toContain(heavy?.id);
  const places = await db().teamOperator.findMany({ where: { teamId: shop.team.id } });
  expect(places.reduce((sum, { credit }) => sum + credit, 0)).toBe(0);
  expect(places.find(({ operatorId }) => operatorId === heavy?.id)?.lastAskedAt).not.toBeNull();
  expect(Math.max(...places.map(({ credit }) => credit))).toBeGreaterThan(0);
});

it("gives operators of two teams to one customer each", async () => {
  const shop = await smart(["02", "02"]);
  const second = await shop.make.team();
  for (const { id } of shop.operators)
    await db().teamOperator.create({ data: { teamId: second.id, operatorId: id } });
  const connect = { order: "smart", accept: "answer", operatorRingSeconds: 120, customerRingSeconds: 120 };
  const { flow } = await shop.make.routing({ ...routingOf(second.id, connect), name: "Second" });
  const { site } = await shop.make.site({ routingFlowId: flow.id });
  const callbacks = [
    await engine.request(shop, nextPhone("05")),
    await engine.request(shop, nextPhone("04"), { origin: null, body: { siteKey: site.key } }),
  ];
  for (const callback of callbacks) await engine.until(callback, ({ outcome }) => outcome === "conversation");
  await everybodyIsFree(shop);
  // Every leg that an operator's phone ever had was over before the next began.
  for (const { phone } of shop.operators) {
    const legs = (await engine.history(phone)).sort((a, b) => a.placedAt - b.placedAt);
    for (const [place, leg] of legs.slice(1).entries())
      expect(legs[place]?.endedAt ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(leg.placedAt);
  }
});

it("finds another operator for a customer on the line whose operator leaves before the two are joined", async () => {
  const shop = await smart(["00", "00"]);
  const [anna, boris] = shop.operators;
  const callback = await engine.request(shop, nextPhone("00"));
  const customer = await db().callback.findUniqueOrThrow({ where: { id: callback.id } });
  const rings = (phone: string) =>
    eventually(`${phone} rings`, async () =>
      (await engine.history(phone)).some(({ endedAt }) => endedAt === null),
    );
  await rings(anna?.phone ?? "");
  await engine.act(anna?.phone ?? "", "answer");
  await rings(customer.phone);
  engine.line.isCut = true;
  await engine.act(anna?.phone ?? "", "hang-up");
  await engine.act(customer.phone, "answer");
  engine.line.isCut = false;
  await rings(boris?.phone ?? "");
  await engine.act(boris?.phone ?? "", "answer");
  await engine.until(callback, "talking");
  await engine.act(customer.phone, "hang-up");
  await everybodyIsFree(shop);
});

it("pauses an operator who asked for that during the talk, once they are off the line", async () => {
  const shop = await smart(["02", "02"]);
  const callback = await engine.request(shop, nextPhone("05"));
  await engine.until(callback, "talking");
  const { operatorId } = await db().standby.findFirstOrThrow({
    where: { call: { callbackId: callback.id } },
  });
  await setSnooze({ workspaceId: shop.workspaceId, operatorId, clock: systemClock }, 15);
  await everybodyIsFree(shop);
  const operator = await db().operator.findUniqueOrThrow({ where: { id: operatorId } });
  expect(operator.snoozeMinutes).toBeNull();
  expect(operator.pausedUntil?.getTime()).toBeGreaterThan(Date.now() + 14 * 60_000);
});

it("lets an operator go who stands by and is taken out of the team", async () => {
  const shop = await smart(["00", "00", "00"]);
  await engine.request(shop, nextPhone("00"));
  const living = () => db().standby.findMany({ where: { workspaceId: shop.workspaceId, endedAt: null } });
  await eventually("somebody is rung", async () => (await living()).length > 0);
  const [standby] = await living();
  const { id, phone } = shop.operators.find((one) => one.id === standby?.operatorId) ?? { id: "", phone: "" };
  await eventually("their phone rings", async () => (await engine.history(phone)).length > 0);
  await engine.act(phone, "answer");
  await eventually("they stand by", async () =>
    (await living()).some(({ operatorId, phase }) => operatorId === id && phase === "waiting"),
  );
  await db().teamOperator.deleteMany({ where: { operatorId: id } });
  await eventually("they are let go", async () =>
    (await living()).some(({ operatorId, phase }) => operatorId === id && phase === "leaving"),
  );
  await engine.act(phone, "hang-up");
});

it("goes on at once when the process that looked at the team has died, and takes its looks over within seconds", async () => {
  const shop = await smart(["02", "02", "02"]);
  await db().pacingMemory.create({
    data: { teamId: shop.team.id, heldBy: "a dead process", heldUntil: new Date(Date.now() + 3_000) },
  });
  expect(await holdTeams([shop.team.id])).toEqual([]);
  const callback = await engine.request(shop, nextPhone("03"));
  await engine.until(callback, "talking");
  await eventually("the team is looked after", async () => (await holdTeams([shop.team.id])).length === 1);
});

it("tells a call when the time for its operator's introduction is over, without a look", async () => {
  const shop = await smart(["00", "00"]);
  const callback = await engine.request(shop, nextPhone("00"));
  const { id: callId } = await db().call.findFirstOrThrow({ where: { callbackId: callback.id } });
  const deadline = { callId, timer: "short-whisper", dueAt: Date.now() + 50 } as const;
  // Every step of the call says it again.
  await followUp({ deadlines: [deadline, deadline] });
  const told = () =>
    db().signal.findMany({ where: { callId, key: { startsWith: `timer:${callId}:short` } } });
  await eventually("the call was told", async () =>
    (await told()).some(({ appliedAt }) => appliedAt !== null),
  );
  expect((await told()).map(({ body }) => body)).toEqual([
    { type: "timer-due", timer: "short-whisper", dueAt: deadline.dueAt, at: expect.any(Number) },
  ]);
});

it("learns from what happened, once, and forgets nothing over a restart", async () => {
  const shop = await smart(["02", "03"]);
  const callback = await engine.request(shop, nextPhone("04"));
  await engine.until(callback, ({ outcome }) => outcome === "conversation");
  await everybodyIsFree(shop);
  const taught = await db().pacingLesson.findMany({
    where: { teamId: shop.team.id },
    orderBy: { seq: "asc" },
  });
  const kinds = taught.map(({ event }) => (event as { type: string }).type);
  for (const kind of [
    "operatorDialed",
    "operatorAnswered",
    "customerForetold",
    "customerDialed",
    "customerRinging",
    "customerAnswered",
    "bridged",
    "callEnded",
    "operatorReady",
  ])
    expect(kinds).toContain(kind);
  const before = await db().pacingMemory.findUniqueOrThrow({ where: { teamId: shop.team.id } });
  await db().pacingMemory.update({ where: { teamId: shop.team.id }, data: { savedAt: new Date(0) } });
  await Promise.all([1, 2, 3].map(() => rememberLessons([shop.team.id])));
  expect(await db().pacingLesson.count({ where: { teamId: shop.team.id } })).toBe(0);
  const after = await db().pacingMemory.findUniqueOrThrow({ where: { teamId: shop.team.id } });
  expect(after.version).toBe(before.version + 1);
  const { memory } = after as unknown as { memory: PacingMemory };
  expect(memory[shop.team.id]?.price.recent).toEqual([false]);
  expect(memory[shop.team.id]?.foresight?.open).toEqual([]);
});

it("tells an operator on the line who comes, joins the two in time, and asks on the phone what came of it", async () => {
  const shop = await smart(["00", "00"]);
  await db().workspace.update({ where: { id: shop.workspaceId }, data: { asksDisposition: true } });
  const phone = shop.operators[0]?.phone ?? "";
  const body = { fields: { name: "Vera", department: "Boots" } };
  const callback = await engine.request(shop, nextPhone("02"), { body });
  const heard = async () => (await engine.history(phone)).at(-1)?.said.map(({ text }) => text) ?? [];
  await eventually("the operator rings", async () => (await engine.history(phone)).length > 0);
  await engine.act(phone, "answer");
  await engine.until(callback, "talking");
  expect((await heard()).at(-1)).toBe(`${shop.site.name}, Vera, Boots`);
  const call = await db().call.findFirstOrThrow({ where: { callbackId: callback.id } });
  const { legs, joinOrderedAt } = call.state as unknown as Call;
  const answeredAt = legs.find(({ seat }) => seat === "customer")?.answeredAt ?? 0;
  expect((joinOrderedAt ?? 0) - answeredAt).toBeLessThan(2_000);
  // The customer hangs up after a talk of 20 s.
  const question = visitorTexts("en")("say.askDisposition");
  await eventually("it is asked what came of it", async () =>
    ((await heard()).at(-1) ?? "").startsWith(question),
  );
  await engine.press(phone, "1");
  await engine.until(callback, ({ outcome }) => outcome === "conversation");
  await everybodyIsFree(shop);
  const answer = await db().disposition.findFirstOrThrow({ where: { callbackId: callback.id } });
  expect(answer).toMatchObject({ via: "keypad", operatorId: shop.operators[0]?.id });
});
