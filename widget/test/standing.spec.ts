import type { Predicate } from "@/core/flow/runtime/display-program";
import type { FactKey } from "@/core/widget-contract/visitor-facts";
import { expect, test } from "./fixtures";
import { always, offer, where } from "./programs";

const CARD = ".offer-slide-in";

const CAPS: [string, Predicate, FactKey][] = [
  ["once a session", ["<", "shown-session", 1], "shown-session"],
  ["once a day", ["<", "shown-today", 1], "shown-today"],
  ["not after it was closed", ["not", ["<", "days-since-dismissed", 7]], "days-since-dismissed"],
];

for (const [name, asks, key] of CAPS) {
  test(`an offer behind "${name}" is not taken away for having been shown`, async ({ api, visit, page }) => {
    api.config.display = where(asks, [key, "seconds-on-page"], offer("slide-in"));
    const widget = await visit("shop.html");
    await expect(page.locator(CARD)).toBeVisible();
    await page.waitForTimeout(2_200);
    await expect(page.locator(CARD)).toBeVisible();
    // Closed, it leaves the round button, and that stays too.
    await page.locator(CARD).getByRole("button", { name: "Close" }).click();
    await page.waitForTimeout(2_200);
    await expect(page.locator(CARD)).toHaveCount(0);
    await expect(widget.launcher).toBeVisible();
    // On the next page the rule holds.
    await page.reload();
    await page.waitForTimeout(1_500);
    await expect(page.locator(CARD)).toHaveCount(0);
    await expect(widget.launcher).toBeHidden();
  });
}

test("another offer behind the same rule does not come up after it", async ({ api, visit, page }) => {
  const display = where(["<", "shown-session", 1], ["shown-session", "seconds-on-page"]);
  api.config.display = {
    ...display,
    program: {
      ...display.program,
      steps: [
        ["start", "start", 1],
        ["if", "cap", ["<", "shown-session", 1], 2, -1],
        ["if", "late", [">=", "seconds-on-page", 3], 4, 3],
        ["show", "first"],
        ["show", "second"],
      ],
      offers: { first: offer("slide-in"), second: offer("bar") },
    },
  };
  await visit("shop.html");
  await page.locator(CARD).getByRole("button", { name: "Close" }).click();
  await page.waitForTimeout(4_500);
  await expect(page.locator(".offer-bar")).toHaveCount(0);
});

for (const hasPlainButton of [true, false]) {
  const what = hasPlainButton ? "the plain button stands in" : "it is as if we were not there";
  test(`rules whose code does not come: ${what}`, async ({ api, visit, page }) => {
    api.config.display = { ...always(offer("button")), hasPlainButton };
    await page.route(/widget\.js\/display-/, (route) => route.abort());
    const widget = await visit("shop.html");
    await page.waitForTimeout(3_500);
    await expect(widget.launcher).toBeVisible({ visible: hasPlainButton });
    if (hasPlainButton) await widget.open();
  });
}

test("rules whose code comes late are lived by", async ({ api, visit, page }) => {
  api.config.display = always(offer("slide-in"));
  let tries = 0;
  await page.route(/widget\.js\/display-/, (route) => (++tries <= 2 ? route.abort() : route.continue()));
  await visit("shop.html");
  await expect(page.locator(CARD)).toBeVisible({ timeout: 8_000 });
});

test("a panel whose code did not come is opened by a later press", async ({ visit, page }) => {
  let tries = 0;
  await page.route(/widget\.js\/panel-/, (route) => (++tries <= 2 ? route.abort() : route.continue()));
  const widget = await visit("plain.html");
  await expect(async () => {
    await widget.launcher.click({ timeout: 500 });
    await expect(widget.phone).toBeFocused({ timeout: 500 });
  }).toPass({ timeout: 8_000 });
});

test("what is published meanwhile reaches the next page, and leaves the open one alone", async ({
  api,
  visit,
  page,
}) => {
  api.config.display = always(offer("slide-in"));
  const widget = await visit("spa.html");
  await expect(page.locator(CARD)).toBeVisible();
  const card = await page.locator(CARD).elementHandle();
  api.config.display = always(offer("button"));
  await page.waitForTimeout(1_500);
  await page.evaluate(() => Reflect.get(window, "goTo")("/jackets.html", "Jackets"));
  await page.waitForTimeout(1_500);
  expect(await card?.evaluate((node) => node.isConnected)).toBe(true);
  expect(api.requestsTo("GET", /config$/)).toHaveLength(1);
  await page.goto(page.url().replace("jackets.html", "spa.html"));
  await expect(widget.launcher).toHaveText("Yes, call me");
  await expect(page.locator(CARD)).toHaveCount(0);
});
