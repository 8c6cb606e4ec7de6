import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hubspot } from "../crm/hubspot/connector";
import { ID_PROPERTY } from "../crm/hubspot/id-property";
import { sampleMessage } from "../crm/sample-message";
import { db, type Prisma, transaction } from "../platform/db";
import { env } from "../platform/env";
import { factories } from "../testing/factories";
import { type FakeHubSpot, fakeHubSpot } from "../testing/vendors/hubspot/fake-hubspot";
import { PRIVATE_APP_TOKEN } from "../testing/vendors/hubspot/oauth-server";
import { resumeConnection } from "./commands";
import { deliverOne } from "./deliver-one";
import { dueDeliveries, getDelivery, listConnections, listDeliveries } from "./queries";
import { queueDeliveries } from "./queue-deliveries";
import { replay } from "./replay";
import { sealCredentials } from "./seal-credentials";
import { sendTest } from "./send-test";

const MINUTE = 60_000;
let now: number;
const clock = { now: () => now };
let vendor: FakeHubSpot;
let make: ReturnType<typeof factories>;
let connectionId: string;

beforeEach(async () => {
  now = Date.parse("2026-11-20T10:00:00Z");
  // What is due is asked of the whole installation.
  await db().delivery.deleteMany();
  await db().vendorPace.deleteMany();
  vendor = await fakeHubSpot({ now: clock.now });
  for (const type of ["contacts", "deals", "calls", "notes"] as const)
    vendor.account.byHand.addProperty(type, ID_PROPERTY, { hasUniqueValue: true });
  env().vendorBases.hubspot = vendor.url;
  env().oauthApps.hubspot = { clientId: "app", clientSecret: "hush" };
  make = factories(`shop-${randomUUID()}`);
  await make.workspace();
  const settings = hubspot.readSettings(
    { deal: { pipeline: "default", stage: "appointment" } },
    { allowPrivateAddresses: false },
  );
  ({ id: connectionId } = await db().connection.create({
    data: {
      workspaceId: make.workspaceId,
      connector: "hubspot",
      name: "HubSpot",
      accountId: "4242",
      accountUrl: "https://app.hubspot.com/contacts/4242",
      settings: { ...settings, events: ["callback.finished"] } as Prisma.InputJsonObject,
      credentials: sealCredentials({ kind: "token", accessToken: PRIVATE_APP_TOKEN }),
    },
  }));
});
afterEach(async () => {
  await vendor.stop();
  expect(vendor.faults).toEqual([]);
});

let number = 0;
/** Queues a message for a contact; later ones are of later. */
async function queued(contact = "jane"): Promise<string> {
  number += 1;
  const at = new Date(now + number);
  const message = sampleMessage("callback.finished", at);
  const phone = contact === "jane" ? "+12025550123" : "+12025550124";
  const { id } = await db().delivery.create({
    data: {
      workspaceId: make.workspaceId,
      connectionId,
      contactId: contact,
      event: "callback.finished",
      payload: {
        ...message,
        data: { ...message.data, id: `lead-${number}`, phone },
      } as unknown as Prisma.InputJsonObject,
      key: randomUUID(),
      createdAt: at,
      nextTryAt: new Date(now),
    },
  });
  return id;
}
/** The pace is another test's (keep-pace.db.test.ts): nobody waits for it here. */
const deliver = (id: string) => deliverOne(id, clock, { sleep: async () => undefined });
const connection = () => db().connection.findUniqueOrThrow({ where: { id: connectionId } });
const announced = async () =>
  (await db().outboxItem.findMany({ where: { workspaceId: make.workspaceId, kind: "event" } })).map(
    ({ body }) => body,
  );

describe("a contact's messages", () => {
  it("wait for each other, and not for those of others", async () => {
    const first = await queued();
    const second = await queued();
    const others = await queued("oleg");
    expect(await deliver(second)).toEqual({ state: "skipped" });
    expect((await dueDeliveries(new Date(now))).sort()).toEqual([first, others].sort());
    const { deliveries } = await listDeliveries(make.workspaceId, {});
    expect(deliveries.filter(({ isBehind }) => isBehind).map(({ id }) => id)).toEqual([second]);
    expect(await deliver(others)).toMatchObject({ state: "delivered" });
    expect(await deliver(first)).toMatchObject({ state: "delivered" });
    expect(await announced()).toEqual([{ name: "delivery/due", data: { deliveryId: second, connectionId } }]);
    expect(await deliver(second)).toMatchObject({ state: "delivered" });
    expect(vendor.account.records("contacts")).toHaveLength(2);
    expect(vendor.account.records("calls")).toHaveLength(3);
  });

  it("go on with one that came while the first was on its way", async () => {
    const first = await queued();
    const second = await queued();
    await db().delivery.update({ where: { id: second }, data: { nextTryAt: new Date(now + 500) } });
    expect(await deliver(second)).toEqual({ state: "skipped" });
    expect(await deliver(first)).toMatchObject({ state: "delivered" });
    expect(await announced()).toEqual([{ name: "delivery/due", data: { deliveryId: second, connectionId } }]);
  });

  it("wait for one that is tried again, and go on where it has failed for good", async () => {
    const first = await queued();
    const second = await queued();
    vendor.answerWith({ status: 503 });
    expect(await deliver(first)).toMatchObject({ state: "retrying" });
    vendor.answerWith(null);
    expect(await deliver(second)).toEqual({ state: "skipped" });
    now += MINUTE;
    vendor.answerWith({ status: 422 });
    expect(await deliver(first)).toMatchObject({ state: "failed" });
    vendor.answerWith(null);
    expect(await deliver(second)).toMatchObject({ state: "delivered" });
  });
});

