import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "@/core/flow/compile";
import type { FlowNode } from "@/core/flow/document";
import { findRoutingTemplate } from "@/core/flow/templates/routing-templates";
import { acknowledgeCallback } from "../../callbacks/acknowledge-callback";
import { systemClock } from "../../platform/clock";
import { db } from "../../platform/db";
import { chooseByLink, readTextLink } from "../../public-api/text-link-door";
import {
  callsThatReplayDifferently,
  type EngineHarness,
  eventually,
  pause,
  startHarness,
} from "../../testing/engine-harness";
import { nextPhone, openShop, type Shop } from "../../testing/shop";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(async () => {
  expect(await callsThatReplayDifferently()).toEqual([]);
  await engine.close();
});

const NEVER_NOW = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };

/** A team by how its one operator's phone behaves, or an outside call centre by how its number does. */
type Made = { phone: string; isCentre?: boolean; isClosed?: boolean };

/** A shop that routes by the template, with those teams. */
async function begin(id: string, teams: Made[], change: (node: FlowNode) => void = () => undefined) {
  const shop = await openShop({ operators: [], workspace: { allowedCountries: ["US", "DE"] } });
  const made = [];
  for (const { phone, isCentre, isClosed } of teams) {
    const hours = isClosed ? closedHours() : undefined;
    const team = isCentre ? await shop.make.callCentre(nextPhone(phone)) : await shop.make.team({ hours });
    if (!isCentre) await shop.make.operator(team.id, { phone: nextPhone(phone) });
    made.push(team);
  }
  const document = findRoutingTemplate(id)?.document(made.map((team) => team.id));
  if (!document) throw new Error(`There is no template ${id}.`);
  for (const node of document.nodes) {
    // In the tests' phone network time flies: phones that nobody answers ring for some seconds all the same.
    if ("operatorRingSeconds" in node.config)
      Object.assign(node.config, { operatorRingSeconds: 120, customerRingSeconds: 120 });
    change(node);
  }
  const compiled = compile(document);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  const { flow } = await shop.make.routing(
    JSON.parse(JSON.stringify({ document, program: compiled.program })),
  );
  await db().site.update({ where: { id: shop.site.id }, data: { routingFlowId: flow.id } });
  return { ...shop, teams: made };
}

/** Open on a day that is at least two days off. */
function closedHours() {
  const day = ((new Date().getUTCDay() + 2) % 7) + 1;
  return { ...NEVER_NOW, [day]: [{ from: "09:00", to: "17:00" }] };
}

interface Asked {
  id: string;
  token: string;
  phone: string;
}

async function ask(shop: Shop, phone = nextPhone("39"), body: object = {}): Promise<Asked> {
  return { ...(await engine.request(shop, phone, { body })), phone };
}

/** Talks for a good second. */
async function talk(callback: Asked): Promise<void> {
  await engine.until(callback, "talking");
  await pause(1_100);
  await engine.act(callback.phone, "hang-up");
}

/** Until it waits; then lets the wait be over, with everybody rested. @returns the minutes that it would have waited */
async function waitOver(callback: Asked): Promise<number> {
  await engine.until(callback, "scheduled");
  const stored = () => db().callback.findUniqueOrThrow({ where: { id: callback.id } });
  const { wakeAt, wakeKey, workspaceId } = await stored();
  await db().operator.updateMany({ where: { workspaceId }, data: { restingUntil: null } });
  await engine.skipWait(callback);
  await engine.sweep();
  await eventually("it goes on", async () => (await stored()).wakeKey !== wakeKey);
  return Math.round(((wakeAt?.getTime() ?? Number.NaN) - Date.now()) / 60_000);
}

/** How it ended: the nodes that called, in order, and the outcome. */
async function story(callback: Asked): Promise<string[]> {
  const { outcome } = await engine.until(callback, "finished");
  const attempts = await db().attempt.findMany({
    where: { callbackId: callback.id },
    orderBy: { number: "asc" },
  });
  return [...attempts.map(({ nodeId }) => nodeId), outcome ?? ""];
}

const isHandedOver = async ({ id }: Asked): Promise<boolean> =>
  (await db().email.count({ where: { key: { startsWith: `hand-over:${id}` } } })) > 0;

const GOOD: Made = { phone: "39" };
const BUSY: Made = { phone: "30" };

