import { beforeAll, describe, expect, it } from "vitest";
import type { ServerFacts, WidgetConfig } from "@/core/widget-contract/wire";
import { assignFlow, createFlow, saveDraft } from "../../flows/commands";
import { receiveReport } from "../../flows/decisions/receive-report";
import type { Editor } from "../../flows/flow-row";
import { publishFlow } from "../../flows/publish-flow";
import { getFlow } from "../../flows/queries";
import { db } from "../../platform/db";
import { openShop, routingOf, type Shop } from "../../testing/shop";
import { getSite } from "../queries";
import { answerConfig } from "./answer-config";
import { answerFacts } from "./answer-facts";

/** A Tuesday, noon UTC. */
const NOON = Date.parse("2026-11-24T12:00:00Z");
const clockAt = (at: number) => ({ now: () => at });

let shop: Shop;
let editor: Editor;
beforeAll(async () => {
  shop = await openShop({ operators: ["39", "39"] });
  const { user } = await shop.make.member({ role: "editor" });
  editor = { workspaceId: shop.workspaceId, userId: user.id, role: "editor" };
});

describe("the display program of a site", () => {
  const ask = async (tag = "") => {
    const request = new Request("http://localhost", { headers: tag ? { "if-none-match": tag } : {} });
    return answerConfig(request, shop.site.key, clockAt(NOON));
  };
  const display = async () => ((await (await ask()).json()) as WidgetConfig).display;

  it("is what is published, never the draft, and changes the tag", async () => {
    expect(await display()).toBeNull();
    const { id } = await createFlow(editor, { kind: "display", name: "Button" }, clockAt(NOON));
    await assignFlow(editor, { siteId: shop.site.id, flowId: id, kind: "display" });
    expect(await display()).toBeNull();
    await publishFlow(editor, { id, version: 1 }, clockAt(NOON));
    const first = await ask();
    const tag = first.headers.get("etag") ?? "";
    expect(((await first.json()) as WidgetConfig).display).toMatchObject({
      flowId: id,
      revision: 1,
      program: { format: 1, kind: "display", offers: { button: { form: "button" } } },
    });
    const { draft } = await getFlow(shop.workspaceId, id, "editor");
    for (const node of draft.nodes) if (node.kind === "offer") node.config.name = "Another";
    await saveDraft(editor, { id, version: 1, document: draft }, clockAt(NOON));
    expect((await ask(tag)).status).toBe(304);
    await publishFlow(editor, { id, version: 2 }, clockAt(NOON));
    const second = await ask(tag);
    expect(second.status).toBe(200);
    expect(second.headers.get("cache-control")).toBe("public, max-age=30");
    expect(((await second.json()) as WidgetConfig).display?.revision).toBe(2);
  });
});

/** A request of that moment, however it ended. */
async function makeCallback(given: { requestedAt: string; outcome?: "refused" }): Promise<void> {
  const { site, consentText, operators, team, flow, make } = shop;
  const [operator] = operators;
  if (!operator) throw new Error("no operator");
  const { requestedAt, ...columns } = given;
  await make.callback({
    story: "conversation",
    requestedAt: new Date(requestedAt),
    site,
    consentTextId: consentText.id,
    revisionId: flow.liveRevisionId ?? "",
    team,
    operator,
    columns,
  });
}

