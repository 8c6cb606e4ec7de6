import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db, transaction } from "../platform/db";
import { provenWorkspaceId, type WorkspaceId } from "../platform/workspace-id";
import { factories } from "../testing/factories";
import { webhookReceiver } from "../testing/vendors/webhook-receiver";
import {
  archiveConnection,
  pauseConnection,
  restoreConnection,
  resumeConnection,
  rotateSecret,
} from "./commands";
import { deliverOne } from "./deliver-one";
import { dueDeliveries, getDelivery, listConnections, listDeliveries } from "./queries";
import { queueDeliveries } from "./queue-deliveries";
import { replay, replayAllFailed } from "./replay";
import { sealCredentials } from "./seal-credentials";

const HOUR = 3_600_000;
const secret = `whsec_${Buffer.from("a secret of thirty-two bytes, ok").toString("base64")}`;
const network = { allowPrivateAddresses: true, timeoutMs: 300 };

let now: number;
const clock = { now: () => now };
let workspaceId: WorkspaceId;
let receiver: Awaited<ReturnType<typeof webhookReceiver>>;
let make: ReturnType<typeof factories>;

beforeEach(async () => {
  now = Date.parse("2026-11-20T10:00:00Z");
  // What is due is asked of the whole installation.
  await db().delivery.deleteMany();
  make = factories(`shop-${randomUUID()}`);
  await make.workspace();
  ({ workspaceId } = make);
  receiver = await webhookReceiver();
});
afterEach(() => receiver.stop());

const connect = (events = ["callback.finished"], owner: string = workspaceId) =>
  db().connection.create({
    data: {
      workspaceId: owner,
      connector: "webhook",
      name: "Warehouse",
      settings: { url: receiver.url, events },
      credentials: sealCredentials({ secret }),
    },
  });

async function finishedCallback() {
  const { site, consentText } = await make.site();
  const team = await make.team();
  const operator = await make.operator(team.id);
  const { revision } = await make.routing({ document: {}, program: {} });
  return make.callback({
    story: "conversation",
    requestedAt: new Date(now),
    site,
    consentTextId: consentText.id,
    revisionId: revision.id,
    team,
    operator,
  });
}

async function queued(count = 1): Promise<string[]> {
  const first = await finishedCallback();
  const rows = await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const connections = await db().connection.findMany({ where: { workspaceId } });
      return db().delivery.create({
        data: {
          workspaceId,
          connectionId: connections[0]?.id ?? "",
          callbackId: first.id,
          event: "callback.finished",
          payload: {},
          key: `${first.id}:${i}`,
          nextTryAt: new Date(now),
        },
      });
    }),
  );
  return rows.map(({ id }) => id);
}

const deliver = (id: string) => deliverOne(id, clock, { network });

describe("queueing", () => {
  const queue = (callbackId: string, event: "callback.finished" | "callback.rated" = "callback.finished") =>
    transaction((tx) => queueDeliveries(tx, { callbackId, event, at: new Date(now) }));

  it("makes one delivery for each connection that listens, once", async () => {
    await connect();
    await connect();
    await connect(["callback.rated"]);
    const callback = await finishedCallback();
    expect(await queue(callback.id)).toMatchObject({ events: true });
    expect(await queue(callback.id)).toEqual({});
    expect(await db().delivery.count({ where: { workspaceId } })).toBe(2);
    expect(await dueDeliveries(new Date(now))).toHaveLength(2);
    expect(await db().outboxItem.count({ where: { workspaceId, kind: "event" } })).toBe(2);
  });

  it("sends the callback as it stood then, signed", async () => {
    await connect();
    const callback = await finishedCallback();
    await queue(callback.id);
    const [id = ""] = await dueDeliveries(new Date(now));
    expect(await deliver(id)).toEqual({ state: "delivered" });
    const [request] = receiver.requests;
    const headers = request?.headers as Record<string, string>;
    expect(headers["webhook-id"]).toBe(id);
    // The signature's own age check uses the real clock.
    expect(new Webhook(secret).sign(id, new Date(now), request?.body ?? "")).toBe(
      headers["webhook-signature"],
    );
    expect(JSON.parse(request?.body ?? "")).toMatchObject({
      type: "callback.finished",
      timestamp: new Date(now).toISOString(),
      data: {
        id: callback.id,
        phone: callback.phone,
        stage: "finished",
        outcome: "conversation",
        consent: { version: 1 },
        callerId: null,
        attempts: [{ number: 1 }],
      },
    });
  });

  it("leaves out what people paused or took away, but not what we paused", async () => {
    const paused = await connect();
    await pauseConnection(workspaceId, paused.id);
    const gone = await connect();
    await archiveConnection(workspaceId, gone.id, clock);
    const failing = await connect();
    await db().connection.update({
      where: { id: failing.id },
      data: { status: "paused", pausedReason: "failing" },
    });
    await queue((await finishedCallback()).id);
    const { deliveries } = await listDeliveries(workspaceId, {});
    expect(deliveries.map(({ connectionId }) => connectionId)).toEqual([failing.id]);
    expect(await dueDeliveries(new Date(now))).toEqual([]);
  });
});