describe("teams in a row", () => {
  it("one team, one more try: the lead is a person's after the second", async () => {
    const shop = await begin("one-more-try", [BUSY]);
    const callback = await ask(shop);
    expect(await waitOver(callback)).toBe(5);
    expect(await story(callback)).toEqual(["call", "call", "nobody-free"]);
    expect(await isHandedOver(callback)).toBe(true);
  });
  it("three teams in a row: the third talks", async () => {
    const shop = await begin("overflow", [BUSY, BUSY, GOOD]);
    const callback = await ask(shop);
    await talk(callback);
    expect(await story(callback)).toEqual(["first", "second", "third", "conversation"]);
  });
  it("our own team, then a call centre: the lead says who called", async () => {
    const shop = await begin("own-then-outside", [BUSY, { ...GOOD, isCentre: true }]);
    const callback = await ask(shop);
    await talk(callback);
    expect(await story(callback)).toEqual(["own", "outside", "conversation"]);
    expect(await db().callback.findUnique({ where: { id: callback.id } })).toMatchObject({
      tags: ["call centre"],
    });
  });
  it("two call centres by weight: where one is busy, the other talks", async () => {
    const shop = await begin("two-centres", [
      { ...BUSY, isCentre: true },
      { ...GOOD, isCentre: true },
    ]);
    const callback = await ask(shop);
    await talk(callback);
    expect(await story(callback)).toEqual(["share", "share", "conversation"]);
    const calls = await db().call.findMany({ where: { callbackId: callback.id }, orderBy: { id: "asc" } });
    expect(calls.map(({ teamId }) => teamId)).toEqual(shop.teams.map(({ id }) => id));
  });
});

describe("by the clock", () => {
  it("only in the team's hours: called when it opens", async () => {
    const shop = await begin("in-hours", [{ ...GOOD, isClosed: true }]);
    const callback = await ask(shop);
    await engine.until(callback, "scheduled");
    await db().team.updateMany({ where: { workspaceId: shop.workspaceId }, data: { hours: allDay() } });
    expect(await waitOver(callback)).toBeGreaterThan(60);
    await talk(callback);
    expect(await story(callback)).toEqual(["call", "conversation"]);
  });
  it("day team and night team: the night team talks while the day team is closed", async () => {
    const shop = await begin("night-shift", [{ ...GOOD, isClosed: true }, GOOD]);
    const callback = await ask(shop);
    await talk(callback);
    expect(await story(callback)).toEqual(["night", "conversation"]);
  });
  it("holidays: the team on duty talks, and the lead is marked", async () => {
    const today = new Date().toISOString().slice(0, 10);
    const shop = await begin("holidays", [BUSY, GOOD], ({ id, config }) => {
      if (id === "is-workday") Object.assign(config, { except: [today], timeZone: "UTC" });
    });
    const callback = await ask(shop);
    await talk(callback);
    expect(await story(callback)).toEqual(["duty", "conversation"]);
    expect(await db().callback.findUnique({ where: { id: callback.id } })).toMatchObject({
      tags: ["holiday"],
    });
  });
});

describe("by who asks", () => {
  it("the country of the number", async () => {
    const shop = await begin("by-country", [BUSY, GOOD]);
    const callback = await ask(shop, "+4915112345639");
    await talk(callback);
    expect(await story(callback)).toEqual(["abroad", "conversation"]);
  });
  it("the language of the page", async () => {
    const shop = await begin("by-language", [GOOD, BUSY]);
    const callback = await ask(shop, undefined, { language: "ru" });
    await talk(callback);
    expect(await story(callback)).toEqual(["russian", "conversation"]);
  });
  it("VIPs: a number on the list goes to its managers, others to the team", async () => {
    let listId = "";
    const shop = await begin("vip", [GOOD, GOOD], ({ kind, config }) => {
      if (kind === "in-list") config.listId = listId = randomUUID();
    });
    const phone = nextPhone("39");
    await db().numberList.create({
      data: {
        id: listId,
        workspaceId: shop.workspaceId,
        name: "VIP",
        numbers: { create: { phone } },
      },
    });
    const listed = await ask(shop, phone);
    const other = await ask(shop);
    await Promise.all([talk(listed), talk(other)]);
    expect(await story(listed)).toEqual(["managers", "conversation"]);
    expect(await story(other)).toEqual(["team", "conversation"]);
  });
  it.each([
    ["known-first", "own"],
    ["owner-first", "owner"],
  ])("%s: a customer with an owner goes to %s", async (id, node) => {
    const shop = await begin(id, [GOOD, BUSY]);
    const phone = nextPhone("39");
    const [operator] = await db().operator.findMany({ where: { workspaceId: shop.workspaceId } });
    const crm = await db().connection.create({
      data: { workspaceId: shop.workspaceId, connector: "hubspot", name: "CRM" },
    });
    await db().contact.create({
      data: {
        workspaceId: shop.workspaceId,
        phone,
        ownerRemoteId: "7",
        ownerId: operator?.id,
        ownerConnectionId: crm.id,
      },
    });
    const callback = await ask(shop, phone);
    await talk(callback);
    expect(await story(callback)).toEqual([node, "conversation"]);
  });
});

