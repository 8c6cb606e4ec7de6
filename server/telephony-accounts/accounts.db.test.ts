import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "../platform/db";
import { openShop } from "../testing/shop";
import { ACCOUNT_SID, AUTH_TOKEN, OWN_NUMBERS } from "../testing/vendors/twilio/account";
import { type FakeTwilio, fakeTwilio } from "../testing/vendors/twilio/fake-twilio";
import { checkAccount } from "./check-account";
import { chooseAccounts } from "./choose-accounts";
import {
  archiveAccount,
  createAccount,
  pauseAccount,
  reorderAccounts,
  restoreAccount,
  resumeAccount,
  saveCallerIds,
  saveRates,
  updateAccount,
} from "./commands";
import { forgetAccounts } from "./known-accounts";
import { listAccounts } from "./queries";
import { listOwnNumbers, receiveCalls } from "./receive-calls";
import { sealCredentials } from "./seal-credentials";

let twilio: FakeTwilio;
beforeAll(async () => {
  twilio = await fakeTwilio();
  process.env.TWILIO_API_BASE = twilio.url;
  process.env.PEREZVON_DEMO = "1";
});
afterAll(() => twilio.stop());

const clock = { now: () => Date.now() };
const FIELDS = { accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, callsPerSecond: 5, machineDetection: false };

async function twoAccounts() {
  const shop = await openShop();
  const { workspaceId } = shop;
  const [one, two] = [
    await createAccount(workspaceId, { provider: "twilio", name: "One", fields: FIELDS }),
    await createAccount(workspaceId, { provider: "twilio", name: "Two", fields: FIELDS }),
  ];
  const list = async () => (await listAccounts(workspaceId, Date.now())).accounts;
  const names = async () => (await list()).map(({ name }) => name);
  const chosen = async () => {
    forgetAccounts();
    return (await chooseAccounts(workspaceId, Date.now())).map(({ name }) => name);
  };
  return { workspaceId, one, two, list, names, chosen };
}

describe("an account", () => {
  it("is kept with its secrets sealed, and never tells them", async () => {
    const { list, one } = await twoAccounts();
    const row = await db().telephonyAccount.findUniqueOrThrow({ where: { id: one.id } });
    expect(JSON.stringify(row)).not.toContain(AUTH_TOKEN);
    const [view] = await list();
    expect(JSON.stringify(view)).not.toContain(AUTH_TOKEN);
    expect(view?.fields).toEqual({ accountSid: ACCOUNT_SID, callsPerSecond: 5, machineDetection: false });
    expect(view?.webhookUrl).toMatch(/\/api\/webhooks\/telephony\/twilio\/[\w-]{40,}$/);
  });

  it("is refused with what is wrong beside each field", async () => {
    const { workspaceId } = await openShop();
    const create = (fields: Record<string, string | number>) =>
      createAccount(workspaceId, { provider: "twilio", name: "One", fields });
    await expect(create({ accountSid: ACCOUNT_SID, callsPerSecond: 1 })).rejects.toMatchObject({
      code: "invalid",
      fields: { authToken: "required" },
    });
    await expect(create({ ...FIELDS, machineDetection: 0, accountSid: "mine" })).rejects.toMatchObject({
      fields: { accountSid: "account-sid" },
    });
    await expect(create({})).rejects.toMatchObject({ code: "invalid" });
    expect(await db().telephonyAccount.count({ where: { workspaceId } })).toBe(0);
  });

  it("keeps a secret that is not entered again, and takes a new one", async () => {
    const { workspaceId, one, list } = await twoAccounts();
    await updateAccount(workspaceId, { id: one.id, name: "Renamed", fields: { ...FIELDS, authToken: "" } });
    expect(await checkAccount(workspaceId, one.id, clock)).toEqual({ isHealthy: true });
    expect((await list())[0]).toMatchObject({
      name: "Renamed",
      health: { identity: "Acme Calls" },
      // It has shown no number yet, and now shows the first that it has.
      callerIds: [{ number: "+12025550100", isDefault: true, prefixes: [] }],
    });
    await updateAccount(workspaceId, {
      id: one.id,
      name: "Renamed",
      fields: { ...FIELDS, authToken: "another token than theirs" },
    });
    expect(await checkAccount(workspaceId, one.id, clock)).toMatchObject({
      isHealthy: false,
      kind: "unauthorized",
    });
    expect((await list())[0]?.trouble).toMatchObject({ kind: "unauthorized" });
  });

  it("is no server of one's own where the installation does not allow it", async () => {
    const { workspaceId } = await openShop();
    const fields = {
      url: "http://10.0.0.1:8088",
      username: "a",
      password: "b",
      application: "perezvon",
      endpoint: "PJSIP/{number}@t",
    };
    await expect(
      createAccount(workspaceId, { provider: "asterisk", name: "Mine", fields }),
    ).rejects.toMatchObject({ code: "forbidden", reason: "own-server" });
  });

  it("of another workspace does not exist", async () => {
    const { one } = await twoAccounts();
    const { workspaceId } = await openShop();
    const gone = { code: "not-found" };
    await expect(checkAccount(workspaceId, one.id, clock)).rejects.toMatchObject(gone);
    await expect(updateAccount(workspaceId, { id: one.id, name: "x", fields: FIELDS })).rejects.toMatchObject(
      gone,
    );
    await expect(saveCallerIds(workspaceId, one.id, [])).rejects.toMatchObject(gone);
    await expect(saveRates(workspaceId, one.id, null)).rejects.toMatchObject(gone);
    await expect(archiveAccount(workspaceId, one.id, clock)).rejects.toMatchObject(gone);
    await expect(restoreAccount(workspaceId, one.id)).rejects.toMatchObject(gone);
    await expect(reorderAccounts(workspaceId, [one.id])).rejects.toMatchObject(gone);
    expect((await listAccounts(workspaceId, Date.now())).accounts).toEqual([]);
  });
});

