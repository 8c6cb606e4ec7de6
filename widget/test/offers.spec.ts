import type { OfferForm } from "@/core/flow/runtime/offer";
import { findings } from "./findings";
import { expect, test } from "./fixtures";
import { always, OFFER, offer } from "./programs";

const CARDS = { popup: ".offer-popup", "slide-in": ".offer-slide-in", bar: ".offer-bar" } as const;
const FORMS = Object.keys(CARDS) as (keyof typeof CARDS)[];

for (const form of FORMS) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`${form}: comes up, reads well, opens the panel (${colorScheme})`, async ({ api, visit, page }) => {
      await page.emulateMedia({ colorScheme });
      api.config.display = always(offer(form));
      const widget = await visit("shop.html");
      const card = page.locator(CARDS[form]);
      await expect(card).toContainText("Shall we call you?");
      await expect(card).toContainText("About Winter boots — A long page, in 35 seconds.");
      await expect(widget.launcher).toBeHidden();
      expect(await findings(page)).toEqual([]);
      await card.getByRole("button", { name: "Yes, call me" }).click();
      await expect(card).toHaveCount(0);
      await expect(widget.phone).toBeFocused();
      await expect(widget.headline).toHaveText("Shall we call you?");
    });
  }

  test(`${form}: closed by one press, and stays closed on the next page`, async ({ api, visit, page }) => {
    api.config.display = always(offer(form));
    const widget = await visit("shop.html");
    const card = page.locator(CARDS[form]);
    await card.getByRole("button", { name: "Close" }).click();
    await expect(card).toHaveCount(0);
    await expect(widget.launcher, "a way back").toBeVisible();
    await page.reload();
    await expect(widget.launcher).toBeVisible();
    await page.waitForTimeout(1_500);
    await expect(card).toHaveCount(0);
    await widget.open();
  });

  test(`${form}: Escape closes it, and the focus is where it was`, async ({ api, visit, page }) => {
    api.config.display = always(offer(form));
    api.configDelayMs = 600;
    await visit("shop.html");
    await page.locator("#own").focus();
    await expect(page.locator(CARDS[form])).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.locator(CARDS[form])).toHaveCount(0);
    await expect(page.locator("#own")).toBeFocused();
  });

  test(`${form}: fits on a phone`, async ({ api, visit, page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    api.config.display = always(offer(form));
    await visit("shop.html");
    const card = page.locator(CARDS[form]);
    await expect(card).toBeVisible();
    await page.waitForTimeout(350);
    const box = await card.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
    for (const button of await card.getByRole("button").all())
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await findings(page)).toEqual([]);
  });
}

for (const form of [...FORMS, "inline"] as OfferForm[]) {
  test(`${form}: the whole way under a strict policy`, async ({ api, visit, page }) => {
    api.config.display = always(offer(form, { selector: "main" }));
    const widget = await visit("strict-csp.html");
    if (form !== "inline") await page.getByRole("button", { name: "Yes, call me" }).click();
    const place = page.locator(form === "inline" ? "perezvon-inline" : "perezvon-widget");
    await place.locator("input[type=tel]").fill("+7 495 123-45-67");
    await place.locator("input[type=checkbox]").check();
    await place.locator("button[type=submit]").click();
    await expect(widget.headline).toHaveText("We have your number");
    const { body } = api.requestsTo("POST", /callbacks$/)[0] ?? {};
    expect(body).toMatchObject({ offer: OFFER, display: { flowId: "flow-1", revision: 3 } });
  });
}

test("a bar at the bottom sits above the page's own bar", async ({ api, visit, page }) => {
  api.config.display = always(
    offer("bar", { appearance: { ...offer("bar").appearance, position: "bottom" } }),
  );
  await visit("cookie-banner.html");
  const bar = page.locator(CARDS.bar);
  await expect(bar).toBeVisible();
  const bannerTop = (await page.locator(".cookies").boundingBox())?.y ?? 0;
  await expect
    .poll(async () => {
      const box = await bar.boundingBox();
      return box ? box.y + box.height : Number.POSITIVE_INFINITY;
    })
    .toBeLessThanOrEqual(bannerTop);
});

test("what interrupts waits while the visitor types or a dialog of the page is open", async ({
  api,
  visit,
  page,
}) => {
  api.config.display = always(offer("popup"));
  api.configDelayMs = 800;
  await visit("shop.html");
  await page.locator("#own-form input").focus();
  await page.waitForTimeout(2_500);
  await expect(page.locator(CARDS.popup)).toHaveCount(0);
  await page.evaluate(() => {
    const dialog = document.createElement("dialog");
    dialog.textContent = "Cookies?";
    document.body.append(dialog);
    dialog.show();
  });
  await page.locator("#own").focus();
  await page.waitForTimeout(1_500);
  await expect(page.locator(CARDS.popup)).toHaveCount(0);
  await page.evaluate(() => document.querySelector("dialog")?.close());
  await expect(page.locator(CARDS.popup)).toBeVisible();
});

test("button: the offer's own words, colour, corner and drawing", async ({ api, visit, page }) => {
  api.config.display = always(
    offer("button", { appearance: { color: "#ffd60a", position: "left", icon: "chat", theme: "dark" } }),
  );
  const widget = await visit("shop.html");
  await expect(widget.launcher).toHaveText("Yes, call me");
  await expect(widget.launcher).toHaveCSS("background-color", "rgb(255, 214, 10)");
  await expect(widget.launcher, "black on yellow").toHaveCSS("color", "rgb(0, 0, 0)");
  expect((await widget.launcher.boundingBox())?.x).toBe(20);
  await widget.open();
  await expect(widget.dialog).toContainText("Shall we call you?");
  expect(await findings(page)).toEqual([]);
});

