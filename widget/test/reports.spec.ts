import type { FakeApi } from "./fake-api";
import { expect, test } from "./fixtures";
import { always, OFFER, offer, where } from "./programs";

const reports = (api: FakeApi) => api.requestsTo("POST", /decisions$/).map(({ body }) => body);
const events = (api: FakeApi) => reports(api).map(({ event }) => event);

test("decided, shown, opened and requested are told, as one story", async ({ api, visit, page }) => {
  api.config.display = where(
    ["is", "device", "desktop"],
    ["device", "query:mail", "title"],
    offer("slide-in"),
  );
  const widget = await visit("shop.html?mail=ada@example.com");
  await page.getByRole("button", { name: "Yes, call me" }).click();
  await widget.phone.fill("+7 495 123-45-67");
  await widget.consent.check();
  await widget.submit.click();
  await expect.poll(() => events(api)).toEqual(["decided", "shown", "opened", "requested"]);
  const [decided, , , requested] = reports(api);
  expect(decided).toMatchObject({
    flowId: "flow-1",
    revision: 3,
    decision: OFFER,
    path: [{ node: "start" }, { node: "condition", port: "yes" }, { node: OFFER, port: "shown" }],
    facts: { device: "desktop" },
    page: expect.stringMatching(/shop\.html$/),
  });
  expect(requested).toMatchObject({ callbackId: "cb-1" });
  const { display, visitorId } = api.requestsTo("POST", /callbacks$/)[0]?.body ?? {};
  expect(new Set(reports(api).map(({ view }) => view))).toEqual(
    new Set([Reflect.get(display ?? {}, "view")]),
  );
  expect(new Set(reports(api).map((report) => report.visitorId))).toEqual(new Set([visitorId]));
  expect(JSON.stringify(reports(api)), "nothing personal").not.toMatch(/ada@|495|Winter/);
});

test("closing an offer is told", async ({ api, visit, page }) => {
  api.config.display = always(offer("popup"));
  await visit("shop.html");
  await page.locator(".offer-popup").getByRole("button", { name: "Close" }).click();
  await expect.poll(() => events(api)).toEqual(["decided", "shown", "dismissed"]);
});

test("that nothing was shown is told once, when the page is left", async ({ api, visit, page }) => {
  api.config.display = where(["is", "device", "phone"], ["device"]);
  await visit("shop.html");
  await page.waitForTimeout(1_500);
  expect(reports(api)).toEqual([]);
  await page.goto("about:blank");
  await expect
    .poll(() => reports(api))
    .toEqual([expect.objectContaining({ event: "decided", decision: null })]);
});

test("a variant of a split is told at once, also where it shows nothing", async ({ api, visit }) => {
  const display = where(["known", "device"], ["device"]);
  const split = ["split", "ab", "ab", [[10_000, "held-out", -1]]] as const;
  const steps = [["start", "start", 1], ["if", "condition", ["known", "device"], 2, -1], split] as const;
  api.config.display = { ...display, program: { ...display.program, steps, needs: ["device", "visitor"] } };
  await visit("shop.html");
  await expect.poll(() => events(api)).toEqual(["decided"]);
  expect(reports(api)).toMatchObject([{ decision: null, path: [{}, {}, { node: "ab", port: "held-out" }] }]);
});

test("a new address without a reload is a new view", async ({ api, visit, page }) => {
  api.config.display = where(["starts", "path", "/spa"], ["path"]);
  await visit("spa.html");
  await expect.poll(() => events(api)).toEqual(["decided", "shown"]);
  await page.evaluate(() => Reflect.get(window, "goTo")("/jackets.html", "Jackets"));
  await page.waitForTimeout(1_500);
  await page.goto("about:blank");
  await expect.poll(() => reports(api).length).toBe(3);
  const views = reports(api).map(({ view, decision }) => [view, decision]);
  expect(views[0]).toEqual(views[1]);
  expect(views[2]?.[0]).not.toBe(views[0]?.[0]);
  expect(views[2]?.[1]).toBeNull();
});

test("the page hears it too: listeners, events of the document, the data layer", async ({
  api,
  visit,
  page,
}) => {
  await page.addInitScript(() => {
    Reflect.set(window, "dataLayer", []);
    Reflect.set(window, "heard", []);
    document.addEventListener("perezvon:shown", (event) => {
      if (event instanceof CustomEvent) Reflect.get(window, "heard").push(event.detail);
    });
  });
  api.config.display = always(offer("bar"));
  await visit("shop.html");
  await page.locator(".offer-bar").getByRole("button", { name: "Close" }).click();
  const detail = { offer: OFFER, form: "bar" };
  expect(await page.evaluate(() => Reflect.get(window, "heard"))).toEqual([detail]);
  expect(await page.evaluate(() => Reflect.get(window, "dataLayer"))).toEqual([
    { event: "perezvon_shown", perezvon: detail },
    { event: "perezvon_dismissed", perezvon: detail },
  ]);
});
