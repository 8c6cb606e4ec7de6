import type { Predicate } from "@/core/flow/runtime/display-program";
import type { FactKey } from "@/core/widget-contract/visitor-facts";
import { expect, test } from "./fixtures";
import { always, offer, where } from "./programs";

const CARD = ".offer-slide-in";
const HOUR = 3_600_000;

/** Sets the visit's times back, as if so much time had passed since. */
const ago = (milliseconds: number) => {
  const key = "perezvon:demo:visits";
  const visits: Record<string, number> = JSON.parse(localStorage.getItem(key) ?? "{}");
  for (const name of ["firstAt", "startedAt", "lastAt"]) visits[name] = (visits[name] ?? 0) - milliseconds;
  localStorage.setItem(key, JSON.stringify(visits));
};
const eventsAgo = (milliseconds: number) => {
  const key = "perezvon:demo:offers";
  const lines = (localStorage.getItem(key) ?? "").split("\n");
  const older = lines.map((line) => line.replace(/^\d+/, (at) => String(Number(at) - milliseconds)));
  localStorage.setItem(key, older.join("\n"));
};

test("pages and visits are counted over pages and tabs", async ({ api, visit, page, context }) => {
  const asks: Predicate = [
    "all",
    [
      ["is", "visits", 1],
      ["is", "pages-viewed", 3],
    ],
  ];
  api.config.display = where(asks, ["visits", "pages-viewed"]);
  const widget = await visit("shop.html");
  await page.waitForTimeout(700);
  await expect(widget.launcher).toBeHidden();
  await page.reload();
  await page.waitForTimeout(700);
  await expect(widget.launcher).toBeHidden();
  const another = await context.newPage();
  await another.goto(page.url());
  await expect(another.locator("perezvon-widget .launcher")).toBeVisible();
});

test("a visit ends after half an hour without anything", async ({ api, visit, page }) => {
  const asks: Predicate = [
    "all",
    [
      ["is", "visits", 2],
      ["is", "pages-viewed", 1],
      ["known", "returning"],
      ["is", "days-since-last-visit", 2],
    ],
  ];
  api.config.display = where(asks, ["visits", "pages-viewed", "returning", "days-since-last-visit"]);
  const widget = await visit("shop.html");
  await expect.poll(() => page.evaluate(() => localStorage.getItem("perezvon:demo:visits"))).not.toBeNull();
  await page.evaluate(ago, 50 * HOUR);
  await page.reload();
  await expect(widget.launcher).toBeVisible();
});

test("what brought the visitor stays, page by page and when they come back directly", async ({
  api,
  visit,
  page,
}) => {
  const needs: FactKey[] = ["source", "utm_campaign", "visits"];
  const asks: Predicate = [
    "all",
    [
      ["is", "source", "email"],
      ["equals", "utm_campaign", "news"],
      [">=", "visits", 1],
    ],
  ];
  api.config.display = where(asks, needs);
  const widget = await visit("shop.html?utm_source=letter&utm_medium=email&utm_campaign=news");
  await expect(widget.launcher).toBeVisible();
  await page.goto(page.url().split("?")[0] ?? "");
  await expect(widget.launcher, "the next page has no tags").toBeVisible();
  await page.evaluate(ago, 30 * HOUR);
  await page.reload();
  await expect(widget.launcher, "the next day, directly").toBeVisible();
  expect(
    await page.evaluate(() => JSON.parse(localStorage.getItem("perezvon:demo:visits") ?? "").count),
  ).toBe(2);
});

test("a new source begins a new visit at once", async ({ api, visit, page }) => {
  api.config.display = where(
    [
      "all",
      [
        ["is", "visits", 2],
        ["is", "source", "ads"],
      ],
    ],
    ["visits", "source"],
  );
  const widget = await visit("shop.html?utm_source=letter&utm_medium=email");
  await expect.poll(() => page.evaluate(() => localStorage.getItem("perezvon:demo:visits"))).not.toBeNull();
  await page.goto(`${page.url().split("?")[0]}?gclid=abc`);
  await expect(widget.launcher).toBeVisible();
});

test("shown and dismissed offers, requests and their outcome are known on the next page", async ({
  api,
  visit,
  page,
}) => {
  api.config.display = always(offer("slide-in"));
  const widget = await visit("shop.html");
  await page.locator(CARD).getByRole("button", { name: "Close" }).click();
  await widget.ask();
  await expect.poll(() => api.streams.size).toBe(1);
  api.push({ stage: "finished", outcome: "conversation" });
  await expect(widget.headline).toHaveText("Thank you for the talk");
  await widget.close.click();

  const needs: FactKey[] = [
    "shown-session",
    "shown-today",
    "shown-month",
    "days-since-dismissed",
    "requested-before",
    "last-outcome",
  ];
  const asks: Predicate = [
    "all",
    [
      ["is", "shown-session", 1],
      ["is", "shown-today", 1],
      ["is", "shown-month", 1],
      ["is", "days-since-dismissed", 0],
      ["known", "requested-before"],
      ["is", "last-outcome", "conversation"],
    ],
  ];
  api.config.display = where(asks, needs, offer("bar"));
  await page.reload();
  await expect(page.locator(".offer-bar"), "closed in this visit: the same node stays away").toHaveCount(0);
  await page.evaluate(() => {
    const key = "perezvon:demo:offers";
    localStorage.setItem(key, (localStorage.getItem(key) ?? "").replaceAll("offer-1", "another"));
  });
  await page.reload();
  await expect(page.locator(".offer-bar")).toBeVisible();
});

