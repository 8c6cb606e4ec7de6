import { expect, test } from "../fixtures";
import { barriers } from "../pages/barriers";
import { PhoneDesk } from "../pages/phone-desk";
import { settled } from "../pages/settled";
import { Staff } from "../pages/staff";
import { Visitor } from "../pages/visitor";
import { Product } from "../product";
import { StripeStandIn } from "../stripe";

// A product of its own: the others have no Stripe, as most installations have none.

let stripe: StripeStandIn | undefined;
let product: Product;

test.beforeAll(async () => {
  test.setTimeout(660_000);
  product = await Product.fresh("product-billing", async (url) => {
    stripe = await StripeStandIn.start(url);
    return stripe.environment;
  });
});
test.afterAll(async () => {
  await product?.discard();
  await stripe?.stop();
});

const NUMBER = "+74951110100";
const LATER = "+74951110200";

test("a plan is bought, a conversation is billed by it, and at the limit visitors are offered a time", async ({
  browser,
  context,
  page,
}) => {
  test.setTimeout(300_000);
  const owner = await Staff.signIn(await browser.newContext({ locale: "en-US" }), product.url, "owner");
  const billing = owner.page.getByRole("main");

  await test.step("the owner subscribes on Stripe's page and comes back to the plan", async () => {
    await owner.open("/settings/billing");
    await expect(billing).toContainText("Free of charge");
    await owner.page.getByRole("button", { name: "Choose Start" }).click();
    await owner.page.getByRole("button", { name: "Subscribe" }).click();
    await expect(billing).toContainText("The plan has begun", { timeout: 30_000 });
    await expect(billing).toContainText("$19 a month");
    await expect(billing).toContainText("Active");
  });

  await test.step("and sets a limit of one minute", async () => {
    await setLimit(owner, 1);
  });

  await test.step("two people talk for a minute", async () => {
    const desk = await PhoneDesk.open(await context.newPage(), product.url);
    const visitor = await Visitor.on(page, `${product.url}/demo`);
    await visitor.asksFor(NUMBER);
    await desk.anna.accept();
    await desk.phone(NUMBER).answer();
    await desk.phone(NUMBER).talks();
    await expect(desk.phone(NUMBER).card.getByRole("timer")).toHaveText(/^1:0\d$/, { timeout: 90_000 });
    await desk.phone(NUMBER).hangUp();
    await visitor.isTold("Thank you for the talk");
  });

  await test.step("the line is on the page, Stripe has counted it, and it leads to the lead", async () => {
    const line = owner.page.getByRole("row").filter({ hasText: "Counted" });
    await expect(line).toContainText("Included", { timeout: 60_000 });
    const told = await stripe?.told();
    const [counted, ...more] = told?.meter ?? [];
    expect(Number(counted?.value)).toBeGreaterThanOrEqual(60);
    expect(more).toEqual([]);
    await line.getByRole("link").click();
    await expect(owner.page.getByRole("heading", { name: "What happened" })).toBeVisible();
    await expect(owner.facts("talk-ended")).toContainText("1m");
  });

  await test.step("the owner is told that the limit is reached, on every page and by e-mail", async () => {
    await expect(owner.page.getByText("The limit of this period is reached")).toBeVisible();
    await owner.open("/settings/outbox");
    await expect(billing).toContainText("the limit is reached, calls wait");
  });

  await test.step("a visitor is offered a time, and is told when", async () => {
    const visitor = await Visitor.on(await context.newPage(), `${product.url}/demo/winter-boots`);
    await visitor.widget.open();
    await expect(visitor.widget.dialog.getByLabel("When to call")).toContainText("The soonest");
    await expect(visitor.widget.dialog).not.toContainText("closed");
    await visitor.widget.phone.fill(LATER);
    await visitor.widget.consent.check();
    await visitor.widget.submit.click();
    await visitor.isTold("Your call is scheduled");
    await owner.openLead(LATER);
    await expect(owner.facts("held")).toContainText("call by hand");
    await expect(owner.facts("attempt-started")).toHaveCount(0);
  });

  await test.step("with a higher limit the next one is called at once", async () => {
    await owner.open("/settings/billing");
    await expect(billing).toContainText("The limit is reached");
    await settled(owner.page);
    expect(await barriers(owner.page)).toEqual([]);
    await setLimit(owner, 100);
    await expect(billing).not.toContainText("The limit is reached");
    // Somebody else: who waits for a call sees that one.
    const other = await browser.newContext({ locale: "en-US" });
    const visitor = await Visitor.on(await other.newPage(), `${product.url}/demo/winter-boots`);
    await visitor.widget.open();
    await expect(visitor.widget.dialog.getByLabel("When to call")).toContainText("Now");
    await other.close();
  });
});

async function setLimit({ page }: Staff, minutes: number): Promise<void> {
  await page.getByRole("combobox", { name: "Limit" }).click();
  await page.getByRole("option", { name: "Minutes of talk" }).click();
  await page.getByLabel("Minutes in a period").fill(String(minutes));
  await page.getByRole("button", { name: "Save the limit" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
}
