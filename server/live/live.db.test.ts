import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBoard } from "@/core/live-contract/board";
import { followUp } from "../engine/follow-up";
import { systemClock } from "../platform/clock";
import { db } from "../platform/db";
import { callsThatReplayDifferently, type EngineHarness, startHarness } from "../testing/engine-harness";
import { nextPhone, openShop, routingOf, type Shop } from "../testing/shop";
import { giveCue, moveToTeam, takeOver } from "./commands";
import { boardReader } from "./read-board";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(async () => {
  expect(await callsThatReplayDifferently()).toEqual([]);
  await engine.close();
});

const steering = ({ workspaceId }: Shop, callbackId: string) => ({
  workspaceId,
  callbackId,
  by: "Olga",
  clock: systemClock,
});

/** A shop whose only operator is in a talk, with a request behind it that has to wait. */
async function crowded() {
  const shop = await openShop({ operators: ["39"] });
  const served = await engine.request(shop, nextPhone("39"));
  await engine.until(served, "talking");
  const waiting = await engine.request(shop, nextPhone("39"));
  return { shop, served, waiting };
}

const board = async ({ workspaceId }: Shop) =>
  readBoard(Object.fromEntries(await boardReader(workspaceId, "UTC", systemClock)()));

const facts = async (callbackId: string) =>
  (await db().timelineEntry.findMany({ where: { callbackId }, orderBy: { id: "asc" } })).map(
    ({ fact }) => fact,
  );

it("shows who waits, who talks, and with whom", async () => {
  const { shop, served, waiting } = await crowded();
  const { operators, teams, requests, numbers } = await board(shop);
  expect(operators).toMatchObject([
    { teamIds: [shop.team.id], status: { kind: "talking", callbackId: served.id } },
  ]);
  expect(teams).toMatchObject([{ id: shop.team.id, name: shop.team.name }]);
  expect(requests).toMatchObject([
    { id: served.id, stage: "talking", call: { isWaiting: false, operator: { id: shop.operators[0]?.id } } },
    { id: waiting.id, stage: "requested", call: { isWaiting: true, teamId: shop.team.id, operator: null } },
  ]);
  expect(numbers).toMatchObject({ asked: 2, waiting: 2 });
});

describe("a waiting request", () => {
  it("is moved to a team that has somebody free, and rung there", async () => {
    const { shop, waiting } = await crowded();
    const other = await shop.make.team({ name: "Service" });
    const free = await shop.make.operator(other.id, { phone: nextPhone("39") });
    void followUp(await moveToTeam(steering(shop, waiting.id), other.id));
    await engine.until(waiting, "talking");
    expect((await db().call.findFirst({ where: { callbackId: waiting.id } }))?.operatorId).toBe(free.id);
    expect(await facts(waiting.id)).toContainEqual({
      kind: "moved-to-team",
      from: shop.team.name,
      to: "Service",
      by: "Olga",
    });
  });

  it("that waits for one person is moved to the others of a team", async () => {
    const shop = await openShop({ operators: ["39"] });
    const { id: operatorId } = shop.operators[0] ?? { id: "" };
    const { document, program } = routingOf(shop.team.id);
    const toPerson = JSON.parse(JSON.stringify(program).replaceAll('"connect-team"', '"connect-person"'));
    for (const node of Object.values<{ config: object }>(toPerson.nodes))
      Object.assign(node.config, { who: "chosen", operatorId });
    const { flow } = await shop.make.routing({ document, program: toPerson, name: "To a person" });
    await db().site.update({ where: { id: shop.site.id }, data: { routingFlowId: flow.id } });
    await engine.until(await engine.request(shop, nextPhone("39")), "talking");
    const waiting = await engine.request(shop, nextPhone("39"));
    await engine.until(waiting, ({ promiseAt }) => promiseAt === null);
    const other = await shop.make.team();
    const free = await shop.make.operator(other.id, { phone: nextPhone("39") });
    void followUp(await moveToTeam(steering(shop, waiting.id), other.id));
    await engine.until(waiting, "talking");
    expect((await db().call.findFirst({ where: { callbackId: waiting.id } }))?.operatorId).toBe(free.id);
  });

  it("is not moved once somebody is being rung, nor to a team of another workspace", async () => {
    const { shop, served, waiting } = await crowded();
    const { team: foreign } = await openShop();
    const other = await shop.make.team();
    await expect(moveToTeam(steering(shop, served.id), other.id)).rejects.toMatchObject({
      reason: "not-waiting",
    });
    await expect(moveToTeam(steering(shop, waiting.id), foreign.id)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("is taken over by a member who is an operator, whatever their team, hours and pause", async () => {
    const { shop, waiting } = await crowded();
    const own = await shop.make.team();
    const manager = await shop.make.operator(own.id, {
      phone: nextPhone("39"),
      pausedUntil: new Date("9999-12-31"),
    });
    void followUp(await takeOver(steering(shop, waiting.id), manager.id));
    await engine.until(waiting, "talking");
    expect(await facts(waiting.id)).toContainEqual({ kind: "taken-over", by: "Olga" });
    await expect(takeOver(steering(shop, waiting.id), manager.id)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("is not taken over by somebody who is no operator any more: their phone may be another's by now", async () => {
    const { shop, waiting } = await crowded();
    const left = await shop.make.operator((await shop.make.team()).id, { archivedAt: new Date() });
    await expect(takeOver(steering(shop, waiting.id), left.id)).rejects.toMatchObject({
      code: "forbidden",
      reason: "no-operator",
    });
  });

  it("is not taken over by somebody who is in a call", async () => {
    const { shop, waiting } = await crowded();
    const busy = shop.operators[0]?.id ?? "";
    await expect(takeOver(steering(shop, waiting.id), busy)).rejects.toMatchObject({
      reason: "you-are-busy",
    });
  });

  it("gets no cue: nobody would read it", async () => {
    const { shop, served, waiting } = await crowded();
    await expect(giveCue(steering(shop, waiting.id), "Hurry")).rejects.toMatchObject({
      reason: "nobody-in-call",
    });
    await giveCue(steering(shop, served.id), "Offer the discount");
    expect(await facts(served.id)).toContainEqual({ kind: "cue", text: "Offer the discount", by: "Olga" });
  });
});
