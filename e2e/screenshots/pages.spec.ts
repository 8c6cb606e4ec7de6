import type { Browser, Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { settled } from "../pages/settled";
import { Visitor } from "../pages/visitor";
import { Product } from "../product";
import { LOOKS, nameOf, openLook, picture } from "./looks";

const PUBLIC = {
  shop: "/demo",
  "shop-product": "/demo/winter-boots",
  "shop-contacts": "/demo/contacts",
  phones: "/demo/phones",
  missing: "/demo/no-such-page",
};

const STAFF = {
  today: "",
  console: "/console",
  live: "/live",
  leads: "/leads",
  "leads-nothing-found": "/leads?q=nobody",
  sites: "/sites",
  "site-new": "/sites/new",
  team: "/team",
  "team-new": "/team/teams/new",
  "operator-new": "/team/operators/new",
  connections: "/connections",
  "connection-new": "/connections/new",
  "connection-hubspot": "/connections/new/hubspot",
  "settings-workspace": "/settings/workspace",
  "settings-members": "/settings/members",
  "settings-billing": "/settings/billing",
  "settings-dispositions": "/settings/dispositions",
  "settings-consent": "/settings/consent",
  "settings-outbox": "/settings/outbox",
  "settings-account": "/settings/account",
};

const BEGINNING = { today: "", leads: "/leads", sites: "/sites", team: "/team", connections: "/connections" };

test("pages of a workspace in use", async ({ browser, product, signIn }) => {
  const owner = await signIn("owner");
  await bringIn(product, ["38", "38", "30"]);
  await owner.open("/leads");
  await expect(owner.page.getByText("Talked").first()).toBeVisible({ timeout: 90_000 });
  const details = await detailPages(owner.page);
  // Something still happens while the pictures are taken.
  await bringIn(product, ["39", "31", "31"]);
  const state = await owner.page.context().storageState();
  for (const look of LOOKS) {
    const context = await openLook(browser, product.url, { look, state });
    const page = await context.newPage();
    const places = { ...PUBLIC, ...under("/demo-shop", STAFF), ...details };
    for (const [name, path] of Object.entries(places))
      await picture(page, product.url + path, fileOf(nameOf(look), name));
    await widgetPictures(page, product.url, nameOf(look));
    await context.close();
    const stranger = await openLook(browser, product.url, { look });
    await picture(await stranger.newPage(), `${product.url}/sign-in`, fileOf(nameOf(look), "sign-in"));
    await stranger.close();
  }
});

test("pages of a workspace that begins", async ({ browser }) => {
  const fresh = await Product.fresh("screenshots-fresh", { PEREZVON_DEMO: "0" });
  try {
    const home = await setUp(browser, fresh);
    for (const look of LOOKS) {
      const context = await openLook(browser, fresh.url, { look, state: home.state });
      const page = await context.newPage();
      for (const [name, path] of Object.entries(under(home.path, BEGINNING)))
        await picture(page, fresh.url + path, fileOf(nameOf(look), `empty-${name}`));
      await context.close();
    }
  } finally {
    await fresh.discard();
  }
});

const fileOf = (look: string, name: string) => `screenshots/${look}/${name}.png`;

const under = (path: string, places: Record<string, string>) =>
  Object.fromEntries(Object.entries(places).map(([name, rest]) => [name, path + rest]));

let asked = 0;

/** Asks for a call for a number of each ending; the automatic operators of the outlet take them. */
async function bringIn({ url }: Product, endings: string[]): Promise<void> {
  for (const ending of endings) {
    asked += 1;
    const phone = `+7495222${String(asked).padStart(2, "0")}${ending}`;
    const answer = await fetch(`${url}/api/v1/callbacks`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        siteKey: "demo-auto",
        phone,
        consent: true,
        page: `${url}/demo/winter-boots?utm_source=yandex&utm_medium=cpc`,
        pageTitle: "Winter boots – Demo Shop",
        referrer: "https://yandex.ru/search?text=winter+boots",
        fields: { name: ["Irina", "Pavel", "Sofia"][asked % 3] },
      }),
    });
    expect(answer.status, await answer.text()).toBe(202);
  }
}

/** One lead, site, team and operator, as their lists link to them. */
async function detailPages(page: Page): Promise<Record<string, string>> {
  const first = async (list: string, pattern: RegExp) => {
    await page.goto(list);
    await settled(page);
    const links = page.getByRole("main").locator("a[href]");
    const hrefs = await links.evaluateAll((all) => all.map((each) => each.getAttribute("href") ?? ""));
    const found = hrefs.find((href) => pattern.test(href));
    expect(found, `a link like ${pattern} on ${list}`).toBeDefined();
    return found ?? list;
  };
  return {
    lead: await first("/demo-shop/leads?status=conversation", /\/leads\/[^/?]+$/),
    "lead-unreached": await first("/demo-shop/leads?status=scheduled", /\/leads\/[^/?]+$/),
    site: await first("/demo-shop/sites", /\/sites\/(?!new)[^/?]+$/),
    "team-edit": await first("/demo-shop/team", /\/team\/teams\/(?!new)[^/?]+$/),
    "operator-edit": await first("/demo-shop/team", /\/team\/operators\/(?!new)[^/?]+$/),
  };
}

/** The widget open, and complaining: what visitors see most. */
async function widgetPictures(page: Page, url: string, look: string): Promise<void> {
  const visitor = await Visitor.on(page, `${url}/demo/winter-boots`);
  await visitor.widget.open();
  await page.screenshot({ path: fileOf(look, "widget-form"), animations: "disabled" });
  await visitor.widget.phone.fill("12");
  await visitor.widget.consent.check();
  await visitor.widget.submit.click();
  await expect(visitor.widget.phone).toHaveAttribute("aria-invalid", "true");
  await page.screenshot({ path: fileOf(look, "widget-problem"), animations: "disabled" });
  await visitor.widget.close.click();
}

/** The first visit of an installation without a demo: pictures of it in every look, and the owner it makes. */
async function setUp(browser: Browser, { url }: Product) {
  for (const look of LOOKS) {
    const context = await openLook(browser, url, { look });
    await picture(await context.newPage(), `${url}/set-up`, fileOf(nameOf(look), "set-up"));
    await context.close();
  }
  const context = await browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  await page.goto(`${url}/set-up`);
  await page.getByLabel("Your name").fill("Olga Orlova");
  await page.getByLabel("E-mail").fill("olga@boots.example");
  await page.getByLabel("Password", { exact: true }).fill("a long enough password");
  await page.getByLabel("Company").fill("Boots");
  await page.getByLabel("Your website").fill("https://boots.example");
  await page.getByRole("button", { name: "Create the workspace" }).click();
  await page.waitForURL((address) => address.pathname.startsWith("/boots"));
  const state = await context.storageState();
  await context.close();
  return { state, path: "/boots" };
}
