import { Webhook } from "standardwebhooks";
import { afterEach, describe, expect, it } from "vitest";
import { webhookReceiver } from "../../testing/vendors/webhook-receiver";
import { crmContract } from "../contract-suite";
import { HandoverError } from "../port";
import { sampleMessage } from "../sample-message";
import { webhook } from "./connector";

const secret = `whsec_${Buffer.from("a secret of thirty-two bytes, ok").toString("base64")}`;
const older = `whsec_${Buffer.from("the one before the last rotation").toString("base64")}`;
const clock = { now: () => Date.now() };
const network = { allowPrivateAddresses: true, timeoutMs: 250 };
const message = sampleMessage("callback.finished", new Date("2026-11-22T10:00:00Z"));
const stops: (() => Promise<void>)[] = [];

async function receiver() {
  const made = await webhookReceiver();
  stops.push(made.stop);
  return made;
}
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

crmContract("the webhook connector", async () => {
  const vendor = await webhookReceiver();
  const settings = { url: vendor.url };
  const connector = webhook.create({ settings, credentials: { secret }, network, clock });
  return { connector, vendor, secrets: [secret, "a-secret-path"] };
});

it("keeps the receiver's answer", async () => {
  const { url, answerWith } = await receiver();
  answerWith({ status: 202, body: "taken" });
  const connector = webhook.create({ settings: { url }, credentials: { secret }, network, clock });
  expect(await connector.deliver(message, { key: "msg_1" })).toEqual({ status: 202, body: "taken" });
});

describe("signatures", () => {
  it("can be checked with the Standard Webhooks library", async () => {
    const { url, requests } = await receiver();
    await webhook
      .create({ settings: { url }, credentials: { secret }, network, clock })
      .deliver(message, { key: "msg_7" });
    const [request] = requests;
    if (!request) throw new Error("Nothing arrived.");
    const headers = request.headers as Record<string, string>;
    expect(headers["webhook-id"]).toBe("msg_7");
    expect(new Webhook(secret).verify(request.body, headers)).toEqual(message);
    expect(() => new Webhook(older).verify(request.body, headers)).toThrow();
  });

  it("are made with both secrets while a rotation lasts, and with one after it", async () => {
    const { url, requests } = await receiver();
    const until = Date.now() + 60_000;
    const send = (now: number) =>
      webhook
        .create({
          settings: { url },
          credentials: { secret, previous: { secret: older, until } },
          network,
          clock: { now: () => now },
        })
        .deliver(message, { key: "msg_8" });
    await send(Date.now());
    await send(until);
    const signatures = requests.map(({ headers }) => String(headers["webhook-signature"]).split(" ").length);
    expect(signatures).toEqual([2, 1]);
  });
});

describe("addresses", () => {
  const guarded = { ...network, allowPrivateAddresses: false };

  it.each([
    "https://127.0.0.1/",
    "https://localhost/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://0.0.0.0/",
    "https://2130706433/",
    "https://10.0.0.8/",
    "https://192.168.1.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[fd00::1]/",
    "https://100.64.0.1/",
  ])("%s is refused without a connection", async (url) => {
    const connector = webhook.create({ settings: { url }, credentials: { secret }, network: guarded, clock });
    const error = await connector.deliver(message, { key: "msg_9" }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HandoverError);
    expect(error).toMatchObject({ kind: "rejected", code: "private-address" });
  });

  it("does not follow a redirect into its own network", async () => {
    const inside = await receiver();
    const outside = await receiver();
    outside.answerWith({ status: 307, headers: { location: inside.url } });
    const connector = webhook.create({
      settings: { url: outside.url },
      credentials: { secret },
      network,
      clock,
    });
    await expect(connector.deliver(message, { key: "msg_10" })).rejects.toMatchObject({ kind: "rejected" });
    expect(inside.requests).toHaveLength(0);
  });

  it.each([
    ["shop.example", "not-a-url"],
    ["ftp://shop.example/", "not-a-url"],
    ["http://shop.example/", "https-only"],
    ["https://user:password@shop.example/", "url-with-password"],
  ])("%s is not taken: %s", (url, problem) => {
    expect(() => webhook.readSettings({ url }, guarded)).toThrow(problem);
  });

  it("may be without https in one's own network, where that is allowed", () => {
    expect(webhook.readSettings({ url: "http://10.0.0.8/hook" }, network)).toEqual({
      url: "http://10.0.0.8/hook",
    });
  });

  it("that became forbidden after it was saved is rejected", async () => {
    const settings = { url: "http://10.0.0.8/hook" };
    const connector = webhook.create({ settings, credentials: { secret }, network: guarded, clock });
    await expect(connector.deliver(message, { key: "msg_11" })).rejects.toMatchObject({ kind: "rejected" });
  });
});
