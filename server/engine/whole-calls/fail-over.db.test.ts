import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TimelineFact } from "@/core/callback/timeline";
import { db } from "../../platform/db";
import { ProviderError } from "../../platform/provider-error";
import { estimateCallback } from "../../telephony-accounts/call-costs";
import { saveRates } from "../../telephony-accounts/commands";
import { forgetAccounts } from "../../telephony-accounts/known-accounts";
import { noteTaken, noteTrouble } from "../../telephony-accounts/note-trouble";
import { createAccount, startAccountCarrier, startTroubledProvider } from "../../testing/account-carrier";
import {
  callsThatReplayDifferently,
  type EngineHarness,
  eventually,
  startHarness,
} from "../../testing/engine-harness";
import { nextPhone, openShop, type Shop } from "../../testing/shop";
import { takeEvents } from "../take-events";

let engine: EngineHarness;
const open: { close(): Promise<unknown> }[] = [];
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(async () => {
  expect(await callsThatReplayDifferently()).toEqual([]);
  await engine.close();
  await Promise.all(open.map((one) => one.close()));
});

/** A shop whose second account has a phone network that works. */
async function shopWithSpare(operators = ["39"], connect: Record<string, unknown> = {}) {
  const shop = await openShop({ operators, connect });
  const spare = await startAccountCarrier(shop, { name: "Spare", rank: 2, webhookUrl: engine.webhookUrl });
  open.push(spare);
  return { shop, spare };
}

/** The shop's first account, in trouble. */
async function troubled(shop: Shop, status: number, secret?: string) {
  const provider = await startTroubledProvider({ status });
  open.push(provider);
  const account = await createAccount(shop, {
    name: "First",
    rank: 1,
    url: provider.url,
    ...(secret && { secret }),
  });
  return { provider, account };
}

const factsOf = async (callbackId: string): Promise<TimelineFact[]> =>
  (await db().timelineEntry.findMany({ where: { callbackId }, orderBy: { id: "asc" } })).map(
    ({ fact }) => fact as unknown as TimelineFact,
  );
const accountNow = (id: string) => db().telephonyAccount.findUniqueOrThrow({ where: { id } });
const ownersMails = (shop: Shop) =>
  db().email.findMany({ where: { workspaceId: shop.workspaceId, key: { startsWith: "telephony-trouble" } } });

/** Asks for a callback and answers when the two talk; retries of orders are the sweeper's. */
async function talk(shop: Shop, phone = nextPhone("39")) {
  const callback = await engine.request(shop, phone);
  await eventually("the two talk", async () => {
    await engine.sweep();
    return (await engine.status(callback)).stage === "talking";
  });
  return { callback, phone };
}

describe("a call whose provider is in trouble", () => {
  it.each([
    ["out of reach", 503],
    ["refusing our credentials", 401],
    ["asking us to slow down", 429],
  ])("goes on at the next account: the first is %s", async (_what, status) => {
    const { shop, spare } = await shopWithSpare();
    const { account } = await troubled(shop, status);
    const { callback, phone } = await talk(shop);
    const operator = shop.operators[0];
    expect(await spare.history(operator?.phone ?? "")).toHaveLength(1);
    expect(await spare.history(phone)).toHaveLength(1);
    const facts = await factsOf(callback.id);
    expect(facts).toContainEqual({ kind: "account-changed", from: "First", to: "Spare" });
    expect(facts.filter(({ kind }) => kind === "operator-chosen")).toHaveLength(1);
    expect(await db().call.findFirst({ where: { callbackId: callback.id } })).toMatchObject({
      accountId: spare.account.id,
    });
    expect(await accountNow(account.id)).toMatchObject({ failuresInRow: 1, troubleSince: expect.any(Date) });
  });

  it("goes on at the next account where the first one's network is full", async () => {
    const { shop, spare } = await shopWithSpare();
    const first = await createAccount(shop, { name: "First", rank: 1, url: "http://127.0.0.1:1" });
    const full = await startTroubledProvider({ congested: `${engine.webhookUrl}/${first.webhookKey}` });
    open.push(full);
    await db().telephonyAccount.update({
      where: { id: first.id },
      data: { settings: { url: full.url }, version: 2 },
    });
    const { callback } = await talk(shop);
    expect(full.asked.filter((one) => one === "POST /legs")).toHaveLength(1);
    expect(await spare.history(shop.operators[0]?.phone ?? "")).toHaveLength(1);
    expect(await factsOf(callback.id)).toContainEqual({
      kind: "account-changed",
      from: "First",
      to: "Spare",
    });
    // A full network is no fault of the account's.
    expect(await accountNow(first.id)).toMatchObject({ troubleSince: null });
  });

  it("moves a customer who is rung first, too", async () => {
    const { shop, spare } = await shopWithSpare(["39"], { order: "customer-first" });
    await troubled(shop, 503);
    const { phone } = await talk(shop);
    expect(await spare.history(phone)).toHaveLength(1);
  });
});

