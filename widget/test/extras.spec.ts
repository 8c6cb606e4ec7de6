import type { Offer } from "@/core/flow/runtime/offer";
import { findings } from "./findings";
import { expect, test } from "./fixtures";
import { always, offer } from "./programs";

const { texts } = offer("button");
const TALKATIVE: Partial<Offer> = {
  fields: ["topic"],
  texts: {
    en: { title: "Call us", text: "", button: "Call", topics: ["Delivery", "Returns"] },
    ru: texts.ru ?? { title: "", text: "", button: "" },
  },
  departments: [
    { id: "sales", labels: { en: "Sales", ru: "Продажи" } },
    { id: "service", labels: { ru: "Сервис" } },
  ],
  messengers: [
    { kind: "telegram", url: "https://t.me/boots_shop" },
    { kind: "viber", url: "viber://chat?number=%2B74951234567" },
    { kind: "custom", url: "https://chat.example/boots", label: "Our chat" },
  ],
};

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 390]) {
    test(`departments, topics and messengers read well (${colorScheme}, ${width})`, async ({
      api,
      visit,
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      api.config.display = always(offer("button", TALKATIVE));
      const widget = await visit("shop.html");
      await widget.open();
      await expect(widget.dialog.getByRole("link", { name: "Telegram" })).toBeVisible();
      expect(await findings(page)).toEqual([]);
      for (const link of await widget.dialog.getByRole("link").all())
        expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  }
}

test("whom the visitor asks for, and about what, goes with the request", async ({ api, visit, page }) => {
  api.config.display = always(offer("button", TALKATIVE));
  const widget = await visit("shop.html");
  await widget.open();
  const department = widget.dialog.getByLabel("Who should call you");
  await expect(department.getByRole("option"), "in another language where there is no English").toHaveText([
    "Whoever is free",
    "Sales",
    "Сервис",
  ]);
  await department.selectOption("Sales");
  await widget.dialog.getByLabel("What it is about").selectOption("Returns");
  await page.reload();
  await widget.open();
  await expect(department, "kept over a reload").toHaveValue("sales");
  await widget.phone.fill("+7 495 123-45-67");
  await widget.consent.check();
  await widget.submit.click();
  await expect(widget.headline).toHaveText("We have your number");
  expect(api.requestsTo("POST", /callbacks$/)[0]?.body).toMatchObject({
    department: "sales",
    fields: { topic: "Returns" },
  });
});

test("a messenger opens beside the page, and its press is told to the page and to us", async ({
  api,
  visit,
  page,
  context,
}) => {
  await context.route("https://t.me/**", (route) => route.fulfill({ body: "A chat." }));
  await page.addInitScript(() => {
    Reflect.set(window, "dataLayer", []);
    Reflect.set(window, "perezvon", [
      ["on", "messenger", (detail: unknown) => Reflect.set(window, "heard", detail)],
    ]);
  });
  api.config.display = always(offer("button", TALKATIVE));
  const widget = await visit("shop.html");
  await widget.open();
  const [chat] = await Promise.all([
    context.waitForEvent("page"),
    widget.dialog.getByRole("link", { name: "Telegram" }).click(),
  ]);
  expect(chat.url()).toBe("https://t.me/boots_shop");
  expect(await chat.evaluate(() => window.opener)).toBeNull();
  const heard = { offer: "offer-1", messenger: "telegram" };
  expect(await page.evaluate(() => Reflect.get(window, "heard"))).toEqual(heard);
  expect(await page.evaluate(() => Reflect.get(window, "dataLayer"))).toContainEqual({
    event: "perezvon_messenger",
    perezvon: heard,
  });
  await expect
    .poll(() => api.requestsTo("POST", /decisions$/).map(({ body }) => body.event))
    .toContain("messenger");
});

test("no address of another sort becomes a link", async ({ api, visit }) => {
  const messengers = [{ kind: "custom" as const, url: "javascript:alert(1)", label: "Press" }];
  api.config.display = always(offer("button", { messengers }));
  const widget = await visit("shop.html");
  await widget.open();
  await expect(widget.dialog.getByRole("link")).toHaveCount(0);
});

test("in the page's own form too", async ({ api, visit, page }) => {
  api.config.display = always(offer("inline", TALKATIVE));
  await visit("shop.html");
  const link = page.locator("perezvon-inline").getByRole("link", { name: "Our chat" });
  await expect(link).toBeVisible();
  expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  expect(await findings(page)).toEqual([]);
});

for (const [name, sound, reducedMotion, pressed, notes] of [
  ["sounds softly, once", "soft", "no-preference", true, 2],
  ["is silent unless the offer says otherwise", undefined, "no-preference", true, 0],
  ["is silent to who has not pressed anything", "soft", "no-preference", false, 0],
  ["is silent to who wants less motion", "soft", "reduce", true, 0],
] as const) {
  test(`what comes up ${name}`, async ({ api, visit, page }) => {
    await page.emulateMedia({ reducedMotion });
    await page.addInitScript((hasBeenActive) => {
      // What a test does to a page counts as the visitor's own: whether they pressed has to be said.
      Object.defineProperty(navigator, "userActivation", { value: { hasBeenActive } });
      Reflect.set(window, "notes", 0);
      const { start } = OscillatorNode.prototype;
      OscillatorNode.prototype.start = function (at) {
        Reflect.set(window, "notes", Reflect.get(window, "notes") + 1);
        start.call(this, at);
      };
    }, pressed);
    api.configDelayMs = 800;
    const { appearance } = offer("slide-in");
    api.config.display = always(offer("slide-in", { appearance: { ...appearance, sound } }));
    await visit("shop.html");
    await expect(page.locator(".offer-slide-in")).toBeVisible();
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => Reflect.get(window, "notes"))).toBe(notes);
  });
}
