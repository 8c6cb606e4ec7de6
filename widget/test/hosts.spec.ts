import { expect, test } from "./fixtures";
import { WidgetOnPage } from "./widget-on-page";

for (const file of ["strict-csp", "css-reset", "prototype-pollution", "module", "no-storage"]) {
  test(`the whole way on a hostile page: ${file}`, async ({ api, visit }) => {
    const widget = await visit(`${file}.html`);
    await expect(widget.launcher).toHaveCSS("height", "56px");
    await widget.ask();
    await expect(widget.headline).toHaveText("We have your number");
    await expect(widget.headline).toHaveCSS("font-size", "21px");
    expect((await widget.dialog.boundingBox())?.width).toBe(340);
    const [request] = api.requestsTo("POST", /callbacks$/);
    expect(request?.body).toMatchObject({ siteKey: "demo", phone: "8 (495) 123-45-67", consent: true });
    api.push({ stage: "finished", outcome: "conversation", talkSeconds: 5 });
    await widget.button("5 out of 5").click();
    await expect(widget.dialog).toContainText("Thank you for your answer.");
    expect(api.requestsTo("POST", /rating$/)[0]?.body).toEqual({ score: 5 });
  });
}

for (const file of ["iframe", "sandbox"]) {
  test(`inside a frame: ${file}`, async ({ api, visit, page }) => {
    await visit(`${file}.html`);
    const widget = new WidgetOnPage(page, page.frameLocator("iframe"));
    await widget.ask();
    await expect(widget.headline).toHaveText("We have your number");
    expect(api.requestsTo("POST", /callbacks$/)).toHaveLength(1);
  });
}

test("a page that navigates without a reload: the page at the moment of asking counts", async ({
  api,
  visit,
  page,
}) => {
  const widget = await visit("spa.html");
  await expect(widget.launcher).toBeVisible();
  await page.evaluate(() => Reflect.get(window, "goTo")("/jackets.html?from=menu", "Jackets"));
  await widget.ask();
  await expect(widget.headline).toHaveText("We have your number");
  expect(api.requestsTo("POST", /callbacks$/)[0]?.body).toMatchObject({
    page: expect.stringContaining("/jackets.html?from=menu"),
    pageTitle: "Jackets",
  });
});

test("several snippets make one widget", async ({ api, visit, page }) => {
  const widget = await visit("two-snippets.html");
  await expect(widget.launcher).toBeVisible();
  await page.waitForTimeout(500);
  await expect(page.locator("perezvon-widget")).toHaveCount(1);
  expect(api.requestsTo("GET", /config$/)).toHaveLength(1);
});

test("a cookie banner is not covered, and the corner is taken back when it goes", async ({ visit, page }) => {
  const widget = await visit("cookie-banner.html");
  await expect(widget.launcher).toBeVisible();
  const bannerTop = (await page.locator(".cookies").boundingBox())?.y ?? 0;
  await expect
    .poll(async () => {
      const box = await widget.launcher.boundingBox();
      return box ? box.y + box.height : Number.POSITIVE_INFINITY;
    })
    .toBeLessThan(bannerTop);
  await widget.open();
  const panel = await widget.dialog.boundingBox();
  expect(panel ? panel.y + panel.height : 0).toBeLessThan(bannerTop);
  await widget.close.click();
  await page.getByRole("button", { name: "Fine" }).click();
  await expect
    .poll(async () => {
      const box = await widget.launcher.boundingBox();
      return box ? box.y + box.height : 0;
    })
    .toBe((page.viewportSize()?.height ?? 0) - 20);
});
