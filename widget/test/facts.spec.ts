import type { Page } from "@playwright/test";
import type { Predicate } from "@/core/flow/runtime/display-program";
import type { FactKey } from "@/core/widget-contract/visitor-facts";
import { expect, test } from "./fixtures";
import { where } from "./programs";

interface Case {
  asks: Predicate;
  needs: FactKey[];
  /** Where the page is looked at; `?…` is added to its address. */
  query?: string;
  /** Before the page. */
  prepare?: (page: Page) => Promise<unknown>;
  /** Does what makes the answer yes; without it the answer is yes from the beginning. */
  act?: (page: Page) => Promise<unknown>;
}

const fact = (predicate: Predicate, key: FactKey, rest: Partial<Case> = {}): Case => ({
  asks: predicate,
  needs: [key],
  ...rest,
});
const tell = (page: Page, ...call: unknown[]) =>
  page.evaluate((given) => Reflect.get(window, "perezvon").push(given), call);
const inWindow = (page: Page, name: string, value: unknown) =>
  page.evaluate(([key, given]) => Reflect.set(window, String(key), given), [name, value]);
const atStart = (page: Page, script: string) => page.addInitScript({ content: script });
const scrollTo = (page: Page, share: number) =>
  page.evaluate((part) => window.scrollTo(0, document.documentElement.scrollHeight * part), share);

const CASES: Record<string, Case> = {
  url: fact(["contains", "url", "/shop.html?a=1"], "url", { query: "?a=1#b" }),
  "url without its fragment": fact(["not", ["contains", "url", "#"]], "url", { query: "#b" }),
  path: fact(["equals", "path", "/shop.html"], "path"),
  title: fact(["contains", "title", "winter boots", 1], "title"),
  language: fact(["equals", "language", "en"], "language"),
  device: fact(["is", "device", "desktop"], "device"),
  os: fact(["in", "os", ["linux", "windows"]], "os"),
  browser: fact(["is", "browser", "chrome"], "browser"),
  "screen width": fact([">=", "screen-width", 1_000], "screen-width"),
  "time zone": fact(["is", "time-zone", "Europe/Moscow"], "time-zone"),
  minute: fact(["between", "minute", 0, 1_440], "minute"),
  weekday: fact(["in", "weekday", [1, 2, 3, 4, 5, 6, 7]], "weekday"),
  "date in a zone": fact(["matches", "date:Asia/Tokyo", "^20\\d\\d-\\d\\d-\\d\\d$"], "date:Asia/Tokyo"),
  query: fact(["equals", "query:ref", "mail & more"], "query:ref", { query: "?ref=mail%20%26%20more" }),
  cookie: fact(["equals", "cookie:plan", "gold"], "cookie:plan", {
    prepare: (page) => atStart(page, "document.cookie = 'plan=gold'"),
  }),
  referrer: fact(["known", "source"], "source"),
  "utm and ads": {
    asks: [
      "all",
      [
        ["is", "source", "ads"],
        ["equals", "utm_campaign", "boots"],
        ["known", "ad-click"],
      ],
    ],
    needs: ["source", "utm_campaign", "ad-click"],
    query: "?utm_source=yandex&utm_medium=cpc&utm_campaign=boots&yclid=7",
  },
  "ad network": fact(["is", "ad-network", "yandex"], "ad-network", { query: "?yclid=7" }),
  "first visit": {
    asks: [
      "all",
      [
        ["not", ["known", "returning"]],
        ["is", "visits", 1],
        ["is", "pages-viewed", 1],
      ],
    ],
    needs: ["returning", "visits", "pages-viewed"],
  },
  "seconds on page": fact([">=", "seconds-on-page", 2], "seconds-on-page", {
    act: (page) => page.waitForTimeout(1_000),
  }),
  "seconds on site": fact([">=", "seconds-on-site", 2], "seconds-on-site", {
    act: (page) => page.waitForTimeout(1_000),
  }),
  "seconds idle": fact([">=", "seconds-idle", 2], "seconds-idle", {
    act: (page) => page.waitForTimeout(1_000),
  }),
  "scroll depth": fact([">=", "scroll-depth", 50], "scroll-depth", { act: (page) => scrollTo(page, 0.5) }),
  "exit by mouse": fact(["known", "exit-intent"], "exit-intent", {
    async act(page) {
      await page.mouse.move(300, 200);
      await page.evaluate(() =>
        document.documentElement.dispatchEvent(new MouseEvent("mouseleave", { clientY: -1 })),
      );
    },
  }),
  clicks: fact([">=", "clicks", 2], "clicks", { act: (page) => page.locator("h1").click({ clickCount: 2 }) }),
  "text copied": fact(["known", "text-copied"], "text-copied", {
    act: (page) => page.evaluate(() => document.dispatchEvent(new Event("copy"))),
  }),
  "element visible": fact(["known", "visible:.price"], "visible:.price", {
    act: (page) => scrollTo(page, 1),
  }),
  "attribute told": fact(["is", "attribute:tier", "gold"], "attribute:tier", {
    act: (page) => tell(page, "identify", { attributes: { tier: "gold" } }),
  }),
  "list told": fact(["equals", "attribute:interests", "boots", 1], "attribute:interests", {
    act: (page) => tell(page, "identify", { attributes: { interests: ["skis", "boots"] } }),
  }),
  "part of a list": fact(["contains", "attribute:interests", "OOT", 1], "attribute:interests", {
    act: (page) => tell(page, "identify", { attributes: { interests: ["skis", "boots"] } }),
  }),
  "event told": fact([">=", "event:compared", 2], "event:compared", {
    async act(page) {
      await tell(page, "track", "compared");
      await tell(page, "track", "compared");
    },
  }),
  "event of the data layer": fact(["known", "event:add_to_cart"], "event:add_to_cart", {
    act: (page) => inWindow(page, "dataLayer", [{ event: "add_to_cart" }]),
  }),
  "cart told": fact([">", "cart-value", 100], "cart-value", {
    act: (page) => tell(page, "track", "cart", { value: 129.9 }),
  }),
  "cart of the data layer": fact([">", "cart-value", 100], "cart-value", {
    act: (page) => inWindow(page, "dataLayer", [{ event: "view_cart", ecommerce: { value: 150 } }]),
  }),
  "consent by Google's mode": fact(["is", "consent", "granted"], "consent", {
    act: (page) => inWindow(page, "dataLayer", [{ 0: "consent", 1: "update", 2: { ad_storage: "granted" } }]),
  }),
  "consent by TCF": fact(["is", "consent", "granted"], "consent", {
    prepare: (page) =>
      atStart(
        page,
        "window.__tcfapi = (c, v, tell) => tell({ eventStatus: 'tcloaded', purpose: { consents: { 1: true } } }, true)",
      ),
  }),
  "consent not known": fact(["is", "consent", "unknown"], "consent"),
};