describe("an account in trouble again and again", () => {
  it("is passed over, its owners are told once, and it is asked again afterwards", async () => {
    const { shop } = await shopWithSpare(["39", "39", "39"]);
    const { account, provider } = await troubled(shop, 401);
    await talk(shop);
    const asked = () => provider.asked.filter((one) => one === "POST /legs").length;
    expect(asked()).toBe(1);
    const [mail, ...more] = await ownersMails(shop);
    expect(more).toEqual([]);
    expect(mail?.text).toContain("“First” does not let us call any more");
    expect(mail?.text).toContain("Your other accounts take the calls meanwhile.");

    await talk(shop);
    expect(asked(), "the second call does not ask it").toBe(1);

    await db().telephonyAccount.update({ where: { id: account.id }, data: { passedOverUntil: new Date(0) } });
    forgetAccounts();
    await talk(shop);
    expect(asked(), "a minute later it is asked once more").toBe(2);
    expect(await ownersMails(shop)).toHaveLength(1);
  });

  it("is told of again only after an hour, where it works in between", async () => {
    const { shop } = await shopWithSpare();
    const { account } = await troubled(shop, 503);
    const refused = new ProviderError("unauthorized", "No such token.");
    const later = (minutes: number) => Date.now() + minutes * 60_000;
    await noteTrouble(account.id, refused, later(0));
    forgetAccounts();
    await noteTaken(account.id);
    await noteTrouble(account.id, refused, later(10));
    expect(await ownersMails(shop)).toHaveLength(1);
    forgetAccounts();
    await noteTaken(account.id);
    await noteTrouble(account.id, refused, later(90));
    expect(await ownersMails(shop)).toHaveLength(2);
  });

  it("that only asks us to slow down is passed over, and nobody is told", async () => {
    const { shop } = await shopWithSpare();
    const { account } = await troubled(shop, 503);
    const slow = new ProviderError("rate-limited", "Slow down.");
    for (let i = 0; i < 3; i++) await noteTrouble(account.id, slow, Date.now());
    expect((await accountNow(account.id)).passedOverUntil?.getTime()).toBeGreaterThan(Date.now());
    expect(await ownersMails(shop)).toEqual([]);
  });

  it("is in health again with the first order that it takes", async () => {
    const shop = await openShop({ operators: ["39"] });
    const first = await startAccountCarrier(shop, { name: "First", rank: 1, webhookUrl: engine.webhookUrl });
    open.push(first);
    await db().telephonyAccount.update({
      where: { id: first.account.id },
      data: { failuresInRow: 2, troubleSince: new Date(), troubleKind: "unavailable" },
    });
    await talk(shop);
    expect(await accountNow(first.account.id)).toMatchObject({ failuresInRow: 0, troubleSince: null });
  });
});

describe("news of an account", () => {
  it("about a call of another account is not taken", async () => {
    const { shop, spare } = await shopWithSpare(["99"]);
    const callback = await engine.request(shop, nextPhone("39"));
    await engine.until(callback, "operator-ringing");
    const other = await shopWithSpare();
    const call = await db().call.findFirstOrThrow({ where: { callbackId: callback.id } });
    expect(call.accountId).toBe(spare.account.id);
    const hangUp = {
      id: "forged",
      at: Date.now(),
      legId: `${call.id}.o1`,
      type: "ended",
      cause: "hung-up",
    } as const;
    await takeEvents({ id: other.spare.account.id, provider: "simulator" }, [hangUp]);
    await takeEvents({ id: null, provider: "simulator" }, [hangUp]);
    expect(await db().signal.count({ where: { callId: call.id, key: { endsWith: ":forged" } } })).toBe(0);
    await takeEvents({ id: spare.account.id, provider: "simulator" }, [hangUp]);
    expect(await db().signal.count({ where: { callId: call.id, key: { endsWith: ":forged" } } })).toBe(1);
  });
});

it("tells what the calls of a lead cost, by the price list of the account that carried them", async () => {
  const shop = await openShop({ operators: ["39"] });
  const main = await startAccountCarrier(shop, { name: "Main", rank: 1, webhookUrl: engine.webhookUrl });
  open.push(main);
  const costs = (callbackId: string) => estimateCallback(shop.workspaceId, callbackId);
  const { callback, phone } = await talk(shop);
  expect(await costs(callback.id)).toEqual([]);
  await main.hangUp(phone);
  await eventually(
    "the call is over",
    async () =>
      (await engine.status(callback)).stage === "finished" ||
      (await db().call.count({ where: { callbackId: callback.id, endedAt: null } })) === 0,
  );
  const price = (prefix: string) =>
    saveRates(shop.workspaceId, main.account.id, {
      currency: "USD",
      stepSeconds: 60,
      rates: [{ prefix, perMinuteMillis: 1_300 }],
    });
  await price("+1");
  expect(await costs(callback.id)).toEqual([{ amountMillis: 2_600, currency: "USD", isPartial: false }]);
  await price("+7");
  expect(await costs(callback.id)).toEqual([{ amountMillis: 0, currency: "USD", isPartial: true }]);
});
