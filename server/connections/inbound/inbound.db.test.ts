import { createHmac } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../platform/db";
import { env } from "../../platform/env";
import { factories } from "../../testing/factories";
import { applyInbound } from "./apply-inbound";
import { noticeOwner } from "./notice-owner";
import { pruneInbound } from "./prune-inbound";
import { receiveInbound } from "./receive-inbound";

process.env.HUBSPOT_CLIENT_ID = "an app";
process.env.HUBSPOT_CLIENT_SECRET = "the app's secret";

const clock = { now: () => Date.now() };
const PATH = "/api/integrations/hubspot/events";
const PHONE = "+12025550123";

/** As HubSpot signs it (version 3). */
function post(events: object[], { secret = "the app's secret", at = Date.now() } = {}) {
  const body = JSON.stringify(events);
  const signature = createHmac("sha256", secret)
    .update(`POST${env().publicUrl}${PATH}${body}${at}`)
    .digest("base64");
  const headers = {
    "x-hubspot-request-timestamp": String(at),
    "x-hubspot-signature-v3": signature,
  };
  return receiveInbound("hubspot", { method: "POST", path: PATH, headers, body });
}

let eventId = 0;
const ownerChanged = (portalId: number, propertyValue: string, occurredAt: number) => ({
  eventId: ++eventId,
  portalId,
  occurredAt,
  subscriptionType: "contact.propertyChange",
  objectId: 501,
  propertyName: "hubspot_owner_id",
  propertyValue,
});

/** A workspace connected to a portal, which has written a contact there. */
async function connected(slug: string, portalId: number) {
  const make = factories(slug);
  await make.workspace();
  const team = await make.team();
  const anna = await make.operator(team.id, { name: "Anna" });
  const { workspaceId } = make;
  const { id: connectionId } = await db().connection.create({
    data: {
      workspaceId,
      connector: "hubspot",
      name: "HubSpot",
      accountId: String(portalId),
      settings: { events: [], owners: { [anna.id]: "77" } },
    },
  });
  await db().remoteRecord.create({
    data: { workspaceId, connectionId, kind: "contact", localKey: PHONE, remoteId: "501", asOf: new Date() },
  });
  await db().contact.create({ data: { workspaceId, phone: PHONE } });
  const contact = () =>
    db().contact.findUniqueOrThrow({ where: { workspaceId_phone: { workspaceId, phone: PHONE } } });
  return { anna, connectionId, contact };
}

/** Everything that came and is not applied, as the job would do it; in the order given. */
async function applyAll(order: "as it came" | "newest first" = "as it came"): Promise<void> {
  const rows = await db().inboundEvent.findMany({
    where: { appliedAt: null },
    orderBy: { id: order === "as it came" ? "asc" : "desc" },
  });
  for (const { id } of rows) await applyInbound(String(id), clock);
}

describe("news of a vendor", () => {
  let shop: Awaited<ReturnType<typeof connected>>;
  beforeAll(async () => {
    shop = await connected("inbound-shop", 4001);
  });

  it.each([
    ["another secret", { secret: "somebody else's" }],
    ["a time long past", { at: Date.now() - 6 * 60_000 }],
  ])("are refused where they are signed with %s, and nothing is stored", async (_why, signed) => {
    const before = await db().inboundEvent.count();
    expect(await post([ownerChanged(4001, "77", 1_000)], signed)).toMatchObject({ status: 401 });
    expect(await db().inboundEvent.count()).toBe(before);
  });

  it("are nobody's at the address of a connector that is told nothing", async () => {
    for (const connector of ["webhook", "constructor", "nobody"])
      expect(
        await receiveInbound(connector, { method: "POST", path: PATH, headers: {}, body: "[]" }),
      ).toMatchObject({ status: 404 });
  });

  it("are stored once, tell the jobs once, and make the operator the contact's owner", async () => {
    const event = ownerChanged(4001, "77", 10_000);
    expect(await post([event])).toEqual({ status: 200, body: "ok" });
    expect(await post([event, event])).toEqual({ status: 200, body: "ok" });
    const stored = await db().inboundEvent.findMany({ where: { key: { contains: `:${event.eventId}:` } } });
    expect(stored).toHaveLength(1);
    const told = await db().outboxItem.findMany({ where: { key: { startsWith: "inbound/received" } } });
    expect(told.map(({ body }) => body)).toEqual([
      { name: "inbound/received", data: { inboundIds: [String(stored[0]?.id)] } },
    ]);
    await applyAll();
    await applyAll();
    expect(await shop.contact()).toMatchObject({
      ownerId: shop.anna.id,
      ownerRemoteId: "77",
      ownerConnectionId: shop.connectionId,
    });
  });

  it.each(["as it came", "newest first"] as const)("of two changes the newer wins, %s", async (order) => {
    const base = order === "as it came" ? 20_000 : 40_000;
    await post([ownerChanged(4001, "77", base + 2_000), ownerChanged(4001, "", base + 1_000)]);
    await applyAll(order);
    expect(await shop.contact()).toMatchObject({ ownerRemoteId: "77", ownerId: shop.anna.id });
  });

  it("that nobody owns the contact any more are taken in", async () => {
    await post([ownerChanged(4001, "", 60_000)]);
    await applyAll();
    expect(await shop.contact()).toMatchObject({ ownerRemoteId: null, ownerId: null, ownerName: null });
  });

  it("reach every workspace that is connected to that account, and no other", async () => {
    const sister = await connected("inbound-sister", 4001);
    const stranger = await connected("inbound-stranger", 4002);
    await post([ownerChanged(4001, "77", 80_000)]);
    await applyAll();
    expect(await shop.contact()).toMatchObject({ ownerId: shop.anna.id });
    expect(await sister.contact()).toMatchObject({ ownerId: sister.anna.id });
    expect(await stranger.contact()).toMatchObject({ ownerRemoteId: null });
  });

  it("are what a delivery sees in the CRM too, once, where it is news", async () => {
    const { anna, connectionId, contact } = await connected("inbound-seen", 4003);
    const connection = await db().connection.findUniqueOrThrow({ where: { id: connectionId } });
    const seen = { phone: PHONE, seen: { id: "501", ownerId: "77" }, at: 90_000, deliveryId: "a" };
    await noticeOwner(connection, seen);
    await applyAll();
    expect(await contact()).toMatchObject({ ownerId: anna.id, ownerRemoteId: "77" });
    await noticeOwner(connection, { ...seen, at: 95_000, deliveryId: "b" });
    expect(await db().inboundEvent.count({ where: { appliedAt: null } })).toBe(0);
  });

  it("go when they are old and done", async () => {
    const later = Date.now() + 31 * 86_400_000;
    expect(await pruneInbound(Date.now())).toBe(0);
    expect(await pruneInbound(later)).toBeGreaterThan(0);
    expect(await db().inboundEvent.count()).toBe(0);
  });
});