describe("the order of accounts", () => {
  it("is theirs who make it, and calls follow it", async () => {
    const { workspaceId, one, two, names, chosen } = await twoAccounts();
    expect(await names()).toEqual(["One", "Two"]);
    await reorderAccounts(workspaceId, [two.id, one.id]);
    expect(await names()).toEqual(["Two", "One"]);
    expect(await chosen()).toEqual(["Two", "One"]);
    await reorderAccounts(workspaceId, [one.id]);
    expect(await names(), "who is not named comes last").toEqual(["One", "Two"]);
  });

  it("leaves out who is paused or removed, and takes them back", async () => {
    const { workspaceId, one, chosen } = await twoAccounts();
    await pauseAccount(workspaceId, one.id);
    expect(await chosen()).toEqual(["Two"]);
    await resumeAccount(workspaceId, one.id);
    await archiveAccount(workspaceId, one.id, clock);
    expect(await chosen()).toEqual(["Two"]);
    await restoreAccount(workspaceId, one.id);
    expect(await chosen()).toEqual(["One", "Two"]);
  });

  it("puts who is in trouble last, for as long as that is so", async () => {
    const { one, chosen } = await twoAccounts();
    const passOver = (ms: number) =>
      db().telephonyAccount.update({
        where: { id: one.id },
        data: { passedOverUntil: new Date(Date.now() + ms) },
      });
    await passOver(60_000);
    expect(await chosen()).toEqual(["Two", "One"]);
    await passOver(-1);
    expect(await chosen()).toEqual(["One", "Two"]);
  });

  it("is the simulator's alone where the workspace has no account, and it is a demo", async () => {
    const { workspaceId } = await openShop();
    expect(await chooseAccounts(workspaceId, Date.now())).toEqual([
      { id: null, provider: "simulator", name: "Simulator", recording: "asked" },
    ]);
  });
});

it("has calls to a number of an account told to us, in its own workspace and where the provider lets us", async () => {
  const { workspaceId, one, list } = await twoAccounts();
  const { workspaceId: another } = await openShop();
  const own = { id: one.id, number: OWN_NUMBERS[0] ?? "" };
  await expect(receiveCalls(another, own)).rejects.toMatchObject({ code: "not-found" });
  await receiveCalls(workspaceId, own);
  expect(twilio.numbers[0]?.voiceUrl.split("#")[0]).toBe((await list())[0]?.webhookUrl);
  expect(await listOwnNumbers(workspaceId, one.id)).toMatchObject([{ calls: "here" }, { calls: "nowhere" }]);
  await expect(receiveCalls(workspaceId, { ...own, number: "+12025550199" })).rejects.toMatchObject({
    code: "conflict",
    reason: "number-taken",
  });
  await updateAccount(workspaceId, {
    id: one.id,
    name: "One",
    fields: { ...FIELDS, authToken: "x".repeat(32) },
  });
  await expect(listOwnNumbers(workspaceId, one.id)).rejects.toMatchObject({ reason: "provider-silent" });
});

it("a provider that cannot be reached is in trouble, and no longer once it answers", async () => {
  const silent = createServer((_request, response) => response.writeHead(503).end("{}"));
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const address = silent.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const shop = await openShop();
  const { workspaceId } = shop;
  const { id } = await db().telephonyAccount.create({
    data: {
      workspaceId,
      provider: "simulator",
      name: "Away",
      rank: 1,
      settings: { url: `http://127.0.0.1:${port}` },
      credentials: sealCredentials({ secret: "a secret of sixteen letters" }),
      webhookKey: "away",
    },
  });
  expect(await checkAccount(workspaceId, id, clock)).toMatchObject({ isHealthy: false, kind: "unavailable" });
  silent.removeAllListeners("request");
  silent.on("request", (_request, response) => response.writeHead(200).end('{"legs":[]}'));
  expect(await checkAccount(workspaceId, id, clock)).toEqual({ isHealthy: true });
  const [view] = (await listAccounts(workspaceId, Date.now())).accounts;
  expect(view?.trouble).toBeNull();
  silent.closeAllConnections();
  silent.close();
});