const seldom = { perSession: null, perDays: null, afterDismissalDays: 0, afterRequestDays: 0 };

test("once a session means once, in every tab", async ({ api, visit, page, context }) => {
  api.config.display = always(offer("slide-in", { frequency: { ...seldom, perSession: 1 } }));
  await visit("shop.html");
  await expect(page.locator(CARD)).toBeVisible();
  const another = await context.newPage();
  await another.goto(page.url());
  await another.waitForTimeout(1_500);
  await expect(another.locator(CARD)).toHaveCount(0);
  await another.evaluate(ago, HOUR);
  await another.evaluate(eventsAgo, HOUR);
  await another.reload();
  await expect(another.locator(CARD), "another session").toBeVisible();
});

test("so many times in so many days", async ({ api, visit, page }) => {
  api.config.display = always(
    offer("slide-in", { frequency: { ...seldom, perDays: { times: 2, days: 7 } } }),
  );
  await visit("shop.html");
  for (const _ of [1, 2]) {
    await expect(page.locator(CARD)).toBeVisible();
    await page.reload();
  }
  await page.waitForTimeout(1_500);
  await expect(page.locator(CARD)).toHaveCount(0);
  await page.evaluate(eventsAgo, 8 * 24 * HOUR);
  await page.reload();
  await expect(page.locator(CARD)).toBeVisible();
});

test("while an offer holds back, the button that was there stays", async ({ api, visit, page }) => {
  const display = where([">=", "seconds-on-page", 2], ["seconds-on-page"], offer("slide-in"));
  const { program } = display;
  const once = offer("slide-in", { frequency: { ...seldom, perSession: 1 } });
  api.config.display = {
    ...display,
    program: {
      ...program,
      steps: [...program.steps.slice(0, 3), ["show", "plain"]],
      offers: { "offer-1": once, plain: offer("button") },
    },
  };
  const widget = await visit("shop.html");
  await expect(widget.launcher).toBeVisible();
  await expect(page.locator(CARD)).toBeVisible();
  await expect(widget.launcher).toBeHidden();
  await page.reload();
  await expect(widget.launcher).toBeVisible();
  await page.waitForTimeout(3_000);
  await expect(page.locator(CARD)).toHaveCount(0);
  await expect(widget.launcher).toBeVisible();
});

test("closed means closed for so many days", async ({ api, visit, page }) => {
  api.config.display = always(offer("slide-in", { frequency: { ...seldom, afterDismissalDays: 3 } }));
  await visit("shop.html");
  await page.locator(CARD).getByRole("button", { name: "Close" }).click();
  for (const [hours, isShown] of [
    [50, false],
    [30, true],
  ] as const) {
    await page.evaluate(ago, hours * HOUR);
    await page.evaluate(eventsAgo, hours * HOUR);
    await page.reload();
    await page.waitForTimeout(1_500);
    await expect(page.locator(CARD)).toHaveCount(isShown ? 1 : 0);
  }
});

test("a split shows the same variant to the same visitor, page after page", async ({ api, visit, page }) => {
  const display = always(offer("button"));
  display.program = {
    ...display.program,
    steps: [
      ["start", "start", 1],
      [
        "split",
        "halves",
        "salt",
        [
          [5_000, "a", 2],
          [10_000, "b", 3],
        ],
      ],
      ["show", "one"],
      ["show", "two"],
    ],
    needs: ["visitor"],
    offers: {
      one: offer("button", { texts: { en: { title: "One", text: "", button: "One" } } }),
      two: offer("button", { texts: { en: { title: "Two", text: "", button: "Two" } } }),
    },
  };
  api.config.display = display;
  const widget = await visit("shop.html");
  await expect(widget.launcher).toHaveText(/One|Two/);
  const first = await widget.launcher.textContent();
  for (const _ of [1, 2, 3]) {
    await page.reload();
    await expect(widget.launcher).toHaveText(first ?? "");
  }
  expect(await page.evaluate(() => localStorage.getItem("perezvon:demo:visitor"))).toMatch(/^[0-9a-f]{32}$/);
});

test("two snippets make one offer and count one page", async ({ api, visit, page }) => {
  api.config.display = where(["is", "pages-viewed", 1], ["pages-viewed"], offer("slide-in"));
  await visit("two-snippets.html");
  await expect(page.locator(CARD)).toHaveCount(1);
  await page.waitForTimeout(1_500);
  await expect(page.locator(CARD)).toHaveCount(1);
});

test("where nothing may be stored it remembers for as long as the page lives", async ({
  api,
  visit,
  page,
}) => {
  api.config.display = where(["is", "visits", 1], ["visits"], offer("slide-in"));
  const widget = await visit("no-storage.html");
  await page.locator(CARD).getByRole("button", { name: "Close" }).click();
  await expect(widget.launcher).toBeVisible();
  await page.waitForTimeout(1_500);
  await expect(page.locator(CARD)).toHaveCount(0);
});

test("with rules that need no memory nothing lasting is stored", async ({ api, visit, page }) => {
  api.config.display = where(["is", "device", "desktop"], ["device"]);
  const widget = await visit("shop.html");
  await expect(widget.launcher).toBeVisible();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});
