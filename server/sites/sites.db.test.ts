import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../platform/db";
import { provenWorkspaceId, type WorkspaceId } from "../platform/workspace-id";
import { createRouting } from "../workspaces/create-routing";
import { createSite, updateSite } from "./commands";
import { publishConsentText } from "./consents/commands";
import { listConsentTexts } from "./consents/queries";
import { checkInstallation } from "./installation/check-installation";
import { getSite, listRoutingFlows, listSites } from "./queries";
import { siteChangeSchema } from "./schema";
import { answerConfig } from "./widget-config/answer-config";
import { measureTypicalSeconds } from "./widget-config/measure-typical-seconds";

/** A Tuesday, noon UTC. */
const NOON = Date.parse("2026-11-24T12:00:00Z");
const clock = { now: () => NOON };
const own: { workspaceId: WorkspaceId; teamId: string; flowId: string } = {
  workspaceId: provenWorkspaceId(""),
  teamId: "",
  flowId: "",
};
const other = { ...own };
let site: { id: string; key: string };

const typed = { name: "Shop", url: "https://shop.example/", defaultCountry: "US", language: "en" as const };
const change = (more: object = {}) =>
  siteChangeSchema.parse({
    ...typed,
    id: site.id,
    allowedOrigins: [],
    appearance: {},
    routingFlowId: own.flowId,
    ...more,
  });

beforeAll(async () => {
  for (const [slug, filled] of [
    ["own", own],
    ["other", other],
  ] as const) {
    const workspace = await db().workspace.create({ data: { slug, name: slug } });
    const workspaceId = provenWorkspaceId(workspace.id);
    const team = await db().team.create({ data: { workspaceId, name: "Sales", timeZone: "UTC" } });
    const { flowId } = await db().$transaction((tx) =>
      createRouting(tx, { workspaceId, teamId: team.id, language: "en" }),
    );
    Object.assign(filled, { workspaceId, teamId: team.id, flowId });
  }
  site = await createSite(own.workspaceId, typed);
});

describe("a site", () => {
  it("takes the workspace's first routing and derives its origins", async () => {
    expect(await getSite(own.workspaceId, site.id, clock)).toMatchObject({
      routingFlowId: own.flowId,
      allowedOrigins: ["https://shop.example", "https://www.shop.example"],
      appearance: { color: "#675ad9", position: "right", theme: "auto" },
      snippet: `<script async src="http://localhost:3000/widget.js" data-site="${site.key}"></script>`,
    });
  });
  it("keeps what was set, and derives origins again when they are emptied", async () => {
    await updateSite(own.workspaceId, change({ allowedOrigins: ["b.example", "https://b.example"] }));
    expect((await getSite(own.workspaceId, site.id, clock)).allowedOrigins).toEqual(["https://b.example"]);
    await updateSite(own.workspaceId, change());
    expect((await getSite(own.workspaceId, site.id, clock)).allowedOrigins[0]).toBe("https://shop.example");
  });
  it("keeps its budget and what visitors' browsers keep, also where a form does not know them", async () => {
    await updateSite(own.workspaceId, change({ monthlyBudget: 200, visitorMemory: "consented" }));
    await updateSite(own.workspaceId, change());
    expect(await getSite(own.workspaceId, site.id, clock)).toMatchObject({
      budget: { limit: 200, used: 0 },
      visitorMemory: "consented",
    });
    await updateSite(own.workspaceId, change({ monthlyBudget: null, visitorMemory: "lasting" }));
    expect(await getSite(own.workspaceId, site.id, clock)).toMatchObject({
      budget: null,
      monthlyBudget: null,
    });
    expect(() => change({ monthlyBudget: 0 })).toThrow();
  });
  it("is out of reach for other workspaces, and takes no routing of theirs", async () => {
    const missing = { code: "not-found" };
    const { workspaceId } = other;
    expect(await listSites(workspaceId)).toEqual([]);
    expect((await listRoutingFlows(workspaceId)).map(({ id }) => id)).toEqual([other.flowId]);
    expect(await listConsentTexts(workspaceId, site.id)).toEqual([]);
    await expect(getSite(workspaceId, site.id, clock)).rejects.toMatchObject(missing);
    await expect(updateSite(workspaceId, change({ routingFlowId: null }))).rejects.toMatchObject(missing);
    await expect(checkInstallation(workspaceId, site.id)).rejects.toMatchObject(missing);
    await expect(
      publishConsentText(workspaceId, { siteId: site.id, language: "en", text: "Something long enough." }),
    ).rejects.toMatchObject(missing);
    await expect(updateSite(own.workspaceId, change({ routingFlowId: other.flowId }))).rejects.toMatchObject({
      fields: { routingFlowId: "unknown-routing" },
    });
  });
  it("is given no routing that was taken out of use, or that was never published", async () => {
    const { id } = await db().workspace.create({ data: { slug: "moved-on", name: "Moved on" } });
    const workspaceId = provenWorkspaceId(id);
    const routing = () =>
      db().$transaction((tx) => createRouting(tx, { workspaceId, teamId: own.teamId, language: "en" }));
    const removed = await routing();
    await db().flow.update({ where: { id: removed.flowId }, data: { archivedAt: new Date(NOON) } });
    const unpublished = await routing();
    await db().flow.update({ where: { id: unpublished.flowId }, data: { liveRevisionId: null } });
    const live = await routing();

    const made = await createSite(workspaceId, typed);
    expect((await getSite(workspaceId, made.id, clock)).routingFlowId).toBe(live.flowId);
    expect((await listRoutingFlows(workspaceId)).map(({ id }) => id)).toEqual([live.flowId]);
    for (const { flowId } of [removed, unpublished])
      await expect(
        updateSite(workspaceId, change({ id: made.id, routingFlowId: flowId })),
      ).rejects.toMatchObject({ fields: { routingFlowId: "unknown-routing" } });
  });
});