describe("retries", () => {
  it("go on for three days with growing waits, and are then given up", async () => {
    await connect();
    const [id = ""] = await queued();
    receiver.answerWith({ status: 500, body: "oh\0no" });
    const waits: number[] = [];
    for (;;) {
      const result = await deliver(id);
      if (result.state !== "retrying") {
        expect(result.state).toBe("failed");
        break;
      }
      waits.push(result.nextTryAt.getTime() - now);
      expect(await deliver(id)).toEqual({ state: "skipped" });
      now = result.nextTryAt.getTime();
    }
    expect(waits).toHaveLength(11);
    expect(now - Date.parse("2026-11-20T10:00:00Z")).toBeLessThan(75 * HOUR);
    const delivery = await getDelivery(workspaceId, id);
    expect(delivery).toMatchObject({ status: "failed", nextTryAt: null });
    expect(delivery?.tries).toHaveLength(12);
    expect(delivery?.tries[0]).toMatchObject({
      responseStatus: 500,
      errorKind: "unavailable",
      responseBody: "oh\uFFFDno",
    });
    expect(
      await db().timelineEntry.count({
        where: { workspaceId, fact: { path: ["kind"], equals: "delivery" } },
      }),
    ).toBe(1);
  });

  it("do not happen where trying again is useless", async () => {
    await connect();
    const [first = "", second = ""] = await queued(2);
    receiver.answerWith({ status: 401 });
    expect(await deliver(first)).toMatchObject({ state: "failed" });
    receiver.answerWith({ status: 404 });
    expect(await deliver(second)).toMatchObject({ state: "failed" });
  });

  it("wait as long as the receiver asks", async () => {
    await connect();
    const [id = ""] = await queued();
    receiver.answerWith({ status: 429, headers: { "retry-after": "600" } });
    expect(await deliver(id)).toMatchObject({ nextTryAt: new Date(now + 600_000) });
  });

  it("are one where two processes come at once", async () => {
    await connect();
    const [id = ""] = await queued();
    const results = await Promise.all([deliver(id), deliver(id), deliver(id)]);
    expect(results.map(({ state }) => state).sort()).toEqual(["delivered", "skipped", "skipped"]);
    expect(receiver.requests).toHaveLength(1);
  });

  it("do not wait for a clock that is a little behind the one that said when", async () => {
    await connect();
    const [id = ""] = await queued();
    await db().delivery.update({ where: { id }, data: { nextTryAt: new Date(now + 500) } });
    expect(await deliver(id)).toEqual({ state: "delivered" });
  });

  it("take over what a dead process had claimed", async () => {
    await connect();
    const [id = ""] = await queued();
    await db().delivery.update({ where: { id }, data: { nextTryAt: new Date(now + 60_000) } });
    expect(await deliver(id)).toEqual({ state: "skipped" });
    now += 60_000;
    expect(await dueDeliveries(new Date(now))).toEqual([id]);
    expect(await deliver(id)).toEqual({ state: "delivered" });
  });

  it("end with a clear word where the secret of the installation has changed", async () => {
    const { id: connectionId } = await connect();
    await db().connection.update({ where: { id: connectionId }, data: { credentials: "v1.00000000.a.b.c" } });
    const [id = ""] = await queued();
    expect(await deliver(id)).toMatchObject({
      state: "failed",
      error: expect.stringContaining("server's log"),
    });
  });
});