describe("an outage", () => {
  it("is found out by two messages, costs none of them a try, and is over by itself", async () => {
    const ids = [await queued(), await queued("oleg")];
    vendor.answerWith({ status: 503 });
    for (const id of ids) await deliver(id);
    const quiet = (await connection()).quietUntil;
    expect(quiet?.getTime()).toBe(now + 5000);
    const [shown] = await listConnections(make.workspaceId);
    expect(shown?.outage).toEqual({ since: new Date(now), until: quiet });
    const third = await queued("anna");
    expect(await deliver(third)).toMatchObject({ state: "waiting" });
    expect(await dueDeliveries(new Date(now))).toEqual([]);
    vendor.answerWith(null);
    now += 10_000;
    for (const id of [...ids, third]) expect(await deliver(id)).toMatchObject({ state: "delivered" });
    expect(await connection()).toMatchObject({ failuresInRow: 0, failingSince: null, quietUntil: null });
  });

  it("is not what a used-up limit is: that ends when HubSpot says", async () => {
    const id = await queued();
    vendor.answerWith({ status: 429, headers: { "retry-after": "30" } });
    expect(await deliver(id)).toMatchObject({ state: "retrying", nextTryAt: new Date(now + 30_000) });
    expect((await connection()).quietUntil).toEqual(new Date(now + 30_000));
  });
});

describe("access", () => {
  const connectByOAuth = async () => {
    const tokens = vendor.oauth.grant();
    const credentials = sealCredentials({ kind: "oauth2", ...tokens, expiresAt: now + 30 * MINUTE });
    await db().connection.update({ where: { id: connectionId }, data: { credentials } });
  };

  it("that ends in the middle of things is renewed, once for all who are at it", async () => {
    await connectByOAuth();
    const ids = [await queued(), await queued("oleg")];
    vendor.oauth.expire();
    const results = await Promise.all(ids.map(deliver));
    expect(results.map(({ state }) => state)).toEqual(["delivered", "delivered"]);
    expect(vendor.oauth.issued()).toBe(2);
  });

  it("that was taken back pauses the connection, tells the owners, and loses nothing", async () => {
    await connectByOAuth();
    const first = await queued();
    vendor.oauth.revoke();
    expect(await deliver(first)).toMatchObject({ state: "retrying" });
    expect(await connection()).toMatchObject({ status: "paused", pausedReason: "unauthorized" });
    const [mail] = await db().email.findMany({ where: { workspaceId: make.workspaceId } });
    expect(mail?.text).toContain("Connect again");

    const { site, consentText } = await make.site();
    const team = await make.team();
    const { revision } = await make.routing({ document: {}, program: {} });
    const callback = await make.callback({
      story: "conversation",
      requestedAt: new Date(now),
      site,
      consentTextId: consentText.id,
      revisionId: revision.id,
      team,
      operator: await make.operator(team.id),
    });
    await transaction((tx) =>
      queueDeliveries(tx, { callbackId: callback.id, event: "callback.finished", at: new Date(now) }),
    );
    const waiting = await db().delivery.findMany({ where: { connectionId, status: "pending" } });
    expect(waiting).toHaveLength(2);
    expect(waiting.find(({ callbackId }) => callbackId)?.contactId).toBe(callback.contactId);

    const credentials = sealCredentials({ kind: "token", accessToken: PRIVATE_APP_TOKEN });
    await db().connection.update({ where: { id: connectionId }, data: { credentials } });
    await resumeConnection(make.workspaceId, connectionId, clock);
    for (const { id } of waiting) expect(await deliver(id)).toMatchObject({ state: "delivered" });
  });

  it("that lacks a permission is paused after the third time", async () => {
    const ids = [await queued(), await queued("oleg"), await queued("anna")];
    vendor.answerWith({ status: 403 });
    const [first = "", second = "", third = ""] = ids;
    await deliver(first);
    await deliver(second);
    expect((await connection()).status).toBe("active");
    await deliver(third);
    expect(await connection()).toMatchObject({ status: "paused", pausedReason: "unauthorized" });
    expect(await db().delivery.count({ where: { connectionId, status: "pending" } })).toBe(3);
  });
});

describe("a test", () => {
  it("says where it can be seen, and what was sent and answered", async () => {
    const { deliveryId, result } = await sendTest(make.workspaceId, connectionId, clock);
    const [contact] = vendor.account.records("contacts");
    expect(contact?.properties.firstname).toBe("TEST");
    const url = `https://app.hubspot.com/contacts/4242/record/0-1/${contact?.id}`;
    expect(result).toEqual({ state: "delivered", record: { url } });
    const delivery = await getDelivery(make.workspaceId, deliveryId);
    const exchanges = delivery?.tries[0]?.exchanges ?? [];
    expect(exchanges.at(-1)).toMatchObject({ method: "POST", path: "/crm/v3/objects/notes", status: 201 });
    expect(JSON.stringify(delivery)).not.toContain(PRIVATE_APP_TOKEN);
  });
});

it("a replay finds what it wrote before", async () => {
  const id = await queued();
  await deliver(id);
  await replay(make.workspaceId, id, clock);
  expect(await deliver(id)).toMatchObject({ state: "delivered" });
  for (const type of ["contacts", "deals", "calls", "notes"] as const)
    expect(vendor.account.records(type)).toHaveLength(1);
  const kinds = await db().remoteRecord.findMany({ where: { connectionId }, orderBy: { kind: "asc" } });
  expect(kinds.map(({ kind, localKey, url }) => [kind, localKey, url !== null])).toEqual([
    ["call", `lead-${number}`, false],
    ["contact", "+12025550123", true],
    ["deal", `lead-${number}`, true],
    ["note", `lead-${number}`, false],
  ]);
});
