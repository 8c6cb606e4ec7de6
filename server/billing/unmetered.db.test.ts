import { expect, it } from "vitest";
import { openShop } from "../testing/shop";
import { talk } from "../testing/talk";
import { listLines } from "./list-lines";
import { getOverview, listInvoices, usageState } from "./queries";
import { openCheckout, openPortal } from "./stripe/open-checkout";
import { receiveStripeEvent } from "./stripe/receive-stripe-event";
import { sendUsage, workspacesWithUsage } from "./stripe/send-usage";

// No Stripe: as most will run it.

it("writes usage down and shows it, and limits and costs nothing", async () => {
  const shop = await openShop();
  const { workspaceId } = shop;
  const now = Date.now();
  // Two hours: more than the free plan would have.
  for (let i = 0; i < 2; i++) await talk(shop, 3_600_000, now);
  expect(await usageState(workspaceId, now + 1)).toMatchObject({
    kind: "unmetered",
    used: 7_200,
    limit: null,
  });
  expect(await getOverview(workspaceId, now + 1)).toMatchObject({
    mode: "unmetered",
    plans: [],
    subscription: null,
    usage: { conversations: 2, seconds: 7_200, costMinor: null },
  });
  const { lines } = await listLines(workspaceId, now + 1);
  expect(lines.map(({ meter, chargedMillis }) => [meter, chargedMillis])).toEqual([
    ["none", 0],
    ["none", 0],
  ]);
  expect(await listInvoices(workspaceId, now)).toEqual({ invoices: [], readAt: null });
  expect(await workspacesWithUsage(now)).toEqual([]);
  expect(await sendUsage(workspaceId, { now: () => now })).toEqual({ sent: 0 });
});

it("has no door for Stripe, and says why nothing can be bought", async () => {
  const { workspaceId, workspace } = await openShop();
  const place = { id: workspaceId, slug: workspace.slug };
  expect(await receiveStripeEvent("{}", "t=1,v1=00")).toMatchObject({ status: 404 });
  await expect(openCheckout(place, "start", Date.now())).rejects.toMatchObject({ reason: "no-stripe" });
  await expect(openPortal(place, Date.now())).rejects.toMatchObject({ reason: "no-stripe" });
});