describe("when the customer is missed", () => {
  it("by reason: a busy line soon, a wrong number never", async () => {
    const shop = await begin("by-reason", [GOOD]);
    const busy = await ask(shop, nextPhone("30"));
    expect([await waitOver(busy), await waitOver(busy)]).toEqual([1, 3]);
    const wrong = await ask(shop, nextPhone("34"));
    expect(await story(wrong)).toEqual(["call", "unreached"]);
    expect(await isHandedOver(wrong)).toBe(true);
  });
  it("by a text with a link to choose another time: the customer does, and is called then", async () => {
    const shop = await begin("text-another-time", [GOOD]);
    const phone = nextPhone("00");
    const missed = await ask(shop, phone);
    /** As soon as it rings. */
    const acts = (how: "answer" | "decline") =>
      eventually(`the customer can ${how}`, () =>
        engine.act(phone, how).then(
          () => true,
          () => false,
        ),
      );
    await acts("decline");
    expect(await waitOver(missed)).toBe(30);
    await acts("decline");
    await engine.sendTexts(missed);
    expect(await story(missed)).toEqual(["call", "call", "unreached"]);
    const stored = (id: string) => db().callback.findUniqueOrThrow({ where: { id } });
    expect(await stored(missed.id)).toMatchObject({ needsHuman: true, tags: ["texted"] });

    const [text] = await engine.texts(phone);
    const token = text?.text.split("/t/")[1] ?? "";
    const days = (await readTextLink(token))?.days ?? [];
    const at = days[1]?.times[0] ?? "";
    const body = JSON.stringify({ at });
    const answer = await chooseByLink(new Request("http://localhost/", { method: "POST", body }), token);
    expect(await answer.json()).toMatchObject({ state: { kind: "scheduled", at } });
    expect(await stored(missed.id)).toMatchObject({ needsHuman: false });

    const { id } = await db().callback.findFirstOrThrow({ where: { phone, id: { not: missed.id } } });
    await engine.skipWait({ id });
    await engine.sweep();
    const becomes = (stage: string) => eventually(stage, async () => (await stored(id)).stage === stage);
    await acts("answer");
    await becomes("talking");
    await pause(1_100);
    await engine.act(phone, "hang-up");
    await becomes("finished");
    expect(await stored(id)).toMatchObject({ outcome: "conversation" });
  });
  it("until somebody sees to it: the team is asked, then the managers, and one of them reacts", async () => {
    const shop = await begin("escalation", [BUSY]);
    const manager = await shop.make.member({ role: "manager" });
    const callback = await ask(shop);
    expect(await waitOver(callback)).toBe(5);
    expect(await waitOver(callback)).toBe(30);
    // Nobody of the team is a member: nobody reads it, nobody reacts.
    expect(await waitOver(callback)).toBe(10);
    await engine.until(callback, "scheduled");
    const mails = await db().email.findMany({ where: { workspaceId: shop.workspaceId } });
    expect(mails.map(({ to }) => to)).toEqual([manager.user.email]);
    await acknowledgeCallback({ callbackId: callback.id, by: manager.user.name, clock: systemClock });
    expect(await story(callback)).toEqual(["call", "call", "call", "nobody-free"]);
    expect(await isHandedOver(callback)).toBe(false);
  });
});

describe("before anybody is rung", () => {
  it("suspicious requests are looked at: nobody is rung for them, and the managers are asked", async () => {
    const shop = await begin("suspicious-first", [GOOD]);
    const manager = await shop.make.member({ role: "manager" });
    const good = await ask(shop);
    const made = await ask(shop, "+12025555555", { fillSeconds: 0.2 });
    await engine.until(made, "scheduled");
    const mails = await db().email.findMany({ where: { workspaceId: shop.workspaceId } });
    expect(mails.map(({ to }) => to)).toContain(manager.user.email);
    await acknowledgeCallback({ callbackId: made.id, by: manager.user.name, clock: systemClock });
    expect(await story(made)).toEqual(["nobody-free"]);
    expect(await db().callback.findUnique({ where: { id: made.id } })).toMatchObject({
      spamScore: 65,
      tags: ["suspicious"],
      needsHuman: true,
    });
    await talk(good);
    expect(await story(good)).toEqual(["call", "conversation"]);
  });
});

/** Around the clock. */
function allDay() {
  const day = [{ from: "00:00", to: "24:00" }];
  return { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day };
}
