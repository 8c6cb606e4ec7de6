import { createServer } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readRecording } from "../leads/read-recording";
import { dropRecording, keepRecording } from "../leads/unwanted-recordings";
import { db } from "../platform/db";
import { forgetAccounts } from "../telephony-accounts/known-accounts";
import { openAccount } from "../telephony-accounts/open-account";
import { createAccount, startAccountCarrier, startTroubledProvider } from "../testing/account-carrier";
import { openShop, type Shop } from "../testing/shop";
import { listen } from "../testing/vendors/twilio/twilio-rig";
import { eraseUnwanted } from "./erase-unwanted";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

let now = Date.now();
const clock = { now: () => now };
let shop: Shop;
let carrier: Awaited<ReturnType<typeof startAccountCarrier>>;
beforeAll(async () => {
  shop = await openShop();
  carrier = await startAccountCarrier(shop, { name: "Main", rank: 1, webhookUrl: "http://127.0.0.1:1" });
});
afterAll(() => carrier.close());
beforeEach(async () => {
  await db().recording.deleteMany();
  await db().workspace.updateMany({ data: { recordingDays: null } });
});

const scopeIn = ({ workspaceId }: Shop) =>
  ({ workspaceId, timeZone: "UTC", defaultCountry: "US", visible: "all" }) as const;
const stored = (id: string) => db().recording.findUniqueOrThrow({ where: { id } });
const read = (id: string) => readRecording(scopeIn(shop), id);
const drop = (id: string) => dropRecording({ scope: scopeIn(shop), id, by: "Olga", clock });
const keep = (id: string) => keepRecording({ scope: scopeIn(shop), id, clock });
const storyOf = async (callbackId: string) =>
  (await db().timelineEntry.findMany({ where: { callbackId }, orderBy: { id: "asc" } })).at(-1)?.fact;

/** Whether the provider has it, whatever we think. */
async function isAtProvider(reference: string, account = carrier.account): Promise<boolean> {
  const { readRecording: readThere } = await openAccount(account);
  return readThere?.(reference).then(
    () => true,
    () => false,
  ) as Promise<boolean>;
}

let made = 0;
/** A lead with a recorded talk. */
async function record({ daysAgo = 0, accountId = carrier.account.id } = {}) {
  const { make, site, consentText, team, operators } = shop;
  const [operator] = operators;
  const revision = await db().flowRevision.findFirstOrThrow({ where: { flowId: shop.flow.id } });
  if (!operator) throw new Error("Somebody has to talk.");
  const callback = await make.callback({
    story: "conversation",
    requestedAt: new Date(now - daysAgo * DAY_MS),
    site,
    consentTextId: consentText.id,
    revisionId: revision.id,
    team,
    operator,
  });
  const recording = await db().recording.create({
    data: {
      workspaceId: shop.workspaceId,
      callbackId: callback.id,
      callId: `call-${++made}`,
      provider: "simulator",
      accountId,
      reference: `simulated-10-${made}`,
      seconds: 10,
      readyAt: new Date(now - daysAgo * DAY_MS),
    },
  });
  return { ...recording, callbackId: callback.id };
}

describe("a recording that somebody wants gone", () => {
  it("is heard by nobody from then on, is erased at the provider, and the story says who wanted it", async () => {
    const [{ id, reference, callbackId }, other] = [await record(), await record()];
    await drop(id);
    await expect(read(id)).rejects.toMatchObject({ code: "not-found" });
    await eraseUnwanted(clock);
    expect(await isAtProvider(reference)).toBe(true);

    now += MINUTE_MS;
    await eraseUnwanted(clock);
    expect(await isAtProvider(reference)).toBe(false);
    expect(await stored(id)).toMatchObject({ erasedAt: new Date(now), nextErasureAt: null });
    expect(await storyOf(callbackId)).toEqual({ kind: "recording-erased", by: "Olga" });
    await expect(keep(id)).rejects.toMatchObject({ code: "conflict" });

    await (await read(other.id)).sound.cancel();
    await eraseUnwanted(clock);
    expect(
      await db().timelineEntry.count({ where: { callbackId, fact: { path: ["by"], equals: "Olga" } } }),
    ).toBe(1);
  });

  it("stays where that is taken back in time", async () => {
    const { id } = await record();
    await drop(id);
    await keep(id);
    now += MINUTE_MS;
    await eraseUnwanted(clock);
    await (await read(id)).sound.cancel();
  });

  it("is none of another workspace's", async () => {
    const { id } = await record();
    const strangers = await openShop({ operators: [] });
    const deed = { scope: scopeIn(strangers), id, by: "Eve", clock };
    await expect(dropRecording(deed)).rejects.toMatchObject({ code: "not-found" });
    await drop(id);
    await expect(keepRecording(deed)).rejects.toMatchObject({ code: "not-found" });
  });
});

