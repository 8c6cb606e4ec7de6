import { beforeEach, describe, expect, it } from "vitest";
import { requestCallback } from "../callbacks/intake/request-callback";
import { db } from "../platform/db";
import { nextPhone, openShop, type Shop } from "../testing/shop";
import { setOwnLimit } from "./commands";
import { followUsage, workspacesToFollow } from "./follow-usage";

process.env.STRIPE_SECRET_KEY = "sk_test_1";
process.env.STRIPE_WEBHOOK_SECRET = "whsec_1";

/** A Tuesday in the middle of a month. */
const NOW = Date.parse("2026-11-24T12:00:00Z");
const NEXT_MONTH = Date.parse("2026-12-01T00:00:00Z");
const clock = { now: () => NOW };
const FREE_MINUTES = 60;

let shop: Shop;
let calls = 0;
beforeEach(async () => {
  shop = await openShop();
});

/** A line of the ledger, as the end of a call writes it. */
const used = (minutes: number, at = NOW) =>
  db().usageLine.create({
    data: {
      callId: `${shop.workspaceId}/${++calls}`,
      workspaceId: shop.workspaceId,
      callbackId: "gone",
      endedAt: new Date(at),
      seconds: minutes * 60,
      plan: "free",
      priceVersion: "2026-11",
      currency: "usd",
      amountMillis: 0,
      isMetered: false,
    },
  });
const follow = (at = NOW) => followUsage(shop.workspaceId, at);
const heldUntil = async () =>
  (await db().workspace.findUniqueOrThrow({ where: { id: shop.workspaceId } })).callsHeldUntil;
const subjects = async () => {
  const mails = await db().email.findMany({
    where: { workspaceId: shop.workspaceId },
    orderBy: { createdAt: "asc" },
  });
  return mails.map(({ subject }) => subject.replace("Acme Shoes: ", ""));
};

describe("owners", () => {
  it("are told at 80, 95 and 100 %, once each, however often it is looked at", async () => {
    for (const minutes of [40, 8, 1, 8, 3, 20]) {
      await used(minutes);
      await Promise.all([follow(), follow(), follow()]);
    }
    expect(await subjects()).toEqual([
      "80 % of the limit is used",
      "95 % of the limit is used",
      "the limit is reached, calls wait",
    ]);
  });

  it("are told only the most of it where a long talk passes several at once", async () => {
    await used(FREE_MINUTES + 1);
    await follow();
    expect(await subjects()).toEqual(["the limit is reached, calls wait"]);
  });

  it("are told again in the next period", async () => {
    await used(FREE_MINUTES);
    await follow();
    await used(FREE_MINUTES, NEXT_MONTH + 1000);
    await follow(NEXT_MONTH + 2000);
    expect(await subjects()).toHaveLength(2);
  });

  it("are written to in their own language, with how much is used of what", async () => {
    const { user } = await shop.make.member({ role: "owner" });
    await db().user.update({ where: { id: user.id }, data: { language: "ru" } });
    await shop.make.member({ role: "manager" });
    await used(48);
    await follow();
    const mails = await db().email.findMany({
      where: { workspaceId: shop.workspaceId },
      orderBy: { to: "asc" },
    });
    expect(mails).toHaveLength(2);
    expect(mails.map(({ text }) => text.split("\n")[2])).toEqual([
      expect.stringContaining("48 of 60 minutes"),
      expect.stringContaining("48 из 60 минут"),
    ]);
  });
});

/** Asks for a call, and answers the lead's id. */
async function ask(): Promise<string> {
  const { id } = await requestCallback({
    body: { siteKey: shop.site.key, phone: nextPhone("39"), consent: true, page: shop.site.url },
    origin: shop.site.url,
    ip: "198.51.100.201",
    userAgent: null,
    idempotencyKey: null,
    acceptLanguage: null,
    clock,
  });
  return id;
}
const needsHuman = async (id: string) =>
  (await db().callback.findUniqueOrThrow({ where: { id } })).needsHuman;

describe("a lead that is held", () => {
  it("needs a person until calls are let go", async () => {
    await used(FREE_MINUTES);
    await follow();
    const id = await ask();
    expect(await needsHuman(id)).toBe(true);
    await follow(NEXT_MONTH);
    expect(await needsHuman(id)).toBe(false);
    await follow();
    expect(await needsHuman(id)).toBe(true);
  });
});

describe("calls", () => {
  it("are held at the limit until the period is over", async () => {
    await used(FREE_MINUTES - 1);
    await follow();
    expect(await heldUntil()).toBeNull();
    await used(1);
    await follow();
    expect(await heldUntil()).toEqual(new Date(NEXT_MONTH));
    expect(await workspacesToFollow()).toContain(shop.workspaceId);
    await follow(NEXT_MONTH);
    expect(await heldUntil()).toBeNull();
  });

  it("are held and let go at once when somebody changes the workspace's own limit", async () => {
    await used(30);
    await setOwnLimit(shop.workspaceId, { unit: "seconds", value: 30 * 60 }, clock);
    expect(await heldUntil()).toEqual(new Date(NEXT_MONTH));
    await setOwnLimit(shop.workspaceId, { unit: "seconds", value: 40 * 60 }, clock);
    expect(await heldUntil()).toBeNull();
    expect(await subjects()).toEqual(["the limit is reached, calls wait"]);
    await used(5);
    await follow();
    expect(await subjects()).toContain("80 % of the limit is used");
  });

  it("go on after a failed payment until its time is over, and are held then", async () => {
    const graceUntil = NOW + 7 * 86_400_000;
    await db().billingAccount.create({
      data: {
        workspaceId: shop.workspaceId,
        plan: "start",
        priceVersion: "2026-11",
        subscription: {
          id: "sub_1",
          state: "past-due",
          plan: "start",
          priceVersion: "2026-11",
          startedAt: "2026-10-10T00:00:00Z",
          periodStart: "2026-11-10T00:00:00Z",
          periodEnd: "2026-12-10T00:00:00Z",
          endsAt: null,
          graceUntil: new Date(graceUntil).toISOString(),
        },
      },
    });
    expect(await workspacesToFollow()).toContain(shop.workspaceId);
    await follow();
    expect(await heldUntil()).toBeNull();
    await follow(graceUntil);
    await follow(graceUntil + 1);
    expect(await heldUntil()).toEqual(new Date("2026-12-10T00:00:00Z"));
    expect(await subjects()).toEqual([
      "the payment failed, calls go on until 1 December, 12:00",
      "calls wait for the payment",
    ]);
  });
});
