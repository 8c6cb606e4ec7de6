import { beforeAll, describe, expect, it } from "vitest";
import { displayFlow, offerWith, place } from "@/core/flow/templates/template";
import { requestCallback } from "../../callbacks/intake/request-callback";
import { db } from "../../platform/db";
import { acceptReport } from "../../public-api/decision-door";
import { respond } from "../../public-api/respond";
import { nextPhone, openShop, type Shop } from "../../testing/shop";
import { assignFlow, createFlow, saveDraft } from "../commands";
import type { Editor } from "../flow-row";
import { publishFlow } from "../publish-flow";
import { readCounters } from "../queries";
import { offerBehind } from "./offer-behind";
import { pruneDecisions } from "./prune-decisions";
import { getDecision, listDecisions } from "./queries";

const clock = { now: () => Date.now() };
const VARIANTS = { holdOut: 0, variants: ["a", "b"].map((id) => ({ id, name: id, weight: 1 })) };
const document = displayFlow(
  [
    place("start", "start", [0, 0]),
    place("ab", "split", [1, 0], VARIANTS),
    place("first", "offer", [2, 0], offerWith({ form: "button", name: "First" })),
    place("second", "offer", [2, 1], offerWith({ form: "bar", name: "Second" })),
  ],
  ["start.next>ab", "ab.a>first", "ab.b>second"],
);

let shop: Shop;
let flowId: string;
let editor: Editor;
beforeAll(async () => {
  shop = await openShop();
  const { user } = await shop.make.member({ role: "editor" });
  editor = { workspaceId: shop.workspaceId, userId: user.id, role: "editor" };
  ({ id: flowId } = await createFlow(editor, { kind: "display", name: "A or B" }, clock));
  await saveDraft(editor, { id: flowId, version: 1, document }, clock);
  await publishFlow(editor, { id: flowId, version: 2 }, clock);
  await assignFlow(editor, { siteId: shop.site.id, flowId, kind: "display" });
});

let views = 0;
const reportOf = (more: object = {}) => ({
  event: "decided",
  flowId,
  revision: 1,
  view: `view-${++views}`,
  visitorId: "visitor-1",
  page: "https://shop-1.example/boots?email=anna@example.com#x",
  facts: { path: "/boots", "attribute:email": "anna@example.com", url: "https://a.example/?q=secret" },
  path: [
    { node: "start", port: "next" },
    { node: "ab", port: "a" },
    { node: "first", port: "shown" },
  ],
  decision: "first",
  at: new Date().toISOString(),
  ...more,
});

/** A request for a callback through the offer. @returns its id */
async function ask({ view, ...more }: { view: string; visitorId: string }): Promise<string> {
  const { id } = await requestCallback({
    body: {
      siteKey: shop.site.key,
      phone: nextPhone("31"),
      consent: true,
      page: "https://shop-1.example/boots",
      offer: "first",
      display: { flowId, revision: 1, view },
      ...more,
    },
    origin: null,
    ip: "203.0.113.1",
    userAgent: null,
    idempotencyKey: null,
    acceptLanguage: null,
    clock,
  });
  return id;
}

