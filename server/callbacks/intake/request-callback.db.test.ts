import { beforeEach, describe, expect, it } from "vitest";
import { readCounters } from "../../flows/queries";
import { systemClock } from "../../platform/clock";
import { db } from "../../platform/db";
import { createAccount } from "../../testing/account-carrier";
import { nextPhone, openShop, type Shop } from "../../testing/shop";
import type { Intake } from "./intake";
import { ProblemError } from "./problem";
import { requestCallback } from "./request-callback";

// The limits of an installation that is no demo: 4 by number, 12 by address.
process.env.PEREZVON_DEMO = "0";

let addresses = 0;
let address = "";
beforeEach(() => {
  address = `198.51.100.${++addresses}`;
});

function ask(shop: Shop, more: Partial<Intake> & { body?: object } = {}) {
  const { body, ...intake } = more;
  return requestCallback({
    body: {
      siteKey: shop.site.key,
      phone: nextPhone("39"),
      consent: true,
      page: "https://shop.example/boots",
      ...body,
    },
    origin: shop.site.url,
    ip: address,
    userAgent: "a browser",
    idempotencyKey: null,
    acceptLanguage: null,
    clock: systemClock,
    ...intake,
  });
}

/** The problem document of a refusal. */
async function refusal(asked: Promise<unknown>) {
  const error = await asked.catch((reason: unknown) => reason);
  if (!(error instanceof ProblemError)) throw new Error(`Not a refusal: ${String(error)}`);
  return error.problem;
}

describe("a request that is taken", () => {
  it("is stored whole, with contact, consent and the campaign that brought the visitor", async () => {
    const shop = await openShop();
    const page = "https://shop.example/boots?utm_source=mail&utm_campaign=winter%00sale";
    const { id } = await ask(shop, {
      body: {
        phone: "(202) 555-0139",
        page,
        pageTitle: "Boots",
        fields: { name: " Ann " },
        language: "de-DE",
        offer: "button",
      },
    });
    const callback = await db().callback.findUniqueOrThrow({
      where: { id },
      include: { contact: true, consent: { include: { consentText: true } } },
    });
    expect(callback).toMatchObject({
      phone: "+12025550139",
      country: "US",
      name: "Ann",
      language: "en",
      ip: address,
      utm: { source: "mail", campaign: "wintersale" },
      contact: { phone: "+12025550139", name: "Ann" },
      consent: { ip: address, page, userAgent: "a browser", consentText: { version: 1, language: "en" } },
    });
  });

  it.each([
    ["as the widget calls it", { source: "email" }, { source: "email", utm: {} }],
    [
      "as the page tells on which the visit began, where the visitor has gone on since",
      {
        page: "https://shop.example/cart",
        landing: "https://shop.example/?utm_source=maps&utm_medium=cpc&utm_campaign=boots",
        referrer: "https://maps.example/",
      },
      { source: "ads", utm: { source: "maps", medium: "cpc", campaign: "boots" } },
    ],
    [
      "by where that page was reached from",
      { landing: "https://shop.example/", referrer: "https://www.google.com/" },
      { source: "search", utm: {}, referrer: "https://www.google.com/" },
    ],
    ["as nobody knows: a program told of no visit", {}, { source: null, landing: null }],
    ["without a landing page that is no address", { landing: "boots" }, { source: null, landing: null }],
  ])("knows what brought the visitor: %s", async (_what, body, expected) => {
    const { id } = await ask(await openShop(), { body });
    expect(await db().callback.findUniqueOrThrow({ where: { id } })).toMatchObject(expected);
  });

  it("carries the newest consent text in the visitor's language", async () => {
    const shop = await openShop();
    const text = (version: number, language: string) => ({
      workspaceId: shop.workspaceId,
      siteId: shop.site.id,
      version,
      language,
      text: `${language} ${version}`,
    });
    await db().consentText.createMany({ data: [text(2, "en"), text(3, "ru"), text(4, "ru")] });
    const consented = async (language: string) => {
      const { id } = await ask(shop, { body: { language } });
      const consent = await db().consent.findUniqueOrThrow({
        where: { callbackId: id },
        include: { consentText: true },
      });
      return consent.consentText.text;
    };
    expect(await consented("ru")).toBe("ru 4");
    expect(await consented("en")).toBe("en 2");
  });

  it("reads a national number in the site's country", async () => {
    const shop = await openShop({ workspace: { allowedCountries: ["RU"] }, site: { defaultCountry: "RU" } });
    const { id } = await ask(shop, { body: { phone: "8 (495) 000-01-39" } });
    expect((await db().callback.findUniqueOrThrow({ where: { id } })).phone).toBe("+74950000139");
  });

  it("keeps a title that a page has cut in the middle of an emoji", async () => {
    const shop = await openShop();
    const half = "👢".slice(0, 1);
    const { id } = await ask(shop, { body: { pageTitle: `Boots ${half}`, fields: { [half]: half } } });
    expect((await db().callback.findUniqueOrThrow({ where: { id } })).pageTitle).toBe("Boots \uFFFD");
  });

  it("is another one at another site, of the same number and at the same moment", async () => {
    const shop = await openShop();
    const other = await shop.make.site({ routingFlowId: shop.flow.id });
    const phone = nextPhone("39");
    const body = { phone };
    const [one, two] = await Promise.all([
      ask(shop, { body }),
      ask(shop, { body: { phone, siteKey: other.site.key }, origin: other.site.url }),
    ]);
    expect(one.id).not.toBe(two.id);
    expect(await db().contact.count({ where: { workspaceId: shop.workspaceId } })).toBe(1);
  });
});

