import { createHmac } from "node:crypto";
import { type FakeHubSpot, fakeHubSpot } from "../../server/testing/vendors/hubspot/fake-hubspot";
import { test as base, expect } from "../fixtures";
import { barriers } from "../pages/barriers";
import type { Staff } from "../pages/staff";
import { Product } from "../product";

// HubSpot is a stand-in on this machine, and the product is told so when it starts: it is one of its own.

const SECRET = "the secret of an app at HubSpot";
const PORTAL = 4242;

const test = base.extend<object, { hubspot: FakeHubSpot }>({
  hubspot: [
    async ({ browserName: _ }, use) => {
      const hubspot = await fakeHubSpot();
      await use(hubspot);
      await hubspot.stop();
    },
    { scope: "worker" },
  ],
  product: [
    async ({ hubspot }, use, { workerIndex }) => {
      const product = await Product.fresh(`hubspot-${workerIndex}`, {
        HUBSPOT_API_BASE: hubspot.url,
        HUBSPOT_CLIENT_ID: "an app at HubSpot",
        HUBSPOT_CLIENT_SECRET: SECRET,
      });
      await use(product);
      await product.discard();
    },
    { scope: "worker", timeout: 660_000 },
  ],
});

test("HubSpot is connected, a field is mapped, and a callback is a contact there with its call", async ({
  signIn,
  visitElsewhere,
  customer,
  hubspot,
  product,
}) => {
  const owner = await signIn("owner");
  await connect(owner);
  await mapPage(owner);

  const number = customer("38");
  const visitor = await visitElsewhere();
  await visitor.asksFor(number);
  await visitor.isTold("Thank you for the talk", 60_000);

  // The note is written last.
  await expect.poll(() => hubspot.account.records("notes").length, { timeout: 30_000 }).toBe(1);
  const [contact] = hubspot.account.records("contacts");
  expect(contact?.properties).toMatchObject({ phone: number });
  expect(contact?.properties.jobtitle).toMatch(/^http/);
  expect(hubspot.account.records("calls")).toHaveLength(1);

  await owner.openLead(number);
  const handover = owner.page.locator("[data-handover]");
  await expect(handover).toHaveAttribute("data-handover", "delivered");
  await expect(handover.getByRole("link", { name: "Open the contact" })).toHaveAttribute(
    "href",
    new RegExp(`^https://app\\.hubspot\\.com/contacts/${PORTAL}/.+${contact?.id}$`),
  );

  // Somebody there gives the contact to Boris.
  expect(await postOwnerChange(product, contact?.id ?? "", "502")).toBe(200);
  await expect
    .poll(
      async () => {
        await owner.page.reload();
        await expect(owner.title).toBeVisible();
        return owner.page.getByRole("main").innerText();
      },
      { timeout: 30_000 },
    )
    .toContain("Boris Example");
  await owner.open(`/leads?q=${encodeURIComponent(number)}`);
  await expect(owner.page.getByRole("link", { name: /delivered\. Open it there/ })).toBeVisible();
  expect(hubspot.faults).toEqual([]);
});

test("a connected CRM's pages keep nobody out", async ({ signIn }) => {
  const owner = await signIn("owner");
  await connect(owner);
  for (const tab of ["What is written", "People", "Settings"]) {
    await owner.page.getByRole("tab", { name: tab }).click();
    await expect(owner.page.getByText("Asking what there is")).toHaveCount(0);
    expect.soft(await barriers(owner.page), tab).toEqual([]);
  }
});

/** From the list of what can be connected to the page of the connection, by way of HubSpot's own. */
async function connect(owner: Staff): Promise<void> {
  await owner.open("/connections/new");
  await owner.page.getByRole("link", { name: "HubSpot" }).click();
  await owner.page.getByRole("button", { name: "Go to HubSpot" }).click();
  await expect(owner.title).toContainText(`HubSpot ${PORTAL}`);
  await expect(owner.page.getByRole("tab", { name: "What is written", selected: true })).toBeVisible();
}

/** The visitor's page goes to the contact's job title; the preview is not asked: there are no leads yet. */
async function mapPage({ page }: Staff): Promise<void> {
  await page.getByRole("button", { name: "Add a field" }).click();
  await page.getByRole("combobox", { name: "Our value, row 4" }).click();
  await page.getByRole("option", { name: "Page", exact: true }).click();
  await page.getByRole("combobox", { name: "Field of the CRM, row 4" }).fill("Job");
  await page.getByRole("option", { name: /Job Title/ }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
}

/** As HubSpot posts it. @returns the status of the answer */
async function postOwnerChange({ url }: Product, contactId: string, ownerId: string): Promise<number> {
  const address = `${url}/api/integrations/hubspot/events`;
  const body = JSON.stringify([
    {
      eventId: 1,
      portalId: PORTAL,
      occurredAt: Date.now(),
      subscriptionType: "contact.propertyChange",
      objectId: Number(contactId),
      propertyName: "hubspot_owner_id",
      propertyValue: ownerId,
    },
  ]);
  const timestamp = String(Date.now());
  const signature = createHmac("sha256", SECRET).update(`POST${address}${body}${timestamp}`).digest("base64");
  const answer = await fetch(address, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-hubspot-request-timestamp": timestamp,
      "x-hubspot-signature-v3": signature,
    },
  });
  return answer.status;
}
