import { beforeAll, describe, expect, it } from "vitest";
import { button } from "@/core/flow/templates/button";
import { db } from "../../platform/db";
import { acceptPick } from "../../public-api/pick-door";
import { respond } from "../../public-api/respond";
import { openShop, type Shop } from "../../testing/shop";
import { createFlow } from "../commands";
import type { Editor } from "../flow-row";
import { startPick } from "./commands";
import { readPick } from "./queries";

const clock = { now: () => Date.now() };
const PLACES = { phone: { selectors: ["#tel"], text: "Phone" } };

let shop: Shop;
let editor: Editor;
let memberId: string;
let flowId: string;
let origin: string;
beforeAll(async () => {
  shop = await openShop();
  const { user, member } = await shop.make.member({ role: "editor" });
  memberId = member.id;
  editor = { workspaceId: shop.workspaceId, userId: user.id, role: "editor" };
  ({ id: flowId } = await createFlow(
    editor,
    { kind: "display", name: "Own form", template: button.id },
    clock,
  ));
  origin = shop.site.allowedOrigins[0] ?? "";
});

const begin = async (more: { page?: string; at?: number; by?: Editor } = {}) => {
  const page = more.page ?? `${origin}/contacts?from=menu`;
  const order = { flowId, nodeId: "button", siteId: shop.site.id, page, places: {} };
  const started = await startPick(more.by ?? editor, order, { now: () => more.at ?? Date.now() });
  return { ...started, token: new URL(started.url).hash.replace("#perezvon-pick=", "") };
};

const send = async (body: object, from = origin) => {
  const request = new Request(`http://localhost/api/widget/${shop.site.key}/pick`, {
    method: "POST",
    headers: { "content-type": "text/plain", ...(from ? { origin: from } : {}) },
    body: JSON.stringify(body),
  });
  const response = await respond(request, () => acceptPick(request, shop.site.key));
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null };
};

describe("choosing on the site", () => {
  it("goes from the link to what was saved, by tokens that work once", async () => {
    const { id, url, token } = await begin();
    expect(url).toBe(`${origin}/contacts?from=menu#perezvon-pick=${token}`);
    expect(await readPick(editor, id, Date.now())).toEqual({ state: "waiting" });
    const opened = await send({ open: token });
    expect(opened).toMatchObject({ status: 200, body: { language: "en", places: {} } });
    expect(await readPick(editor, id, Date.now())).toEqual({ state: "opened" });
    expect((await send({ open: token })).status, "the link was used").toBe(404);
    expect((await send({ open: opened.body.secret })).status, "a tab's secret is no link").toBe(404);
    expect((await send({ save: opened.body.secret, places: PLACES })).status).toBe(204);
    expect(await readPick(editor, id, Date.now())).toEqual({ state: "saved", places: PLACES });
    expect((await send({ save: opened.body.secret, places: {} })).status).toBe(400);
    expect((await send({ save: opened.body.secret, places: PLACES })).status, "saved already").toBe(404);
  });

  it("saves nothing with a link that was not opened, and keeps only hashes", async () => {
    const { id, token } = await begin();
    expect((await send({ save: token, places: PLACES })).status).toBe(404);
    expect(JSON.stringify(await db().pickSession.findUnique({ where: { id } }))).not.toContain(token);
  });

  it("is only for pages of the site", async () => {
    const { token } = await begin();
    expect((await send({ open: token }, "https://elsewhere.example")).status).toBe(403);
    expect((await send({ open: token }, "")).status).toBe(403);
    await expect(begin({ page: "https://elsewhere.example/form" })).rejects.toMatchObject({
      reason: "pick-page-elsewhere",
    });
  });

  it("ends after half an hour", async () => {
    const { id, token } = await begin({ at: Date.now() - 31 * 60_000 });
    expect((await send({ open: token })).status).toBe(404);
    expect(await readPick(editor, id, Date.now())).toEqual({ state: "expired" });
  });

  it("is for those who may change rules, as long as they may, and shown to nobody else", async () => {
    await expect(begin({ by: { ...editor, role: "operator" } })).rejects.toMatchObject({ code: "forbidden" });
    const { id, token } = await begin();
    const other = await shop.make.member({ role: "owner" });
    await expect(readPick({ ...editor, userId: other.user.id }, id, Date.now())).rejects.toMatchObject({
      code: "not-found",
    });
    await db().member.update({ where: { id: memberId }, data: { role: "operator" } });
    expect((await send({ open: token })).status).toBe(404);
    await db().member.update({ where: { id: memberId }, data: { role: "editor" } });
    expect((await send({ open: token })).status).toBe(200);
  });

  it("does not reach into another workspace", async () => {
    const stranger = await openShop();
    const { user } = await stranger.make.member({ role: "owner" });
    const by: Editor = { workspaceId: stranger.workspaceId, userId: user.id, role: "owner" };
    await expect(begin({ by })).rejects.toMatchObject({ code: "not-found" });
  });
});