const send = (body: unknown, headers: Record<string, string> = {}, key = shop.site.key) => {
  const request = new Request(`http://localhost/api/widget/${key}/decisions`, {
    method: "POST",
    headers: { "content-type": "text/plain", origin: shop.site.allowedOrigins[0] ?? "", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return respond(request, () => acceptReport(request, key));
};

describe("reports of pages", () => {
  it("make one story a view, without what could name a person", async () => {
    const decided = reportOf();
    const { view } = decided;
    expect((await send(decided)).status).toBe(204);
    await Promise.all(["shown", "opened"].map((event) => send(reportOf({ view, event }))));
    const { decisions, next } = await listDecisions(shop.workspaceId, { flowId });
    expect(next).toBeNull();
    expect(decisions).toMatchObject([
      {
        page: "https://shop-1.example/boots",
        revision: 1,
        site: { id: shop.site.id },
        offer: { id: "first", kind: "offer", name: "First" },
        callbackId: null,
      },
    ]);
    const found = await getDecision(shop.workspaceId, decisions[0]?.id ?? "");
    expect(found).toMatchObject({
      flow: { id: flowId, name: "A or B" },
      isLive: true,
      facts: { path: "/boots", "attribute:email": true, url: "https://a.example/" },
      path: [
        { node: "start", port: "next", kind: "start" },
        { node: "ab", port: "a", kind: "split" },
        { node: "first", port: "shown", kind: "offer" },
      ],
    });
    expect(found.events.map(({ event }) => event).sort()).toEqual(["decided", "opened", "shown"]);
    expect(JSON.stringify(await db().decision.findMany())).not.toMatch(/anna|secret/);
  });

  it("are counted, hour by hour, and each visitor once a variant", async () => {
    const before = (await readCounters(shop.workspaceId, flowId, Date.now())).day;
    const now = [reportOf(), reportOf(), reportOf({ event: "shown" })];
    await Promise.all(now.map((report) => send(report)));
    const { day, month } = await readCounters(shop.workspaceId, flowId, Date.now());
    expect(month).toEqual(day);
    expect((day["start/next"] ?? 0) - (before["start/next"] ?? 0)).toBe(3);
    expect((day["first/shown"] ?? 0) - (before["first/shown"] ?? 0)).toBe(1);
    expect(day["second/shown"]).toBeUndefined();
    const met = await db().exposure.findMany({ where: { flowId, visitorId: "visitor-1" } });
    expect(met).toMatchObject([{ nodeId: "ab", variant: "a", shownAt: expect.any(Date) }]);
  });

  it("find the callback that came of the offer, and believe no other", async () => {
    const asked = reportOf({ visitorId: "visitor-2" });
    const theirs = reportOf({ visitorId: "visitor-3" });
    const lead = await ask({ view: asked.view, visitorId: "visitor-2" });
    await send({ ...asked, event: "requested", callbackId: lead });
    await send({ ...theirs, event: "requested", callbackId: lead });
    const exposed = await db().exposure.findMany({
      where: { visitorId: { in: ["visitor-2", "visitor-3"] } },
      orderBy: { visitorId: "asc" },
    });
    expect(exposed).toMatchObject([{ callbackId: lead }, { callbackId: null }]);
    const { decisions } = await listDecisions(shop.workspaceId, { flowId, visitorId: "visitor-2" });
    expect(decisions).toMatchObject([{ callbackId: lead, happened: ["requested"] }]);
    const stored = await db().callback.findUniqueOrThrow({ where: { id: lead } });
    const behind = { flow: { id: flowId, name: "A or B" }, revision: 1, name: "First" };
    expect(await offerBehind(shop.workspaceId, stored)).toEqual({ ...behind, decisionId: decisions[0]?.id });
    const other = await openShop();
    expect(await offerBehind(other.workspaceId, stored)).toBeNull();
    expect(await offerBehind(shop.workspaceId, { ...stored, offer: "made-up" })).toBeNull();
  });

  it("let an offer have a routing of its own, of this workspace alone", async () => {
    const routing = await createFlow({ ...editor, role: "owner" }, { kind: "routing", name: "VIP" }, clock);
    await publishFlow({ ...editor, role: "owner" }, { id: routing.id, version: 1 }, clock);
    const returns = await createFlow(
      { ...editor, role: "owner" },
      { kind: "routing", name: "Returns" },
      clock,
    );
    await publishFlow({ ...editor, role: "owner" }, { id: returns.id, version: 1 }, clock);
    const { id } = await createFlow(editor, { kind: "display", name: "For them" }, clock);
    const own = structuredClone(document);
    const departments = [
      { id: "vip", labels: { en: "VIP desk", ru: "Особые клиенты" } },
      { id: "returns", labels: { en: "Returns" }, routingFlowId: returns.id },
    ];
    for (const node of own.nodes)
      if (node.id === "first") Object.assign(node.config, { routingFlowId: routing.id, departments });
    await saveDraft(editor, { id, version: 1, document: own }, clock);
    await publishFlow(editor, { id, version: 2 }, clock);
    const routedBy = async (more: object) => {
      const lead = await ask({ view: "any", visitorId: "vip", ...more });
      const { routingRevision } = await db().callback.findUniqueOrThrow({
        where: { id: lead },
        select: { routingRevision: { select: { flowId: true } } },
      });
      return routingRevision.flowId;
    };
    expect(await routedBy({ display: { flowId: id, revision: 1, view: "any" } })).toBe(routing.id);
    expect(await routedBy({ display: { flowId: id, revision: 1, view: "any" }, offer: "second" })).toBe(
      shop.flow.id,
    );
    expect(await routedBy({ display: { flowId: id, revision: 7, view: "any" } })).toBe(shop.flow.id);
    expect(await routedBy({})).toBe(shop.flow.id);
    const display = { flowId: id, revision: 1, view: "any" };
    expect(await routedBy({ display, department: "returns" })).toBe(returns.id);
    expect(await routedBy({ display, department: "vip" })).toBe(routing.id);
    expect(await routedBy({ display, department: "made-up" })).toBe(routing.id);
    const fieldsOf = async (more: object) =>
      (
        await db().callback.findUniqueOrThrow({
          where: { id: await ask({ view: "any", visitorId: "vip", ...more }) },
        })
      ).fields;
    expect(await fieldsOf({ display, department: "returns", fields: { name: "Ada" } })).toEqual({
      name: "Ada",
      department: "Returns",
    });
    expect(await fieldsOf({ display, department: "made-up" })).toEqual({});
    const other = await openShop();
    const site = { siteKey: other.site.key };
    expect(await routedBy({ ...site, display: { flowId: id, revision: 1, view: "any" } })).toBe(
      other.flow.id,
    );
  });

  it("are forgotten after 30 days", async () => {
    await send(reportOf({ visitorId: "long-ago" }));
    const kept = () => db().decision.count({ where: { visitorId: "long-ago" } });
    await pruneDecisions(Date.now() + 29 * 86_400_000);
    expect(await kept()).toBe(1);
    await pruneDecisions(Date.now() + 31 * 86_400_000);
    expect(await kept()).toBe(0);
  });

  it("keep the story in the revision that was live then", async () => {
    const old = reportOf({ visitorId: "visitor-old" });
    await send(old);
    await saveDraft(editor, { id: flowId, version: 2, document: { ...document, notes: [note] } }, clock);
    await publishFlow(editor, { id: flowId, version: 3 }, clock);
    const { decisions } = await listDecisions(shop.workspaceId, { flowId, visitorId: "visitor-old" });
    expect(decisions).toMatchObject([{ revision: 1 }]);
    expect(await getDecision(shop.workspaceId, decisions[0]?.id ?? "")).toMatchObject({ isLive: false });
  });

  it("come in pages, newest first", async () => {
    for (let i = 0; i < 4; i++)
      await Promise.all(Array.from({ length: 8 }, () => send(reportOf({ visitorId: "many" }))));
    const first = await listDecisions(shop.workspaceId, { flowId, visitorId: "many" });
    expect(first.decisions).toHaveLength(30);
    const before = first.next ?? "";
    const rest = await listDecisions(shop.workspaceId, { flowId, visitorId: "many", before });
    expect(rest).toMatchObject({ next: null });
    expect(new Set([...first.decisions, ...rest.decisions].map(({ id }) => id)).size).toBe(32);
  });
});

const note = {
  id: "n",
  kind: "note" as const,
  text: "Remember",
  position: { x: 0, y: 0 },
  size: { width: 100, height: 100 },
};

describe("what is no report", () => {
  it.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["null", "null"],
    ["a list", "[]"],
    ["a report without anything", "{}"],
    ["an odd event", () => reportOf({ event: "exploded" })],
    ["a page that is none", () => reportOf({ page: "boots" })],
    ["a path of texts", () => reportOf({ path: ["start"] })],
    ["facts within facts", () => reportOf({ facts: { path: { a: 1 } } })],
    ["a revision out of reach", () => reportOf({ revision: 1e30 })],
  ])("is refused as a bad request: %s", async (_name, body) => {
    expect((await send(typeof body === "function" ? body() : body)).status).toBe(400);
  });

  it("is refused where it is too large, of another origin, or of no site", async () => {
    expect((await send(reportOf({ facts: { title: "x".repeat(40_000) } }))).status).toBe(413);
    expect((await send(reportOf(), { origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await send(reportOf(), {}, "no-such-site")).status).toBe(404);
  });

  it("is forgotten where it names a revision of nobody's, or of another workspace", async () => {
    const other = await openShop();
    const { user } = await other.make.member({ role: "owner" });
    const stranger: Editor = { workspaceId: other.workspaceId, userId: user.id, role: "owner" };
    const { id } = await createFlow(stranger, { kind: "display", name: "Theirs" }, clock);
    await publishFlow(stranger, { id, version: 1 }, clock);
    for (const more of [
      { revision: 99 },
      { flowId: "no-such-flow" },
      { flowId: id },
      { flowId: shop.flow.id },
    ])
      expect((await send(reportOf({ ...more, visitorId: "liar" }))).status).toBe(204);
    expect(await db().decision.count({ where: { visitorId: "liar" } })).toBe(0);
  });

  it("is forgotten where a robot tells it", async () => {
    const robot = {
      "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    };
    expect((await send(reportOf({ visitorId: "robot" }), robot)).status).toBe(204);
    expect(await db().decision.count({ where: { visitorId: "robot" } })).toBe(0);
    expect(await db().exposure.count({ where: { visitorId: "robot" } })).toBe(0);
  });

  it("is stored with odd texts mended", async () => {
    const report = reportOf({ visitorId: "odd", facts: { title: "half \ud83d and \0 none" } });
    expect((await send(report)).status).toBe(204);
    expect(await db().decision.count({ where: { visitorId: "odd" } })).toBe(1);
  });

  it("is held back where one address tells too much", async () => {
    const report = reportOf({ flowId: "no-such-flow" });
    const answers = await Promise.all(
      Array.from({ length: 320 }, () => send(report, { "x-forwarded-for": "203.0.113.9" })),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(20);
    expect(refused[0]?.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(answers.every(({ status }) => status === 204 || status === 429)).toBe(true);
  });
});