test("inline: in its place, and back when the page draws the place anew", async ({ api, visit, page }) => {
  api.config.display = always(offer("inline", { fields: ["name"] }));
  const widget = await visit("shop.html");
  const form = page.locator("perezvon-inline");
  await expect(form).toContainText("Shall we call you?");
  await expect(widget.launcher).toBeHidden();
  expect(await findings(page)).toEqual([]);
  await form.locator("input[type=tel]").fill("+7 495 123-45-67");
  await page.evaluate(() => {
    const place = document.createElement("div");
    place.id = "place";
    document.querySelector("#place")?.replaceWith(place);
  });
  await expect(form.locator("input[type=tel]")).toHaveValue("+7 495 123-45-67");
  await form.getByLabel("Your name").fill("Ada");
  await form.locator("input[type=checkbox]").check();
  await form.locator("button[type=submit]").click();
  await expect(widget.headline).toHaveText("We have your number");
  await expect(form).toContainText("We have your number");
  expect(api.requestsTo("POST", /callbacks$/)[0]?.body).toMatchObject({ fields: { name: "Ada" } });
});

test("integrated: the site's own button and form lead to the panel", async ({ api, visit, page }) => {
  api.config.display = always(offer("integrated", { selector: "#own, #own-form" }));
  const widget = await visit("shop.html");
  await expect.poll(() => api.requestsTo("POST", /decisions$/).length).toBeGreaterThan(0);
  await page.locator("#own").click();
  await expect(widget.phone).toBeFocused();
  await widget.close.click();
  await page.locator("#own-form input").fill("8 495 765-43-21");
  await page.locator("#own-form button").click();
  await expect(widget.phone).toHaveValue("8 495 765-43-21");
  expect(page.url()).not.toContain("sent");
});

test("hidden: only the page opens it", async ({ api, visit, page }) => {
  api.config.display = always(offer("hidden"));
  const widget = await visit("shop.html");
  await page.waitForTimeout(1_200);
  await expect(widget.launcher).toBeHidden();
  await page.evaluate(() => Reflect.get(window, "perezvon").open());
  await expect(widget.headline).toHaveText("Shall we call you?");
});

test("what is asked besides the number goes with the request", async ({ api, visit, page }) => {
  api.config.display = always(offer("button", { fields: ["name", "topic", "email", "company", "comment"] }));
  const widget = await visit("shop.html");
  await page.evaluate(() =>
    Reflect.get(window, "perezvon").identify({ name: "Ada", phone: "+49 30 123456" }),
  );
  await widget.open();
  await expect(widget.phone).toHaveValue("+49 30 123456");
  await expect(widget.dialog.getByLabel("Your name")).toHaveValue("Ada");
  await widget.dialog.getByLabel("What it is about").fill("Boots");
  expect(await findings(page)).toEqual([]);
  await widget.consent.check();
  await widget.submit.click();
  await expect(widget.headline).toHaveText("We have your number");
  expect(api.requestsTo("POST", /callbacks$/)[0]?.body).toMatchObject({
    fields: { name: "Ada", topic: "Boots" },
  });
});

test("outside hours it offers a time; asking for one sends it", async ({ api, visit }) => {
  api.config.open = false;
  api.config.opensAt = new Date(Date.now() + 86_400_000).toISOString();
  api.config.display = always(offer("button", { outsideHours: "offer-time" }));
  const widget = await visit("shop.html");
  await widget.open();
  await expect(widget.dialog, "no promise while nobody is there").not.toContainText("seconds");
  await widget.phone.fill("+7 495 123-45-67");
  // By key, as a visitor does it: what opens below moves the rest of the form.
  await widget.dialog.getByLabel("When to call").press("ArrowDown");
  await widget.consent.check();
  await widget.submit.click();
  await expect(widget.dialog).toContainText("Choose a day and time");
  const day = `${new Date().getFullYear() + 1}-02-03`;
  await widget.dialog.getByLabel("Day and time").fill(`${day}T10:30`);
  await widget.submit.click();
  await expect(widget.headline).toHaveText("We have your number");
  // The browser of these tests lives in Moscow.
  expect(api.requestsTo("POST", /callbacks$/)[0]?.body).toMatchObject({
    scheduledFor: `${day}T07:30:00.000Z`,
  });
});

test("outside hours nothing is shown where the offer says so", async ({ api, visit, page }) => {
  api.config.open = false;
  api.config.display = always(offer("popup", { outsideHours: "hide" }));
  const widget = await visit("shop.html");
  await page.waitForTimeout(1_500);
  await expect(page.locator(CARDS.popup)).toHaveCount(0);
  await expect(widget.launcher).toBeHidden();
});

test("Russian pages get the Russian words", async ({ api, visit, page }) => {
  await page.addInitScript(() => {
    document.addEventListener("readystatechange", () => {
      document.documentElement.lang = "ru";
    });
  });
  api.config.display = always(offer("slide-in"));
  await visit("shop.html");
  await expect(page.locator(CARDS["slide-in"])).toContainText("Позвоним через 35 секунд.");
});