describe("replay", () => {
  it("sends a failed delivery again under the same id, with a fresh plan", async () => {
    await connect();
    const [id = ""] = await queued();
    receiver.answerWith({ status: 404 });
    await deliver(id);
    receiver.answerWith({ status: 500 });
    await replay(workspaceId, id, clock);
    expect(await deliver(id)).toMatchObject({ state: "retrying" });
    receiver.answerWith({ status: 200 });
    await replay(workspaceId, id, clock);
    expect(await deliver(id)).toEqual({ state: "delivered" });
    expect(new Set(receiver.requests.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set([id]));
  });

  it("of all failed takes only those", async () => {
    const { id: connectionId } = await connect();
    const [good = "", bad = "", worse = ""] = await queued(3);
    await deliver(good);
    receiver.answerWith({ status: 404 });
    await deliver(bad);
    await deliver(worse);
    expect(await replayAllFailed(workspaceId, connectionId, clock)).toBe(2);
    expect((await dueDeliveries(new Date(now))).sort()).toEqual([bad, worse].sort());
  });
});

describe("pauses", () => {
  it("after 20 refusals in a row, with one mail to each owner; resuming sends what waits", async () => {
    const { id: connectionId } = await connect();
    const ids = await queued(21);
    receiver.answerWith({ status: 422 });
    for (const id of ids) await deliver(id);
    const [connection] = await listConnections(workspaceId);
    expect(connection).toMatchObject({
      status: "paused",
      pausedReason: "failing",
      failuresInRow: 20,
      failed: 20,
      waiting: 1,
    });
    expect(receiver.requests).toHaveLength(20);
    const mails = await db().email.findMany({ where: { workspaceId } });
    expect(mails).toMatchObject([{ subject: "“Warehouse” is paused in Acme Shoes" }]);
    receiver.answerWith({ status: 200 });
    await resumeConnection(workspaceId, connectionId, clock);
    for (const id of await dueDeliveries(new Date(now))) await deliver(id);
    expect((await listConnections(workspaceId))[0]).toMatchObject({
      failuresInRow: 0,
      waiting: 0,
      delivered: 1,
    });
  });

  it("are not reached where a success comes between", async () => {
    await connect();
    const ids = await queued(25);
    for (const [index, id] of ids.entries()) {
      receiver.answerWith({ status: index === 10 ? 200 : 404 });
      await deliver(id);
    }
    expect((await listConnections(workspaceId))[0]).toMatchObject({ status: "active", failuresInRow: 14 });
  });

  it("at once where the receiver is gone", async () => {
    await connect();
    const [id = ""] = await queued();
    receiver.answerWith({ status: 410 });
    expect(await deliver(id)).toMatchObject({ state: "failed" });
    expect((await listConnections(workspaceId))[0]).toMatchObject({ status: "paused", pausedReason: "gone" });
  });
});

describe("secrets", () => {
  it("are stored sealed, and after a rotation both sign for a day", async () => {
    const { id } = await connect();
    const rotated = await rotateSecret(workspaceId, id, clock);
    const stored = await db().connection.findUniqueOrThrow({ where: { id } });
    expect(stored.credentials).not.toContain(rotated.secret);
    expect(JSON.stringify(await listConnections(workspaceId))).not.toContain("whsec_");
    const [delivery = ""] = await queued();
    await deliver(delivery);
    const { headers, body } = receiver.requests[0] ?? { headers: {}, body: "" };
    for (const one of [rotated.secret, secret])
      expect(headers["webhook-signature"]).toContain(new Webhook(one).sign(delivery, new Date(now), body));
  });
});

it("is out of reach of other workspaces", async () => {
  const { id } = await connect();
  const [delivery = ""] = await queued();
  const stranger = provenWorkspaceId(
    (await db().workspace.create({ data: { slug: randomUUID(), name: "S" } })).id,
  );
  const refused = [
    () => pauseConnection(stranger, id),
    () => resumeConnection(stranger, id, clock),
    () => archiveConnection(stranger, id, clock),
    () => restoreConnection(stranger, id),
    () => rotateSecret(stranger, id, clock),
    () => replay(stranger, delivery, clock),
  ];
  for (const attempt of refused) await expect(attempt()).rejects.toMatchObject({ code: "not-found" });
  expect(await replayAllFailed(stranger, id, clock)).toBe(0);
  expect(await listConnections(stranger)).toEqual([]);
  expect(await getDelivery(stranger, delivery)).toBeNull();
  expect((await listDeliveries(stranger, { connectionId: id })).deliveries).toEqual([]);
});
