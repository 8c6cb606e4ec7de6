import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "../platform/db";
import { env } from "../platform/env";
import { sealCredentials } from "../telephony-accounts/seal-credentials";
import { openShop, type Shop } from "../testing/shop";
import { ACCOUNT_SID, AUTH_TOKEN } from "../testing/vendors/twilio/account";
import { listen } from "../testing/vendors/twilio/twilio-rig";
import { signatureOf } from "../testing/vendors/twilio/webhooks";
import { removeSender, saveSender } from "./commands";
import { canText, getSender, unfinishedTexts } from "./queries";
import { receiveReports } from "./receive-reports";
import { sendText } from "./send-text";

const MINUTE_MS = 60_000;
const clock = (at: number) => ({ now: () => at });

/** A gateway on this machine that answers as it is told. */
const gateway = { status: 200, asked: 0, url: "", close: async () => undefined as unknown };
let shop: Shop;
beforeAll(async () => {
  process.env.PEREZVON_ALLOW_PRIVATE_WEBHOOKS = "1";
  const server = createServer((request, response) => {
    request.resume();
    gateway.asked++;
    if (gateway.status === 0) return void request.socket.destroy();
    response.writeHead(gateway.status).end();
  });
  Object.assign(gateway, await listen(server));
  shop = await openShop();
});
afterAll(() => gateway.close());

const settings = (change: object = {}) => ({
  accountId: null,
  from: "Shop",
  url: gateway.url,
  method: "POST" as const,
  format: "json" as const,
  headers: "Authorization: {secret}",
  body: '{"text": "{text}"}',
  idPath: "",
  secret: "s3cret",
  ...change,
});

let made = 0;
async function message(change: object = {}): Promise<string> {
  const key = `text-${++made}`;
  const now = new Date();
  const { id } = await db().textMessage.create({
    data: {
      workspaceId: shop.workspaceId,
      key,
      to: `+12025559${100 + made}`,
      language: "en",
      text: "Hello",
      createdAt: now,
      nextTryAt: now,
      ...change,
    },
  });
  return id;
}
const stored = (id: string) => db().textMessage.findUniqueOrThrow({ where: { id } });

async function startCallback(): Promise<string> {
  const { make, site, consentText, team, flow, operators } = shop;
  const revision = await db().flowRevision.findFirstOrThrow({ where: { flowId: flow.id } });
  const [operator] = operators;
  if (!operator) throw new Error("Nobody is there.");
  const given = { site, consentTextId: consentText.id, revisionId: revision.id, team, operator };
  return (await make.callback({ story: "scheduled", requestedAt: new Date(), ...given })).id;
}

