import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { compile } from "@/core/flow/compile";
import { callTo, place, routingFlow } from "@/core/flow/templates/template";
import { db } from "../../platform/db";
import { type EngineHarness, startHarness } from "../../testing/engine-harness";
import { nextPhone, openShop, type Shop } from "../../testing/shop";

let engine: EngineHarness;
let shop: Shop & { spareId: string };
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(() => engine.close());
beforeEach(async () => {
  const opened = await openShop({ operators: ["39"], workspace: { allowedCountries: ["US", "DE"] } });
  const { id: spareId } = await opened.make.team();
  await publish(opened, spareId);
  shop = { ...opened, spareId };
});

/** The calls to choose from; what asks for them stands in this order. */
const CALLS = ["offered", "returns", "campaign", "landline", "again", "regulars", "crowd", "first", "spare"];

/** Any time of any day, and still a question: a clock that nobody reads would say no, and nobody would be rung. */
const ALWAYS = { days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "24:00", timeZone: "Asia/Tokyo" };

/** A flow that asks for one thing after another, each with a call of its own. */
async function publish({ make, team, site }: Shop, spareId: string): Promise<void> {
  const topic = { name: "topic", test: "value", match: "contains", values: ["return", "refund"] };
  const document = routingFlow(
    [
      place("start", "start", [0, 0]),
      place("is-today", "own-hours", [1, 1], { ...ALWAYS, except: ["2026-01-01"] }),
      place("is-offered", "by-offer", [1, 2], { offers: ["rules/popup"] }),
      place("is-return", "form-field", [1, 0], topic),
      place("is-campaign", "utm", [2, 0], { parameter: "campaign", match: "is", values: ["winter"] }),
      place("is-abroad", "phone-country", [3, 0], { countries: ["DE"] }),
      place("is-landline", "phone-type", [4, 0], { types: ["fixed-line"] }),
      place("is-again", "attempts", [5, 0], { comparison: "at-least", value: 1, to: 1 }),
      place("is-regular", "known-customer", [6, 0], { before: "talked" }),
      place("is-crowd", "team-queue", [7, 0], { teamId: team.id, atLeast: 2 }),
      place("is-free", "operators-free", [8, 0], { teamId: team.id, atLeast: 1 }),
      ...CALLS.map((id, row) => place(id, "connect-team", [9, row], callTo(row < 8 ? team.id : spareId))),
      place("later", "retry", [10, 0], { minutes: [5] }),
      place("tell", "give-up", [11, 0], { teamId: team.id }),
    ],
    [
      "start.next>is-today",
      "is-today.yes>is-offered",
      "is-offered.yes>offered",
      "is-offered.no>is-return",
      "is-today.no>tell",
      "is-return.yes>returns",
      "is-return.no>is-campaign",
      "is-campaign.yes>campaign",
      "is-campaign.no>is-abroad",
      "is-abroad.yes>is-landline",
      "is-abroad.no>is-again",
      "is-landline.yes>landline",
      "is-landline.no>is-again",
      "is-again.yes>again",
      "is-again.no>is-regular",
      "is-regular.yes>regulars",
      "is-regular.no>is-crowd",
      "is-crowd.yes>crowd",
      "is-crowd.no>is-free",
      "is-free.yes>first",
      "is-free.no>spare",
      ...CALLS.flatMap((id) =>
        ["unreached", "nobody-free", "closed", "failed"].map((port) => `${id}.${port}>later`),
      ),
      "later.again>is-return",
      "later.exhausted>tell",
    ],
  );
  const compiled = compile(document);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  const { flow } = await make.routing(JSON.parse(JSON.stringify({ document, program: compiled.program })));
  await db().site.update({ where: { id: site.id }, data: { routingFlowId: flow.id } });
}

/** Asks for a call. @returns the callback, with the nodes of its tries in order */
async function ask(body: object = {}, phone = nextPhone("39")) {
  const callback = await engine.store(shop, phone, { body });
  return { ...callback, phone, calls: await callsOf(callback.id) };
}

async function end(callbackId: string, outcome: "unreached" | "conversation"): Promise<void> {
  const at = new Date();
  await db().call.updateMany({ where: { callbackId }, data: { endedAt: at } });
  await db().callback.update({
    where: { id: callbackId },
    data: { stage: "finished", outcome, finishedAt: at },
  });
}

async function callsOf(callbackId: string): Promise<string[]> {
  const attempts = await db().attempt.findMany({ where: { callbackId }, orderBy: { number: "asc" } });
  return attempts.map(({ nodeId }) => nodeId);
}

it("goes by what the request carries: offer, form, campaign, country and type of the number", async () => {
  const page = `${shop.site.url}/boots?utm_campaign=Winter`;
  expect((await ask({}, "+4915112345678")).calls).toEqual(["first"]);
  expect((await ask({ fields: { topic: "A refund, please" } })).calls).toEqual(["returns"]);
  expect((await ask({ page })).calls).toEqual(["campaign"]);
  // They have gone on since: it is the page on which the visit began that names the campaign.
  expect((await ask({ landing: page })).calls).toEqual(["campaign"]);
  const display = { flowId: "rules", revision: 1, view: "v" };
  expect((await ask({ offer: "popup", display })).calls).toEqual(["offered"]);
  expect((await ask({ page, offer: "bar", display })).calls).toEqual(["campaign"]);
  // A page of one's own may call its offer anything.
  expect((await ask({ page, offer: "rules/popup" })).calls).toEqual(["campaign"]);
  expect((await ask({}, "+493012345678")).calls).toEqual(["landline"]);
});

it("knows who talked with this workspace before, and who only asked", async () => {
  const missed = await ask();
  await end(missed.id, "unreached");
  const asked = await ask({}, missed.phone);
  expect(asked.calls).toEqual(["first"]);
  await end(asked.id, "conversation");
  expect((await ask({}, missed.phone)).calls).toEqual(["regulars"]);
});

it("goes by the team as it stands when it is asked: nobody free, then a queue", async () => {
  expect((await ask()).calls).toEqual(["first"]);
  const [operator] = shop.operators;
  const pausedUntil = new Date(Date.now() + 3_600_000);
  await db().operator.update({ where: { id: operator?.id ?? "" }, data: { pausedUntil } });
  expect((await ask()).calls).toEqual(["spare"]);
  await db().operator.update({ where: { id: operator?.id ?? "" }, data: { pausedUntil: null } });
  expect((await ask()).calls).toEqual(["first"]);
  // Two of them wait for the first team now; nothing here lets its dispatcher look.
  expect((await ask()).calls).toEqual(["crowd"]);
});

it("asks anew on the next try, and tells on the lead's page what it asked", async () => {
  const callback = await engine.request(shop, nextPhone("39"));
  await engine.until(callback, "talking");
  const { phone } = await db().callback.findUniqueOrThrow({ where: { id: callback.id } });
  await engine.act(phone, "hang-up");
  await engine.until(callback, "scheduled");
  await engine.skipWait(callback);
  await engine.sweep();
  await engine.until(callback, ({ stage }) => stage !== "scheduled");
  expect(await callsOf(callback.id)).toEqual(["first", "again"]);
  const entries = await db().timelineEntry.findMany({
    where: { callbackId: callback.id },
    orderBy: { id: "asc" },
  });
  const told = entries.flatMap(({ fact }) => {
    const { kind, node, port } = fact as { kind: string; node?: string; port?: string };
    return kind === "decided" ? [`${node}: ${port}`] : [];
  });
  expect(told).toContain("operators-free: yes");
  expect(told).toContain("attempts: yes");
});
