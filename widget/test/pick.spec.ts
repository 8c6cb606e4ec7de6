import type { Page } from "@playwright/test";
import type { OfferPlaces } from "@/core/flow/runtime/offer";
import type { FakeApi } from "./fake-api";
import { findings } from "./findings";
import { expect, test } from "./fixtures";
import { always, offer } from "./programs";

const bar = (page: Page) => page.locator("perezvon-pick .card");
const press = (page: Page, name: string | RegExp) =>
  bar(page).getByRole("button", { name, exact: true }).first().click();

const saved = (api: FakeApi): OfferPlaces | undefined =>
  api.requestsTo("POST", /pick$/).find(({ body }) => "save" in body)?.body.places as OfferPlaces | undefined;

test.beforeEach(({ api }) => {
  // Whatever the rules are: while somebody chooses, the widget itself stays away.
  api.config.display = always(offer("popup"));
});

test.afterEach(async ({ page }) => {
  // Somebody of the staff looks here, no visitor: our own card may grow under what they chose.
  await page.evaluate(() => window.shifts.splice(0));
});

test("with the mouse: what is clicked is chosen, and nothing of it reaches the page", async ({
  api,
  visit,
  page,
}) => {
  await visit("integrated-ajax.html#perezvon-pick=token");
  await expect(bar(page)).toContainText("Choose on your site");
  expect(api.requestsTo("POST", /pick$/)[0]?.body).toEqual({ open: "token" });
  expect(page.url(), "the token stays in no address").not.toContain("token");
  await page.locator("#tel").click();
  await expect(bar(page).getByRole("button", { name: "Phone field", exact: true })).toHaveAttribute(
    "aria-expanded",
    "false",
  );
  await page.locator("#contact").getByRole("button", { name: "Send" }).click();
  await bar(page).locator("#row-consent").click();
  await page.locator("label[for=agree]").click();
  await page.locator("#progress").click({ position: { x: 100, y: 20 } });
  expect(await findings(page)).toEqual([]);
  await expect(page.locator("html")).not.toHaveAttribute("data-sent");
  await expect(page.locator("#agree")).not.toBeChecked();
  await press(page, "Save");
  await expect(bar(page)).toContainText("Go back to the editor");
  expect(saved(api)).toMatchObject({
    phone: { selectors: expect.arrayContaining(["#tel"]), text: "Phone" },
    button: { text: "Send" },
    consent: { selectors: expect.arrayContaining(["#agree"]) },
    status: { selectors: expect.arrayContaining(["#progress"]) },
  });
  await page.locator("#contact").getByRole("button", { name: "Send" }).click();
  await expect(page.locator("html"), "afterwards the page works as ever").toHaveAttribute("data-sent", "");
});

test("with the keyboard: the phone field is suggested, candidates are reached by Tab", async ({
  api,
  visit,
  page,
}) => {
  await visit("integrated-elementor.html#perezvon-pick=token");
  const first = bar(page).getByRole("list", { name: "Found on this page" }).getByRole("button").first();
  await expect(first).toHaveText("Telephonelikely");
  await bar(page).getByRole("button", { name: "Phone field", exact: true }).focus();
  await page.keyboard.press("Tab");
  await expect(first).toBeFocused();
  await expect(page.locator("perezvon-pick .hovered")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(bar(page)).toContainText("Telephone · Found on this page");
  const button = bar(page).getByRole("list", { name: "Found on this page" }).getByRole("button").first();
  await expect(button).toHaveText("Sendlikely");
  await button.press("Enter");
  await press(page, "Save");
  await expect(bar(page)).toContainText("Saved");
  expect(saved(api)?.phone?.selectors[0], "a form builder's number is what its server reads").toBe(
    'input[name="form_fields[field_3c1f2aa]"]',
  );
});

const WAYS: Record<string, { phone: string; within?: string }> = {
  shadow: { phone: 'input[name="phone"]', within: "shop-form" },
  frame: { phone: 'input[name="phone"]', within: 'iframe[src="integrated-frame-inside.html"]' },
  "contact-form-7": { phone: 'input[name="your-tel"]' },
  "strict-csp": { phone: 'input[name="phone"]' },
  broken: { phone: 'input[name="phone"]' },
};

for (const [name, { phone, within }] of Object.entries(WAYS)) {
  test(`what was chosen works: ${name}`, async ({ api, visit, page }) => {
    await visit(`integrated-${name}.html#perezvon-pick=token`);
    await press(page, /likely/);
    await press(page, /likely/);
    await press(page, "Save");
    await expect(bar(page)).toContainText("Saved");
    const places = saved(api);
    expect(places?.phone?.selectors).toContain(phone);
    if (within) expect(places?.phone?.within?.[0]).toContain(within);
    api.config.display = always(offer("integrated", { selector: undefined, places }));
    const widget = await visit(`integrated-${name}.html`);
    const form = name === "frame" ? page.frameLocator("iframe") : page;
    await form.locator("input[type=tel]").first().fill("+7 495 123-45-67");
    await expect(page.locator("perezvon-note")).toContainText("you confirm");
    await form.getByRole("button", { name: /^(Send|Submit)$/ }).click();
    await expect(widget.headline).toHaveText("We have your number");
  });
}

test("a form in a pop-up, on another page: the page is used as ever for a while", async ({ visit, page }) => {
  await visit("integrated-plain.html#perezvon-pick=token");
  await expect(bar(page)).toBeVisible();
  await page.locator('input[type="tel"]').click();
  await press(page, "Use the page");
  await page.evaluate(() => location.assign("integrated-tilda.html"));
  await expect(bar(page), "it goes along, with what was chosen").toContainText("Phone · Not on this page");
  await press(page, "Use the page");
  await page.getByText("Order a call").click();
  await press(page, "Go on choosing");
  await bar(page).locator("#row-phone").click();
  await page.locator("input[type=tel]").click();
  await expect(bar(page)).toContainText("+7(000)000-00-00 · Found on this page");
  await press(page, "Stop choosing");
  await expect(bar(page)).toHaveCount(0);
  await page.reload();
  await page.waitForTimeout(1_500);
  await expect(bar(page)).toHaveCount(0);
});

test("a number is typed into a field: something else is not taken for one", async ({ visit, page }) => {
  await visit("integrated-ajax.html#perezvon-pick=token");
  await expect(bar(page)).toBeVisible();
  await page.getByRole("heading", { name: "Winter boots" }).click();
  await expect(bar(page).getByRole("alert")).toHaveText(/choose the field itself/);
});

for (const [status, words] of [
  [404, "has been used or has expired"],
  [403, "allowed origins"],
  [503, "could not be reached"],
] as const) {
  test(`a link that does not open says why: ${status}`, async ({ api, visit, page }) => {
    api.pickStatus = status;
    await visit("integrated-ajax.html#perezvon-pick=token");
    await expect(bar(page)).toContainText(words);
    await press(page, /Stop|Закончить/);
    await expect(bar(page)).toHaveCount(0);
  });
}