describe("a workspace's sender", () => {
  it("is set up with a secret that is never shown again, and stays where it is left empty", async () => {
    await saveSender(shop.workspaceId, settings());
    await saveSender(shop.workspaceId, settings({ secret: "", from: "" }));
    const { sender } = await getSender(shop.workspaceId);
    expect(sender).toMatchObject({ accountId: null, from: "", hasSecret: true, trouble: null });
    expect(JSON.stringify(sender)).not.toContain("s3cret");
    const row = await db().textSender.findUniqueOrThrow({ where: { workspaceId: shop.workspaceId } });
    expect(JSON.stringify(row)).not.toContain("s3cret");
    expect(await canText(shop.workspaceId)).toBe(true);
  });
  it("is refused by the field that is wrong", async () => {
    const refused = (change: object) =>
      saveSender(shop.workspaceId, settings(change)).catch((error: { fields?: object }) => error.fields);
    expect(await refused({ url: "nonsense" })).toEqual({ url: "not-a-url" });
    expect(await refused({ body: "{}" })).toEqual({ body: "no-text" });
    expect(await refused({ url: undefined })).toEqual({ url: "required" });
    await expect(saveSender(shop.workspaceId, settings({ accountId: "another's" }))).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("sending", () => {
  it("goes on after trouble, by the plan, and is given up at its end", async () => {
    Object.assign(gateway, { status: 503, asked: 0 });
    const id = await message();
    const begun = (await stored(id)).createdAt.getTime();
    const waits: number[] = [];
    for (let now = begun; ; ) {
      const result = await sendText(id, clock(now));
      if (result.state !== "retrying") break;
      // Between the tries nothing is sent, whoever asks.
      expect(await sendText(id, clock(now + 1))).toEqual(result);
      waits.push(Date.parse(result.nextTryAt) - now);
      now = Date.parse(result.nextTryAt);
    }
    expect(waits).toEqual([5_000, 30_000, 120_000, 300_000]);
    expect(gateway.asked).toBe(5);
    expect(await stored(id)).toMatchObject({ status: "failed", failure: "unreachable" });
    expect((await getSender(shop.workspaceId)).sender?.trouble).toMatchObject({ kind: "unavailable" });
  });
  it("is done once by however many try at once", async () => {
    Object.assign(gateway, { status: 200, asked: 0 });
    const id = await message();
    await Promise.all([1, 2, 3, 4].map(() => sendText(id, clock(Date.now() + 10))));
    expect([gateway.asked, (await stored(id)).status]).toEqual([1, "sent"]);
    expect((await getSender(shop.workspaceId)).sender?.trouble).toBeNull();
  });
  it.each([
    [0, "unclear"],
    [403, "unauthorized"],
    [400, "refused"],
  ])("is not repeated after an answer of %i", async (status, failure) => {
    Object.assign(gateway, { status, asked: 0 });
    const id = await message();
    for (const later of [10, 10 * MINUTE_MS]) await sendText(id, clock(Date.now() + later));
    expect(gateway.asked).toBe(1);
    expect(await stored(id)).toMatchObject({ status: "failed", failure });
  });
  it("is not repeated where a process died in the middle of it", async () => {
    Object.assign(gateway, { status: 200, asked: 0 });
    const id = await message({ tries: 1, tryingSince: new Date(Date.now() - 2 * MINUTE_MS) });
    expect(await unfinishedTexts(new Date(Date.now() + 10))).toContain(id);
    await sendText(id, clock(Date.now() + 10));
    expect(gateway.asked).toBe(0);
    expect(await stored(id)).toMatchObject({ status: "failed", failure: "unclear" });
  });
});

describe("a report of a provider's", () => {
  it("moves a message forward once, and is believed only with its signature", async () => {
    const account = await db().telephonyAccount.create({
      data: {
        workspaceId: shop.workspaceId,
        provider: "twilio",
        name: "Twilio",
        rank: 1,
        webhookKey: "hook-of-texts",
        settings: { accountSid: ACCOUNT_SID },
        credentials: sealCredentials({ authToken: AUTH_TOKEN }),
      },
    });
    expect((await getSender(shop.workspaceId)).accounts).toMatchObject([{ id: account.id }]);
    await saveSender(shop.workspaceId, { accountId: account.id, from: "Shop", secret: "" });
    const id = await message({ status: "sent", accountId: account.id, reference: "SM1", nextTryAt: null });
    const report = (MessageStatus: string, MessageSid = "SM1", token = AUTH_TOKEN) => {
      const path = "/api/webhooks/telephony/twilio/hook-of-texts/texts";
      const form = { MessageSid, MessageStatus };
      const signature = signatureOf(token, env().publicUrl + path, form);
      return receiveReports(
        { provider: "twilio", webhookKey: "hook-of-texts" },
        {
          method: "POST",
          path,
          headers: { "x-twilio-signature": signature },
          body: String(new URLSearchParams(form)),
        },
        clock(Date.now()),
      );
    };
    expect((await report("delivered", "SM1", "another-token-of-somebody")).status).toBe(401);
    expect((await report("sent")).status).toBe(200);
    expect((await stored(id)).status).toBe("sent");
    expect((await report("delivered")).status).toBe(200);
    // Late, and out of order.
    expect((await report("undelivered")).status).toBe(200);
    expect((await stored(id)).status).toBe("delivered");
    expect((await report("delivered", "SM2")).status).toBe(404);

    const callbackId = await startCallback();
    await db().connection.create({
      data: {
        workspaceId: shop.workspaceId,
        connector: "webhook",
        name: "Warehouse",
        settings: { events: ["message.failed"] },
      },
    });
    await message({ callbackId, status: "sent", accountId: account.id, reference: "SM3", parts: 1 });
    for (let i = 0; i < 2; i++) expect((await report("undelivered", "SM3")).status).toBe(200);
    expect(await db().delivery.findMany({ where: { callbackId } })).toMatchObject([
      { event: "message.failed", payload: { data: { message: { failure: "undelivered", parts: 1 } } } },
    ]);
    await removeSender(shop.workspaceId);
    expect((await getSender(shop.workspaceId)).sender).toBeNull();
  });
});
