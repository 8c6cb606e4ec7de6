import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { always, offer, where } from "./programs";

const lasting = (page: Page) => page.evaluate(() => Object.keys(localStorage).sort());
const visits = (page: Page) =>
  page.evaluate(() => JSON.parse(localStorage.getItem("perezvon:demo:visits") ?? "null"));
const consent = (page: Page, answer: "granted" | "denied") =>
  page.evaluate((given) => Reflect.get(window, "perezvon").identify({ consent: given }), answer);

const returning = where(["not", ["known", "returning"]], ["returning"], offer("slide-in"));

test("before consent nothing outlives the visit; afterwards what is known of it lasts", async ({
  api,
  visit,
  page,
}) => {
  api.config.memory = "consented";
  api.config.display = returning;
  await visit("shop.html");
  await expect(page.locator(".offer-slide-in")).toBeVisible();
  expect(await lasting(page)).toEqual([]);
  await page.reload();
  await expect(page.locator(".offer-slide-in")).toBeVisible();
  expect(await lasting(page)).toEqual([]);
  await consent(page, "granted");
  await expect.poll(() => lasting(page)).toEqual(["perezvon:demo:offers", "perezvon:demo:visits"]);
  expect(await visits(page)).toMatchObject({ count: 1, pages: 2 });
  await consent(page, "denied");
  await expect.poll(() => lasting(page)).toEqual([]);
});

test("who agreed on an earlier visit comes back, also where the page tells of it late", async ({
  api,
  visit,
  page,
}) => {
  api.config.memory = "consented";
  api.config.display = where(["known", "returning"], ["returning"]);
  const HOUR = 3_600_000;
  await page.addInitScript((hour) => {
    if (sessionStorage.length > 0) return;
    const at = Date.now() - 24 * hour;
    const arrival = { referrer: "", source: "direct", tags: {} };
    const earlier = {
      firstAt: at,
      startedAt: at,
      lastAt: at,
      endedAt: 0,
      count: 3,
      pages: 2,
      seconds: 9,
      arrival,
    };
    localStorage.setItem("perezvon:demo:visits", JSON.stringify(earlier));
  }, HOUR);
  const widget = await visit("shop.html");
  await page.waitForTimeout(1_500);
  await expect(widget.launcher).toBeHidden();
  await consent(page, "granted");
  await expect(widget.launcher).toBeVisible();
  await page.waitForTimeout(1_200);
  await page.reload();
  await page.waitForFunction(() => document.querySelector("perezvon-widget"));
  await consent(page, "granted");
  await expect(widget.launcher).toBeVisible();
  await expect.poll(() => visits(page)).toMatchObject({ count: 4 });
});

test("where nothing may last, nothing does, and what was there goes", async ({ api, visit, page }) => {
  api.config.memory = "visit";
  api.config.display = always(offer("slide-in"));
  await page.addInitScript(() => localStorage.setItem("perezvon:demo:visits", "{}"));
  await visit("shop.html");
  await expect(page.locator(".offer-slide-in")).toBeVisible();
  await consent(page, "granted");
  await page.waitForTimeout(1_300);
  expect(await lasting(page)).toEqual([]);
});
