import { expect, it } from "vitest";
import { db } from "../platform/db";
import { openShop, type Shop } from "../testing/shop";
import { linesCsv } from "./lines-csv";

process.env.STRIPE_SECRET_KEY = "sk_test_1";
process.env.STRIPE_WEBHOOK_SECRET = "whsec_1";

const at = (text: string) => Date.parse(text);
const NOW = at("2026-11-24T12:00:00Z");
let calls = 0;

const used = ({ workspaceId }: Shop, endedAt: string, seconds: number, isMetered = true) =>
  db().usageLine.create({
    data: {
      callId: `call-${++calls}`,
      workspaceId,
      callbackId: "gone",
      endedAt: new Date(endedAt),
      seconds,
      plan: isMetered ? "start" : "free",
      priceVersion: "2026-11",
      currency: "usd",
      amountMillis: isMetered ? seconds * 200 : 0,
      isMetered,
    },
  });

async function subscribed(): Promise<Shop> {
  const shop = await openShop();
  await db().billingAccount.create({
    data: {
      workspaceId: shop.workspaceId,
      plan: "start",
      priceVersion: "2026-11",
      subscription: {
        id: "sub_1",
        state: "active",
        plan: "start",
        priceVersion: "2026-11",
        startedAt: "2026-11-20T10:00:00Z",
        periodStart: "2026-11-20T10:00:00Z",
        periodEnd: "2026-12-20T10:00:00Z",
        endsAt: null,
        graceUntil: null,
      },
    },
  });
  return shop;
}

it("is a file of one period, oldest first, that a spreadsheet takes for what it is", async () => {
  const shop = await subscribed();
  await used(shop, "2026-11-19T09:00:00Z", 600);
  await used(shop, "2026-11-22T11:00:00Z", 200 * 60 + 61);
  await used(shop, "2026-11-21T11:00:00Z", 60);
  const { name, csv } = await linesCsv(shop.workspaceId, NOW, "this");
  const [head, ...rows] = csv.split("\r\n");
  expect(name).toBe("perezvon 2026-11-20 2026-12-20");
  expect(head).toContain("ended_at,call,lead,phone,name,seconds");
  expect(rows.map((row) => row.split(",").slice(5))).toEqual([
    ["60", "60", "0", "0", "USD", "2026-11"],
    ["12061", "11940", "121", "0.242", "USD", "2026-11"],
  ]);
  expect((await linesCsv(shop.workspaceId, NOW, "last")).csv.split("\r\n")).toHaveLength(2);
});