for (const [name, { asks, needs, query, prepare, act }] of Object.entries(CASES)) {
  test(`fact: ${name}`, async ({ api, visit, page }) => {
    await prepare?.(page);
    api.config.display = where(asks, needs);
    const widget = await visit(`shop.html${query ?? ""}`);
    if (act) {
      await page.waitForFunction(() => document.querySelector("perezvon-widget"));
      await page.waitForTimeout(400);
      await expect(widget.launcher).toBeHidden();
      await act(page);
    }
    await expect(widget.launcher).toBeVisible();
  });
}

test("facts of the server: asked for once, by what is needed, and only then", async ({ api, visit }) => {
  api.facts = { "operators-free": 2, country: "DE" };
  api.config.display = where(
    [
      "all",
      [
        [">", "operators-free", 1],
        ["is", "country", "DE"],
      ],
    ],
    ["operators-free", "country"],
  );
  const widget = await visit("shop.html");
  await expect(widget.launcher).toBeVisible();
  expect(api.requestsTo("GET", /facts$/)).toHaveLength(1);
});

test("the server's silence is not an answer", async ({ api, visit, page }) => {
  await page.route(/\/facts\?/, (route) => route.abort());
  api.config.display = where(["not", ["known", "operators-free"]], ["operators-free"]);
  const widget = await visit("shop.html");
  await expect(widget.launcher).toBeVisible();
});

test("a program that asks for nothing that has to be watched fetches no code for it", async ({
  api,
  visit,
}) => {
  api.config.display = where(["is", "device", "desktop"], ["device"]);
  const widget = await visit("shop.html");
  await expect(widget.launcher).toBeVisible();
  const files = api.requestsTo("GET", /widget\.js\/./).map(({ path }) => path.split("/").at(-1));
  expect(files.filter((name) => /behaviour|history|told|server|popup|panel/.test(name ?? ""))).toEqual([]);
});

test("seconds stand still while a dialog of the page is open", async ({ api, visit, page }) => {
  api.config.display = where([">=", "seconds-on-page", 3], ["seconds-on-page"]);
  const widget = await visit("shop.html");
  await page.evaluate(() => {
    const dialog = document.createElement("dialog");
    dialog.textContent = "Cookies?";
    document.body.append(dialog);
    dialog.show();
  });
  await page.waitForTimeout(4_500);
  await expect(widget.launcher).toBeHidden();
  await page.evaluate(() => document.querySelector("dialog")?.close());
  await expect(widget.launcher).toBeVisible();
});

test("an address that changes without a reload is decided anew", async ({ api, visit, page }) => {
  api.config.display = where(["starts", "path", "/jackets"], ["path"]);
  const widget = await visit("spa.html");
  await page.waitForTimeout(800);
  await expect(widget.launcher).toBeHidden();
  await page.evaluate(() => Reflect.get(window, "goTo")("/jackets.html", "Jackets"));
  await expect(widget.launcher).toBeVisible();
  await page.evaluate(() => Reflect.get(window, "goTo")("/boots.html", "Boots"));
  await expect(widget.launcher).toBeHidden();
});

test("a page full of mistakes, and a broken tag manager, hold nothing up", async ({ api, visit }) => {
  api.config.display = where(["is", "consent", "unknown"], ["consent", "event:x"]);
  const widget = await visit("broken.html");
  await expect(widget.launcher).toBeVisible();
  await widget.ask();
  await expect(widget.headline).toHaveText("We have your number");
});
