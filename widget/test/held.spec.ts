import { holdConfig } from "@/core/widget-contract/hold-config";
import type { WidgetConfig } from "@/core/widget-contract/wire";
import { findings } from "./findings";
import { expect, test } from "./fixtures";
import { always, offer } from "./programs";

// While a billing period's limit is reached: a time instead of a call now, and never a word of being closed.

const MINUTE_MS = 60_000;
const SCHEDULES = [{ hours: null, holidays: [], timeZone: "UTC" }];
const WORDS = { en: "Choose a time, and we call you then.", ru: "Выберите время, и мы вам позвоним." };
const held = (config: WidgetConfig) =>
  holdConfig(config, { schedules: SCHEDULES, now: Date.now(), words: WORDS });
const requestOf = (body: Record<string, unknown> | undefined) => Date.parse(String(body?.scheduledFor));

test("the plain button offers the soonest time, and one press takes it", async ({ api, visit, page }) => {
  Object.assign(api.config, held(api.config));
  const widget = await visit("shop.html");
  await widget.open();
  const when = widget.dialog.getByLabel("When to call");
  await expect(when.getByRole("option")).toHaveText([/^The soonest: /, "At another time"]);
  await expect(widget.dialog).toContainText("Choose a time, and we call you then.");
  await expect(widget.dialog).not.toContainText(/closed|second/i);
  expect(await findings(page)).toEqual([]);
  await widget.phone.fill("+7 495 123-45-67");
  await widget.consent.check();
  await widget.submit.click();
  await expect(widget.headline).toHaveText("We have your number");
  const [asked] = api.requestsTo("POST", /callbacks$/);
  expect(requestOf(asked?.body)).toBe(Date.parse(api.config.callsFrom ?? ""));
});

test("another time is chosen from the soonest on", async ({ api, visit }) => {
  Object.assign(api.config, held(api.config));
  const widget = await visit("shop.html");
  await widget.open();
  await widget.dialog.getByLabel("When to call").selectOption("At another time");
  const time = widget.dialog.getByLabel("Day and time");
  const soonest = await time.evaluate((input) => new Date(input.getAttribute("min") ?? "").getTime());
  expect(soonest).toBe(Date.parse(api.config.callsFrom ?? ""));
});

test("offers that promise a call at once lose that promise, and nothing else", async ({
  api,
  visit,
  page,
}) => {
  const words = { title: "Call in {seconds} s!", text: "We call you this second.", button: "Now!" };
  api.config.display = always(
    offer("popup", { texts: { en: { ...words, topics: ["Delivery"] }, ru: words }, fields: ["topic"] }),
  );
  Object.assign(api.config, held(api.config));
  await page.clock.install();
  const widget = await visit("shop.html");
  const card = page.getByRole("dialog", { name: "We call you back" });
  await expect(card).toContainText("Choose a time, and we call you then.");
  await expect(card).not.toContainText(/second|now/i);
  await card.getByRole("button", { name: "Call me back" }).click();
  await expect(widget.dialog.getByLabel("What it is about")).toBeVisible();
  await expect(widget.dialog.getByLabel("When to call")).toBeVisible();
});

test("where the time is over on a page that stood open, the server finds the next one", async ({
  api,
  visit,
}) => {
  Object.assign(api.config, held(api.config), {
    callsFrom: new Date(Date.now() - MINUTE_MS).toISOString(),
  });
  const widget = await visit("shop.html");
  await widget.open();
  await widget.phone.fill("+7 495 123-45-67");
  await widget.consent.check();
  await widget.submit.click();
  await expect(widget.headline).toHaveText("We have your number");
  expect(api.requestsTo("POST", /callbacks$/)[0]?.body).not.toHaveProperty("scheduledFor");
});