describe("a request that is refused", () => {
  it.each([
    ["no JSON object", null, "invalid-request", 400],
    ["no consent", { consent: false }, "consent-required", 422],
    ["a site that does not exist", { siteKey: "nobody" }, "unknown-site", 404],
    ["too few digits", { phone: "12" }, "invalid-phone", 422],
    ["no number", { phone: "call me" }, "invalid-phone", 422],
    ["a country that is not called", { phone: "+49 30 901820" }, "invalid-phone", 422],
    ["a premium number", { phone: "+1 900 555 0139" }, "invalid-phone", 422],
    ["a time that is over", { scheduledFor: "2020-01-01T00:00:00Z" }, "invalid-request", 400],
    ["a time too far away", { scheduledFor: "2099-01-01T00:00:00Z" }, "invalid-request", 400],
    ["no time", { scheduledFor: "tomorrow" }, "invalid-request", 400],
    ["a page that is no address", { page: "boots" }, "invalid-request", 400],
    ["a source that is none", { source: "heaven" }, "invalid-request", 400],
    ["NUL in a field", { fields: { name: "a\0b" } }, "invalid-request", 400],
    ["NUL in the key", { siteKey: "a\0b" }, "invalid-request", 400],
  ] as const)("says precisely what is wrong: %s", async (_what, body, type, status) => {
    const shop = await openShop();
    const intake: Partial<Intake> = body === null ? { body: "hello" } : { body };
    const problem = await refusal(body === null ? requestWith(shop, intake) : ask(shop, { body }));
    expect(problem).toMatchObject({ type: `/problems/${type}`, status });
    if (type === "invalid-phone") expect(problem.errors?.phone).toBeTruthy();
    expect(await db().callback.count({ where: { siteId: shop.site.id } })).toBe(0);
  });

  const requestWith = (shop: Shop, intake: Partial<Intake>) =>
    requestCallback({
      body: {},
      origin: shop.site.url,
      ip: address,
      userAgent: null,
      idempotencyKey: null,
      acceptLanguage: null,
      clock: systemClock,
      ...intake,
    });

  it("names every field that is wrong at once, in the visitor's language", async () => {
    const shop = await openShop();
    const problem = await refusal(ask(shop, { body: { page: 1, offer: 2, language: "ru" } }));
    expect(Object.keys(problem.errors ?? {}).sort()).toEqual(["offer", "page"]);
    expect(problem.title).toBe("Проверьте, что вы ввели");
    const english = await refusal(ask(shop, { body: { page: 1 }, acceptLanguage: "en-US,ru;q=0.9" }));
    expect(english.title).toBe("Please check what you typed");
  });

  it("comes from a page that may not use the key; programs without an origin may", async () => {
    const shop = await openShop();
    expect(await refusal(ask(shop, { origin: "https://elsewhere.example" }))).toMatchObject({ status: 403 });
    await expect(ask(shop, { origin: null })).resolves.toBeTruthy();
  });
});