it("erases what was kept for as many days as the workspace keeps recordings, and nothing else", async () => {
  const [old, young] = [await record({ daysAgo: 8 }), await record({ daysAgo: 6 })];
  await eraseUnwanted(clock);
  expect(await isAtProvider(old.reference)).toBe(true);
  await db().workspace.update({ where: { id: shop.workspaceId }, data: { recordingDays: 7 } });
  await eraseUnwanted(clock);
  expect(await isAtProvider(old.reference)).toBe(false);
  expect(await storyOf(old.callbackId)).toEqual({ kind: "recording-erased" });
  expect(await isAtProvider(young.reference)).toBe(true);
  expect(await stored(young.id)).toMatchObject({ unwantedAt: null });
});

it("erases the recording of a lead that is no more, and forgets it then", async () => {
  const { id, callbackId, reference } = await record();
  await db().callback.delete({ where: { id: callbackId } });
  expect(await isAtProvider(reference)).toBe(true);
  await eraseUnwanted(clock);
  expect(await isAtProvider(reference)).toBe(false);
  expect(await db().recording.count({ where: { id } })).toBe(0);
});

describe("a provider in trouble", () => {
  it("is asked for one of its recordings, with growing pauses, until all are gone", async () => {
    const provider = await startTroubledProvider({ status: 503 });
    const account = await createAccount(shop, { name: "Troubled", rank: 2, url: provider.url });
    const unwanted = [await record({ accountId: account.id }), await record({ accountId: account.id })];
    const healthy = await record();
    for (const { id } of [...unwanted, healthy]) await drop(id);
    now += MINUTE_MS;
    await eraseUnwanted(clock);
    expect(await isAtProvider(healthy.reference)).toBe(false);
    expect(provider.asked).toHaveLength(1);
    for (const { id } of unwanted)
      expect(await stored(id)).toMatchObject({
        erasedAt: null,
        erasureTries: 1,
        erasureError: "The simulator answered 503.",
      });

    now += MINUTE_MS;
    await eraseUnwanted(clock);
    expect(provider.asked).toHaveLength(2);
    now += MINUTE_MS;
    await eraseUnwanted(clock);
    expect(provider.asked).toHaveLength(2);

    // Somebody mends it.
    await provider.close();
    const { settings, credentials } = await db().telephonyAccount.findUniqueOrThrow({
      where: { id: carrier.account.id },
    });
    await db().telephonyAccount.update({
      where: { id: account.id },
      data: { settings: Object(settings), credentials, version: { increment: 1 } },
    });
    forgetAccounts();
    now += DAY_MS;
    await eraseUnwanted(clock);
    for (const { id, reference } of unwanted) {
      expect(await stored(id)).toMatchObject({ erasedAt: new Date(now), erasureError: null });
      expect(await isAtProvider(reference)).toBe(false);
    }
  });

  it("is asked for the others where it refuses to erase one", async () => {
    const server = createServer((request, response) => {
      const isRefused = request.url?.endsWith(`/${refused.reference}`);
      response
        .writeHead(isRefused ? 409 : 200)
        .end(isRefused ? '{"code":"locked","message":"It is on legal hold."}' : "{}");
    });
    const { url, close } = await listen(server);
    const account = await createAccount(shop, { name: "Strict", rank: 3, url });
    const refused = await record({ accountId: account.id });
    const other = await record({ accountId: account.id });
    for (const { id } of [refused, other]) await drop(id);
    now += MINUTE_MS;
    await eraseUnwanted(clock);
    await close();
    expect(await stored(refused.id)).toMatchObject({ erasedAt: null, erasureError: "It is on legal hold." });
    expect(await stored(other.id)).toMatchObject({ erasedAt: new Date(now) });
  });
});