describe("what only the server knows", () => {
  /** Each later than the last, so that nothing is remembered from before. */
  let later = NOON;
  const ask = async (keys: string, headers: Record<string, string> = {}, key = shop.site.key) => {
    later += 10_000;
    const request = new Request(`http://localhost/facts?keys=${encodeURIComponent(keys)}`, { headers });
    return answerFacts(request, key, clockAt(later));
  };
  const facts = async (keys: string, headers: Record<string, string> = {}) =>
    ((await (await ask(keys, headers)).json()) as ServerFacts).facts;

  it("are the operators who are free, the opening and the expected wait", async () => {
    expect(await facts("operators-free,team-open,expected-wait")).toEqual({
      "operators-free": 2,
      "team-open": true,
      "expected-wait": 28,
    });
    const pausedUntil = new Date(NOON + 3_600_000);
    const [first, second] = shop.operators;
    await db().operator.update({ where: { id: first?.id }, data: { pausedUntil } });
    expect(await facts(`operators-free:${shop.team.id}`)).toEqual({
      [`operators-free:${shop.team.id}`]: 1,
    });
    await db().operator.update({ where: { id: second?.id }, data: { pausedUntil } });
    expect(await facts("operators-free,expected-wait,team-open")).toEqual({
      "operators-free": 0,
      "team-open": true,
    });
  });

  it("count nobody of a team that is closed", async () => {
    const atNight = { 1: [{ from: "03:00", to: "04:00" }], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
    await db().operator.updateMany({
      where: { workspaceId: shop.workspaceId },
      data: { pausedUntil: null },
    });
    await db().team.update({ where: { id: shop.team.id }, data: { hours: atNight } });
    expect(await facts("operators-free,team-open,expected-wait")).toEqual({
      "operators-free": 0,
      "team-open": false,
    });
  });

  it("leave out what is unknown, and teams of other workspaces", async () => {
    const other = await openShop();
    expect(await facts(`cart-value,__proto__,visitor,,team-open:${other.team.id}`)).toEqual({});
    expect((await ask("team-open", {}, "no-such-site")).status).toBe(404);
  });

  it("tell where the visitor is, where a proxy says so", async () => {
    expect(await facts("country,region", { "cf-ipcountry": "ru", "cf-region-code": "MOW" })).toEqual({
      country: "RU",
      region: "RU-MOW",
    });
    expect(await facts("country", { "x-country-code": "DE" })).toEqual({ country: "DE" });
    expect(await facts("country,region", { "cf-ipcountry": "XX", "x-country-code": "<b>" })).toEqual({});
    expect(await facts("region")).toEqual({});
    // Without such a proxy the address tells the country, and no more.
    expect(await facts("country,region", { "x-forwarded-for": "77.88.8.8" })).toEqual({ country: "RU" });
    expect(await facts("region", { "x-forwarded-for": "77.88.8.8" })).toEqual({});
    expect(await facts("country", { "x-forwarded-for": "77.88.8.8", "cf-ipcountry": "T1" })).toEqual({});
    expect(await facts("country", { "x-forwarded-for": "192.168.1.7" })).toEqual({});
    expect((await ask("country")).headers.get("cache-control")).toMatch(/^private/);
  });

  it("know what is left of the month's budget, by the workspace's clock", async () => {
    expect(await facts("budget-left")).toEqual({});
    const { site, workspaceId } = shop;
    await db().workspace.update({ where: { id: workspaceId }, data: { timeZone: "Asia/Tokyo" } });
    await db().site.update({ where: { id: site.id }, data: { monthlyBudget: 3 } });
    // November begins in Tokyo while it is still October in UTC.
    const asked = ["2026-10-31T14:59:00Z", "2026-10-31T15:00:00Z", "2026-11-20T10:00:00Z"];
    for (const requestedAt of asked) await makeCallback({ requestedAt });
    await makeCallback({ requestedAt: "2026-11-21T10:00:00Z", outcome: "refused" });
    expect(await facts("budget-left")).toEqual({ "budget-left": 1 });
    for (const requestedAt of ["2026-11-22T10:00:00Z", "2026-11-23T10:00:00Z"])
      await makeCallback({ requestedAt });
    expect(await facts("budget-left,country")).toEqual({ "budget-left": 0 });
    expect((await getSite(workspaceId, site.id, clockAt(NOON))).budget).toEqual({ limit: 3, used: 4 });
  });

  it("count what came up by itself on the whole site today", async () => {
    expect(await facts("shown-site-today")).toEqual({ "shown-site-today": 0 });
    const { id } = await createFlow(editor, { kind: "display", name: "Pop-up" }, clockAt(NOON));
    const { draft } = await getFlow(shop.workspaceId, id, "editor");
    for (const node of draft.nodes) if (node.kind === "offer") Object.assign(node.config, { form: "popup" });
    await saveDraft(editor, { id, version: 1, document: draft }, clockAt(NOON));
    await publishFlow(editor, { id, version: 2 }, clockAt(NOON));
    const offer = draft.nodes.find(({ kind }) => kind === "offer")?.id ?? "";
    const show = (view: string, event: string, at: number) =>
      receiveReport({
        siteKey: shop.site.key,
        body: {
          event,
          flowId: id,
          revision: 1,
          view,
          visitorId: view,
          page: "https://shop.example/",
          facts: {},
          path: [{ node: offer, port: "shown" }],
          decision: offer,
          at: new Date(at).toISOString(),
        },
        origin: null,
        ip: "203.0.113.1",
        clock: clockAt(at),
      });
    await Promise.all([
      show("one", "shown", NOON),
      show("one", "opened", NOON),
      show("two", "shown", NOON),
      show("three", "decided", NOON),
      show("yesterday", "shown", NOON - 86_400_000),
    ]);
    expect(await facts("shown-site-today")).toEqual({ "shown-site-today": 2 });
  });

  it("are read once for all who ask within three seconds", async () => {
    later += 10_000;
    const at = (now: number) =>
      answerFacts(new Request("http://localhost/facts?keys=team-open"), shop.site.key, clockAt(now)).then(
        async (answer) => ((await answer.json()) as ServerFacts).facts["team-open"],
      );
    expect(await at(later)).toBe(false);
    await db().$executeRaw`update "Team" set hours = null where id = ${shop.team.id}`;
    expect(await at(later + 2_900)).toBe(false);
    expect(await at(later + 3_000)).toBe(true);
  });
});

describe("how a visit began", () => {
  const notes = async ({ site }: Shop) => {
    const answer = await answerConfig(new Request("http://localhost"), site.key, clockAt(NOON));
    return ((await answer.json()) as WidgetConfig).notesArrival;
  };
  /** A published routing that asks what brought the visitor. */
  const askingRouting = async ({ make, team }: Shop) => {
    const { document, program } = routingOf(team.id);
    const asks = { kind: "source", config: {}, asks: ["is", "source", "ads"], ports: {} };
    const nodes = { ...Object(program).nodes, asks };
    return (await make.routing({ document, program: { ...Object(program), nodes } })).flow;
  };

  it("is noted from the first page on only where the routing asks for it", async () => {
    const asking = await openShop();
    expect(await notes(asking)).toBe(false);
    const { id: routingFlowId } = await askingRouting(asking);
    await db().site.update({ where: { id: asking.site.id }, data: { routingFlowId } });
    expect(await notes(asking)).toBe(true);
  });

  it("is noted where the routing of one of the offers asks, too", async () => {
    const offering = await openShop();
    const { user } = await offering.make.member({ role: "editor" });
    const by: Editor = { workspaceId: offering.workspaceId, userId: user.id, role: "editor" };
    const { id } = await createFlow(by, { kind: "display", name: "Button" }, clockAt(NOON));
    await assignFlow(by, { siteId: offering.site.id, flowId: id, kind: "display" });
    await publishFlow(by, { id, version: 1 }, clockAt(NOON));
    expect(await notes(offering)).toBe(false);
    const { draft } = await getFlow(offering.workspaceId, id, "editor");
    const { id: routingFlowId } = await askingRouting(offering);
    for (const node of draft.nodes) if (node.kind === "offer") node.config.routingFlowId = routingFlowId;
    await saveDraft(by, { id, version: 1, document: draft }, clockAt(NOON));
    await publishFlow(by, { id, version: 2 }, clockAt(NOON));
    expect(await notes(offering)).toBe(true);
  });
});

describe("while calls are held", () => {
  it("a time is offered, nothing promises seconds, and nothing says closed", async () => {
    const busy = await openShop({ workspace: { callsHeldUntil: new Date(NOON + 60_000) } });
    const ask = async (at: number) => {
      const answer = await answerConfig(new Request("http://localhost"), busy.site.key, clockAt(at));
      return (await answer.json()) as WidgetConfig;
    };
    const held = await ask(NOON);
    expect(held).toMatchObject({
      open: true,
      typicalSeconds: null,
      callsFrom: new Date(NOON + 30 * 60_000).toISOString(),
      display: { program: { offers: { button: { form: "button", channels: ["call-later"] } } } },
    });
    expect(held.display?.program.offers.button?.texts.ru?.text).toContain("время");
    const served = await ask(NOON + 60_000);
    expect(served.display).toBeNull();
    expect(served).not.toHaveProperty("callsFrom");
  });

  it("nobody is promised a wait, however many are free", async () => {
    const busy = await openShop({ workspace: { callsHeldUntil: new Date(NOON + 60_000) } });
    const request = new Request("http://localhost?keys=operators-free,expected-wait");
    const { facts } = (await (
      await answerFacts(request, busy.site.key, clockAt(NOON))
    ).json()) as ServerFacts;
    expect(facts).toEqual({ "operators-free": 1 });
  });
});