describe("the same request again", () => {
  it("with its key is answered with working urls to the same callback, and counts against no limit", async () => {
    const shop = await openShop();
    const phone = nextPhone("39");
    const again = () => ask(shop, { body: { phone }, idempotencyKey: "one" });
    const first = await again();
    for (let i = 0; i < 6; i++) expect(await again()).toMatchObject({ id: first.id, token: first.token });
  });

  it("with its key, two at once, is one callback", async () => {
    const shop = await openShop();
    const body = { phone: nextPhone("39") };
    const all = await Promise.all([1, 2, 3].map(() => ask(shop, { body, idempotencyKey: "twin" })));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(new Set(all.map(({ token }) => token)).size).toBe(1);
  });

  it("with its key for another number is refused", async () => {
    const shop = await openShop();
    await ask(shop, { idempotencyKey: "mixed" });
    expect(await refusal(ask(shop, { idempotencyKey: "mixed" }))).toMatchObject({
      type: "/problems/idempotency-key-reused",
      status: 422,
    });
  });

  it.each([
    ["alone", false],
    ["with deliveries in the same transaction", true],
  ])(
    "without a key, two at once, %s, is one running callback and a precise conflict",
    async (_how, isListenedTo) => {
      const shop = await openShop();
      // It can be called, so that the first one runs, and does not wait for somebody to connect a provider.
      await createAccount(shop, { name: "Phones", rank: 1, url: "http://127.0.0.1:1" });
      if (isListenedTo) await listenTo(shop);
      const body = { phone: nextPhone("39") };
      const all = await Promise.allSettled([ask(shop, { body }), ask(shop, { body })]);
      expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const [lost] = all.filter((one) => one.status === "rejected");
      expect(lost?.reason.problem).toMatchObject({ type: "/problems/callback-in-progress", status: 409 });
      expect(await db().callback.count({ where: { siteId: shop.site.id } })).toBe(1);
      expect(await db().delivery.count({ where: { workspaceId: shop.workspaceId } })).toBe(
        isListenedTo ? 1 : 0,
      );
    },
  );
});

/** Somebody outside wants to hear of requests. */
const listenTo = ({ workspaceId }: Shop) =>
  db().connection.create({
    data: {
      workspaceId,
      connector: "webhook",
      name: "A receiver",
      settings: { url: "https://receiver.example/", events: ["callback.requested"] },
    },
  });