describe("consent texts", () => {
  const publish = (text: string, language: "en" | "ru" = "en") =>
    publishConsentText(own.workspaceId, { siteId: site.id, language, text });

  it("are versions that are never edited, numbered by language, also when published at once", async () => {
    const before = await listConsentTexts(own.workspaceId, site.id);
    expect(before.map(({ language, version }) => `${language}${version}`)).toEqual(["en1", "ru1"]);
    expect(before.every(({ text }) => text.includes("Shop"))).toBe(true);
    const made = await Promise.all([1, 2, 3].map((i) => publish(`A text of our lawyers, number ${i}.`)));
    expect(made.map(({ version }) => version).sort()).toEqual([2, 3, 4]);
    const after = await listConsentTexts(own.workspaceId, site.id);
    expect(after.find(({ language, version }) => language === "en" && version === 1)).toEqual(before[0]);
    expect(after.filter(({ language }) => language === "ru")).toHaveLength(1);
  });
  it("make no new version of the same text", async () => {
    const first = await publish("Ещё один текст наших юристов.", "ru");
    expect(await publish("Ещё один текст наших юристов.", "ru")).toEqual(first);
  });
});

describe("the widget's config", () => {
  const ask = (headers: Record<string, string> = {}, key = site.key, at = NOON) =>
    answerConfig(new Request(`http://localhost/api/widget/${key}/config`, { headers }), key, {
      now: () => at,
    });

  it("answers with what the site is, cacheable, readable from anywhere", async () => {
    const response = await ask();
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=30",
    });
    expect(await response.json()).toMatchObject({
      version: 1,
      siteKey: site.key,
      siteName: "Shop",
      open: true,
      consent: { en: { version: 4 }, ru: { version: 2 } },
    });
    const tag = response.headers.get("etag") ?? "";
    expect((await ask({ "if-none-match": `W/${tag}` })).status).toBe(304);
    expect((await ask({ "if-none-match": '"another"' })).status).toBe(200);
  });
  it("answers a problem for an unknown key", async () => {
    const response = await ask({}, "nothing");
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({
      status: 404,
      type: expect.stringContaining("unknown-site"),
    });
  });
  it("remembers the page that asked, at most once a minute, and only pages of the site", async () => {
    const seen = () => getSite(own.workspaceId, site.id, clock);
    await ask({ referer: "https://elsewhere.example/a" });
    expect(await seen()).toMatchObject({ lastSeenAt: null });
    await ask({ referer: "https://www.shop.example/a?phone=1" });
    expect(await seen()).toMatchObject({
      lastSeenPage: "https://www.shop.example/a",
      lastSeenAt: new Date(NOON),
    });
    await ask({ referer: "https://shop.example/b" }, site.key, NOON + 59_000);
    expect(await seen()).toMatchObject({ lastSeenPage: "https://www.shop.example/a" });
    await ask({ origin: "https://shop.example" }, site.key, NOON + 60_000);
    expect(await seen()).toMatchObject({ lastSeenPage: "https://shop.example/" });
  });
  it("tells when the team opens next, and that nothing is open without routing", async () => {
    const day = [{ from: "09:00", to: "18:00" }];
    const hours = { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] };
    await db().team.update({ where: { id: own.teamId }, data: { hours } });
    const at = async (time: string) => (await ask({}, site.key, Date.parse(time))).json();
    expect(await at("2026-11-24T12:00:00Z")).toMatchObject({ open: true, opensAt: null });
    expect(await at("2026-11-27T20:00:00Z")).toMatchObject({
      open: false,
      opensAt: "2026-11-30T09:00:00.000Z",
    });
    await updateSite(own.workspaceId, change({ routingFlowId: null }));
    expect(await at("2026-11-24T12:00:00Z")).toMatchObject({ open: false, opensAt: null });
  });
});

describe("the typical wait", () => {
  let contactId: string;
  let routingRevisionId: string;
  beforeAll(async () => {
    const { workspaceId, flowId } = own;
    ({ id: contactId } = await db().contact.create({ data: { workspaceId, phone: "+15550100" } }));
    ({ id: routingRevisionId } = await db().flowRevision.findFirstOrThrow({ where: { flowId } }));
  });
  const mark = (stage: string, seconds: number) => ({
    stage,
    at: new Date(NOON + seconds * 1000).toISOString(),
  });
  const asked = (daysAgo: number, marks: { stage: string; at: string }[]) =>
    db().callback.create({
      data: {
        workspaceId: own.workspaceId,
        siteId: site.id,
        contactId,
        routingRevisionId,
        routingState: {},
        phone: "+15550100",
        page: "https://shop.example/",
        language: "en",
        ip: "203.0.113.1",
        tokenHash: crypto.randomUUID(),
        requestedAt: new Date(NOON - daysAgo * 86_400_000),
        stage: "finished",
        finishedAt: new Date(NOON),
        stages: [mark("requested", 0), ...marks],
      },
    });
  const measure = () => measureTypicalSeconds(site.id, clock.now());

  it("is the median of five or more, without those that waited for an agreed time", async () => {
    for (const seconds of [20, 24, 28, 900]) await asked(0, [mark("customer-ringing", seconds)]);
    expect(await measure()).toBeNull();
    await asked(0, [mark("scheduled", 1), mark("customer-ringing", 7200)]);
    await asked(0, [mark("finished", 40)]);
    await asked(8, [mark("customer-ringing", 1)]);
    expect(await measure()).toBeNull();
    await asked(0, [mark("customer-ringing", 26)]);
    expect(await measure()).toBe(26);
  });
});
