import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { bundleScenario } from "../../../scripts/voximplant/bundle-scenario.mjs";
import { requestCallback } from "../../callbacks/intake/request-callback";
import { systemClock } from "../../platform/clock";
import { db } from "../../platform/db";
import { createManagementApi } from "../../telephony/voximplant/management-api";
import { incomingKey } from "../../telephony/voximplant/report";
import { uploadScenario } from "../../telephony/voximplant/upload-scenario";
import { createAccount } from "../../telephony-accounts/commands";
import { webhookPath } from "../../telephony-accounts/open-account";
import { callsThatReplayDifferently, eventually, pause } from "../../testing/engine-harness";
import { nextPhone, openShop, type Shop } from "../../testing/shop";
import { startVendorInbox } from "../../testing/vendor-inbox";
import { ACCOUNT_SID, AUTH_TOKEN, OWN_NUMBERS } from "../../testing/vendors/twilio/account";
import { type FakeTwilio, fakeTwilio } from "../../testing/vendors/twilio/fake-twilio";
import { type FakeVoximplant, fakeVoximplant } from "../../testing/vendors/voximplant/fake-voximplant";
import { followUp } from "../follow-up";

// A slow machine is no failure.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

// Customers who call back, through the whole engine, at providers that post what happens.

const [OURS = ""] = OWN_NUMBERS;

/** A provider with a hand on its phones. */
interface Cloud {
  /** Last digits of operators who press 1 and talk on. */
  operator: string;
  fieldsOf(): Promise<Record<string, string | number | boolean>>;
  /** As the owner of the account sets it up, with its webhook address. */
  setUp(webhookUrl: string): Promise<void>;
  callIn(from: string): void;
  leave(number: string): void;
  /** How often somebody was rung. */
  callsTo(number: string): number;
  isOver(from: string): boolean;
  wasAnswered(from: string): boolean;
}

let inbox: Awaited<ReturnType<typeof startVendorInbox>>;
let twilio: FakeTwilio;
let voximplant: FakeVoximplant;

beforeAll(async () => {
  inbox = await startVendorInbox();
  twilio = await fakeTwilio();
  voximplant = await fakeVoximplant({ speed: 20 });
  process.env.TWILIO_API_BASE = twilio.url;
  process.env.VOXIMPLANT_API_BASE = voximplant.url;
});
afterAll(async () => {
  expect(await callsThatReplayDifferently()).toEqual([]);
  expect([...twilio.faults, ...voximplant.faults]).toEqual([]);
  await twilio.stop();
  await voximplant.stop();
  await inbox.close();
});

const CLOUDS: Record<"twilio" | "voximplant", Cloud> = {
  twilio: {
    operator: "02",
    fieldsOf: async () => ({
      accountSid: ACCOUNT_SID,
      authToken: AUTH_TOKEN,
      callsPerSecond: 50,
      record: true,
    }),
    async setUp(webhookUrl) {
      for (const number of twilio.numbers)
        Object.assign(number, { voiceUrl: webhookUrl, statusCallback: webhookUrl });
    },
    callIn: (from) => void twilio.callIn(from, OURS),
    leave: (number) => twilio.callTo(number)?.leave(),
    callsTo: (number) => twilio.calls.filter(({ to }) => to === number).length,
    isOver: (from) => twilio.callTo(from)?.isOver === true,
    wasAnswered: (from) => twilio.callTo(from)?.startedAt !== null,
  },
  voximplant: {
    operator: "39",
    fieldsOf: async () => ({
      serviceAccount: JSON.stringify(voximplant.serviceAccount),
      ruleId: (await upload()).ruleId,
      callerId: OURS,
      record: true,
    }),
    setUp: async (webhookUrl) => void (await upload(webhookUrl)),
    callIn: (from) => voximplant.callIn(from, OURS),
    leave: (number) => voximplant.phones.act(number, "hang-up"),
    callsTo: (number) => voximplant.phones.callsTo(number),
    isOver: (from) => voximplant.phones.isOver(from),
    wasAnswered: (from) => voximplant.phones.soundsAt(from).length > 0,
  },
};

async function upload(url?: string): Promise<{ ruleId: number }> {
  const { serviceAccount } = voximplant;
  const api = createManagementApi({ serviceAccount }, { fetch, clock: systemClock, apiBase: voximplant.url });
  const incoming = url === undefined ? undefined : { url, secret: incomingKey(serviceAccount) };
  return uploadScenario(api, { script: await bundleScenario(), application: "perezvon", incoming });
}

async function openCloudShop(provider: keyof typeof CLOUDS): Promise<Shop> {
  const { operator } = CLOUDS[provider];
  const shop = await openShop({ operators: [operator, operator], workspace: { callerId: OURS } });
  const fields = await CLOUDS[provider].fieldsOf();
  const { id } = await createAccount(shop.workspaceId, { provider, name: provider, fields });
  const { webhookKey } = await db().telephonyAccount.findUniqueOrThrow({ where: { id } });
  await CLOUDS[provider].setUp(inbox.url + webhookPath(provider, webhookKey));
  return shop;
}

/** The customer asked for a call, and did not pick up. */
async function missedCall(shop: Shop): Promise<string> {
  const phone = nextPhone("32");
  const { followUps } = await requestCallback({
    body: { siteKey: shop.site.key, phone, consent: true, page: `${shop.site.url}/boots` },
    origin: shop.site.url,
    ip: "203.0.113.9",
    userAgent: "a browser",
    idempotencyKey: null,
    acceptLanguage: null,
    clock: systemClock,
  });
  void followUp(followUps);
  await eventually("another try is planned", async () => (await newest(phone)).stage === "scheduled");
  return phone;
}

const newest = (phone: string) =>
  db().callback.findFirstOrThrow({
    where: { phone },
    orderBy: { requestedAt: "desc" },
    include: { calls: true, recordings: true },
  });

describe.each(["twilio", "voximplant"] as const)("at %s", (provider) => {
  const cloud = CLOUDS[provider];

  it("connects a customer who calls back with the operator of the last attempt, and records the talk", async () => {
    const shop = await openCloudShop(provider);
    const phone = await missedCall(shop);
    const { operatorId } = (await newest(phone)).calls[0] ?? {};
    const operator = shop.operators.find(({ id }) => id === operatorId);
    // Whose turn it would be otherwise.
    await db().operator.updateMany({ where: { id: operatorId ?? "" }, data: { idleSince: new Date() } });

    cloud.callIn(phone);
    await eventually("the two talk", async () => (await newest(phone)).calls[0]?.joinedAt != null);
    expect(await newest(phone)).toMatchObject({ operatorId, stage: "talking" });
    expect(cloud.callsTo(operator?.phone ?? "")).toBe(2);
    // Shorter, it would be no conversation.
    await pause(1_100);
    cloud.leave(phone);
    await eventually("it is over", async () => (await newest(phone)).outcome === "conversation");
    await eventually("it can be heard", async () => (await newest(phone)).recordings.length === 1);
  });

  it("refuses a stranger, who is not answered", async () => {
    await openCloudShop(provider);
    const stranger = nextPhone("00");
    cloud.callIn(stranger);
    await eventually("they are refused", async () => cloud.isOver(stranger));
    expect(cloud.wasAnswered(stranger)).toBe(false);
    expect(await db().callback.count({ where: { phone: stranger } })).toBe(0);
  });
});