describe("limits", () => {
  it("count a network of IPv6 as the one asker that it may be", async () => {
    const shop = await openShop();
    const from = (i: number) =>
      ask(shop, { body: { phone: nextPhone("38") }, ip: `2001:db8:77:1::${i.toString(16)}` });
    for (let i = 0; i < 12; i++) await from(i);
    expect(await refusal(from(12))).toMatchObject({ type: "/problems/rate-limited" });
    const other = { body: { phone: nextPhone("38") }, ip: "2001:db8:77:2::1" };
    await expect(ask(shop, other)).resolves.toBeTruthy();
  });
  it("count a number across workspaces", async () => {
    const phone = nextPhone("39");
    for (let i = 0; i < 4; i++) await ask(await openShop(), { body: { phone }, ip: `192.0.2.${i}` });
    const problem = await refusal(ask(await openShop(), { body: { phone }, ip: "192.0.2.9" }));
    expect(problem).toMatchObject({ type: "/problems/rate-limited", status: 429 });
    expect(problem.errors?.phone).toMatch(/Try again in \d+ minutes/);
  });

  it("stop an address before it uses up other people's numbers", async () => {
    const shop = await openShop();
    for (let i = 0; i < 12; i++) await ask(shop);
    const victim = nextPhone("39");
    for (let i = 0; i < 6; i++)
      expect(await refusal(ask(shop, { body: { phone: victim } }))).toMatchObject({ status: 429 });
    await expect(ask(shop, { body: { phone: victim }, ip: "192.0.2.77" })).resolves.toBeTruthy();
  });
});

describe("the first step of the routing", () => {
  const DAY_MS = 86_400_000;
  const tomorrow = new Date(Date.now() + DAY_MS);
  /** Open on tomorrow's weekday only. */
  const hours = {
    ...{ 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] },
    [((tomorrow.getUTCDay() + 6) % 7) + 1]: [{ from: "09:00", to: "18:00" }],
  };
  const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

  it("waits for the team's opening where it is closed, and says when", async () => {
    const shop = await openShop({ team: { hours } });
    const { id } = await ask(shop);
    const callback = await db().callback.findUniqueOrThrow({ where: { id } });
    const opening = new Date(`${dateOf(tomorrow.getTime())}T09:00:00.000Z`);
    expect(callback).toMatchObject({
      stage: "scheduled",
      promiseAt: opening,
      wakeAt: opening,
      nextStep: { kind: "scheduled", at: opening.toISOString() },
    });
    expect(callback.nextStep).toMatchObject({ text: expect.stringContaining("We are closed now.") });
  });

  it("is counted by the way it took, once for each callback", async () => {
    const shop = await openShop({ team: { hours } });
    await ask(shop);
    await ask(shop);
    const { day, month } = await readCounters(shop.workspaceId, shop.flow.id, Date.now());
    expect(day).toEqual({ "start/next": 2, "connect/closed": 2 });
    expect(month).toEqual(day);
    expect((await readCounters(shop.workspaceId, shop.flow.id, Date.now() + 2 * DAY_MS)).day).toEqual({});
    const stranger = await openShop();
    expect((await readCounters(stranger.workspaceId, shop.flow.id, Date.now())).month).toEqual({});
  });

  it("tells a person at once where the team does not open in the next two months", async () => {
    const holidays = Array.from({ length: 10 }, (_, i) => ({
      date: dateOf(tomorrow.getTime() + i * 7 * DAY_MS),
    }));
    const shop = await openShop({ team: { hours, holidays } });
    const { id } = await ask(shop);
    expect(await db().callback.findUniqueOrThrow({ where: { id } })).toMatchObject({
      stage: "finished",
      outcome: "nobody_free",
      needsHuman: true,
      nextStep: { kind: "handed-over" },
    });
    expect(await db().email.count({ where: { workspaceId: shop.workspaceId } })).toBe(1);
  });

  it("tries again and does not call a team closed that was archived", async () => {
    const shop = await openShop({ team: { archivedAt: new Date() } });
    const { id } = await ask(shop);
    const callback = await db().callback.findUniqueOrThrow({ where: { id }, include: { timeline: true } });
    expect(callback).toMatchObject({ stage: "scheduled", nextStep: { kind: "another-try" } });
    expect(callback.nextStep).toMatchObject({ text: expect.stringContaining("We did not connect.") });
    expect(callback.timeline.map(({ fact }) => fact)).toContainEqual({
      kind: "nobody-free",
      team: shop.team.name,
      because: "no-operators",
    });
  });
});
