import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { displayFlow, offerWith, place } from "@/core/flow/templates/template";
import { db } from "../../platform/db";
import { openShop, type Shop } from "../../testing/shop";
import { assignFlow, createFlow, saveDraft } from "../commands";
import { receiveReport } from "../decisions/receive-report";
import type { Editor } from "../flow-row";
import { publishFlow } from "../publish-flow";
import { listMissingForms } from "./queries";
import { recordSighting } from "./record-sighting";

const HOUR = 3_600_000;
const document = displayFlow(
  [
    place("start", "start", [0, 0]),
    place(
      "form",
      "offer",
      [1, 0],
      offerWith({ form: "integrated", name: "Form", places: { phone: { selectors: ["#tel"] } } }),
    ),
  ],
  ["start.next>form"],
);

let shop: Shop;
let editor: Editor;
let flowId: string;
let now = Date.now();
beforeAll(async () => {
  shop = await openShop();
  const { user } = await shop.make.member({ role: "editor" });
  editor = { workspaceId: shop.workspaceId, userId: user.id, role: "editor" };
});
beforeEach(async () => {
  now = Date.now();
  const clock = { now: () => now };
  ({ id: flowId } = await createFlow(editor, { kind: "display", name: "Own form" }, clock));
  await saveDraft(editor, { id: flowId, version: 1, document }, clock);
  await publishFlow(editor, { id: flowId, version: 2 }, clock);
  await assignFlow(editor, { siteId: shop.site.id, flowId, kind: "display" });
});

let views = 0;
/** As the widget reports it. */
const receive = (event: "shown" | "missing") =>
  receiveReport({
    siteKey: shop.site.key,
    body: {
      event,
      flowId,
      revision: 1,
      view: `view-${++views}`,
      visitorId: "v",
      page: `${shop.site.allowedOrigins[0]}/contacts?email=a@b.c`,
      facts: {},
      path: [{ node: "start", port: "next" }],
      decision: "form",
      at: new Date(now).toISOString(),
    },
    origin: null,
    ip: "203.0.113.7",
    clock: { now: () => now },
  });
/** The same without waiting for the rest of the report to be stored. */
const report = async (event: "shown" | "missing", path: string, times = 1) => {
  const { workspaceId, site } = shop;
  const page = `${site.allowedOrigins[0]}${path}`;
  const sighting = { workspaceId, siteId: site.id, flowId, nodeId: "form", page };
  for (let i = 0; i < times; i++) await recordSighting({ ...sighting, isFound: event === "shown", at: now });
};
const missing = () => listMissingForms(editor.workspaceId, { flowId });
const mails = () =>
  db().email.findMany({ where: { key: { contains: flowId } }, orderBy: { createdAt: "asc" } });

describe("a form that is no longer found", () => {
  it("is told once a page had it and has it no more, not for one slow view", async () => {
    await receive("shown");
    await receive("missing");
    await receive("missing");
    expect(await missing()).toEqual([]);
    await receive("missing");
    expect(await missing()).toMatchObject([
      { nodeId: "form", page: expect.stringMatching(/\/contacts$/), views: 3 },
    ]);
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail?.text).toContain("/contacts");
    expect(mail?.text).toContain(`/rules/${flowId}`);
    expect(mail?.text).not.toContain("a@b.c");
    await report("missing", "/contacts", 5);
    expect(await mails(), "not for every view").toHaveLength(1);
  });

  it("is one mail for all pages that a change has broken, and over when they have it again", async () => {
    await report("shown", "/a");
    await report("shown", "/b");
    await report("missing", "/a", 3);
    now += 30 * HOUR;
    await report("missing", "/b", 3);
    expect(await missing()).toHaveLength(2);
    expect(await mails()).toHaveLength(1);
    await report("shown", "/a");
    await report("shown", "/b");
    expect(await missing()).toEqual([]);
    now += HOUR;
    await report("missing", "/a", 3);
    expect(await mails(), "the next change is the next mail").toHaveLength(2);
    await report("shown", "/a");
    await report("missing", "/a", 3);
    expect(await mails(), "but one a day at most, whatever a page reports").toHaveLength(2);
  });

  it("is nothing on pages that never had it, as long as another page has", async () => {
    await report("shown", "/contacts");
    await report("missing", "/blog", 25);
    expect(await missing()).toEqual([]);
    expect(await mails()).toEqual([]);
  });

  it("is told where no page ever had it", async () => {
    await report("missing", "/a", 10);
    await report("missing", "/b", 9);
    expect(await missing()).toEqual([]);
    await report("missing", "/c");
    expect(await missing()).toMatchObject([{ page: null, views: 20 }]);
    expect(await mails()).toHaveLength(1);
    await report("shown", "/c");
    expect(await missing()).toEqual([]);
  });

  it("is shown only where the flow still decides for the site", async () => {
    await report("shown", "/contacts");
    await report("missing", "/contacts", 3);
    await assignFlow(editor, { siteId: shop.site.id, flowId: null, kind: "display" });
    expect(await missing()).toEqual([]);
  });

  it("remembers a bounded number of pages", async () => {
    for (let i = 0; i < 230; i++) await report("shown", `/page-${i}`);
    expect(await db().formSighting.count({ where: { flowId } })).toBeLessThanOrEqual(202);
  });
});
