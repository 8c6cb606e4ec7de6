import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { bundleScenario } from "../../../scripts/voximplant/bundle-scenario.mjs";
import { type Accepted, requestCallback } from "../../callbacks/intake/request-callback";
import { findForVisitor } from "../../callbacks/queries";
import { db } from "../../platform/db";
import { createManagementApi } from "../../telephony/voximplant/management-api";
import { uploadScenario } from "../../telephony/voximplant/upload-scenario";
import { createAccount } from "../../telephony-accounts/commands";
import { callsThatReplayDifferently, eventually, pause } from "../../testing/engine-harness";
import { nextPhone, openShop, type Shop } from "../../testing/shop";
import { startVendorInbox } from "../../testing/vendor-inbox";
import { type FakeVoximplant, fakeVoximplant } from "../../testing/vendors/voximplant/fake-voximplant";
import { followUp } from "../follow-up";
import { reconcileAll } from "../sweep";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

// A workspace whose account is at Voximplant, through the engine: the scenario runs, its reports come in.

let vendor: FakeVoximplant;
let ruleId: number;
const clock = { now: () => Date.now() };

let inbox: Awaited<ReturnType<typeof startVendorInbox>>;

beforeAll(async () => {
  inbox = await startVendorInbox();
  vendor = await fakeVoximplant({ speed: 20 });
  process.env.VOXIMPLANT_API_BASE = vendor.url;
  const { serviceAccount, url: apiBase } = vendor;
  const api = createManagementApi({ serviceAccount }, { fetch, clock, apiBase });
  const script = await bundleScenario();
  ({ ruleId } = await uploadScenario(api, { script, application: "perezvon" }));
});
afterAll(async () => {
  await vendor.stop();
  await inbox.close();
  expect(vendor.faults).toEqual([]);
});

async function openVoximplantShop(): Promise<Shop> {
  const shop = await openShop({ operators: ["39"] });
  const fields = { serviceAccount: JSON.stringify(vendor.serviceAccount), ruleId, callerId: "+74950000000" };
  await createAccount(shop.workspaceId, { provider: "voximplant", name: "Voximplant", fields });
  return shop;
}

async function ask(shop: Shop, phone: string): Promise<Accepted> {
  const accepted = await requestCallback({
    body: { siteKey: shop.site.key, phone, consent: true, page: `${shop.site.url}/boots` },
    origin: shop.site.url,
    ip: "203.0.113.9",
    userAgent: "a browser",
    idempotencyKey: null,
    acceptLanguage: null,
    clock,
  });
  void followUp(accepted.followUps);
  return accepted;
}

const isAt = (accepted: Accepted, stage: string) => async () =>
  (await findForVisitor(accepted.id, accepted.token, Date.now()))?.status.stage === stage;

it("rings the operator, whispers, takes the key, rings the customer and joins the two, in one session", async () => {
  const shop = await openVoximplantShop();
  const customer = nextPhone("39");
  const accepted = await ask(shop, customer);
  await eventually("they talk", isAt(accepted, "talking"));
  // Shorter, it would be no conversation.
  await pause(1_100);
  vendor.phones.act(customer, "hang-up");
  await eventually("it is over", isAt(accepted, "finished"));
  const { outcome } = await db().callback.findUniqueOrThrow({ where: { id: accepted.id } });
  expect(outcome).toBe("conversation");
  expect(vendor.phones.callsTo(customer)).toBe(1);
  expect(vendor.phones.callsTo(shop.operators[0]?.phone ?? "")).toBe(1);
  const call = await db().call.findFirstOrThrow({ where: { callbackId: accepted.id } });
  expect(vendor.account.sessions.filter(({ customData }) => customData.startsWith(call.id))).toHaveLength(1);
  await eventually("the session is forgotten", async () => {
    return (await db().providerSession.count({ where: { key: call.id } })) === 0;
  });
  expect(await callsThatReplayDifferently()).toEqual([]);
});

it("ends a talk whose end nobody reported, by asking the session and then the call history", async () => {
  const shop = await openVoximplantShop();
  const customer = nextPhone("39");
  const accepted = await ask(shop, customer);
  await eventually("they talk, and the join is reported", async () => {
    return (await db().call.count({ where: { callbackId: accepted.id, joinedAt: { not: null } } })) === 1;
  });
  vendor.cutOff(true);
  for (const session of vendor.sessions()) session.end("the media server died");
  // As the sweeper does it: a look that fails is followed by another.
  await eventually("it is over", async () => {
    await reconcileAll({ now: () => Date.now() + 20_000 });
    return isAt(accepted, "finished")();
  });
  vendor.cutOff(false);
  const { outcome } = await db().callback.findUniqueOrThrow({ where: { id: accepted.id } });
  expect(outcome).toBe("conversation");
});
