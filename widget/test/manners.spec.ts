import { expect, test } from "./fixtures";

test("with the server away the page is as if we were not there", async ({ visit, page }) => {
  await page.route(/\/config$/, (route) => route.abort());
  await visit();
  await page.waitForTimeout(800);
  await expect(page.locator("perezvon-widget")).toHaveCount(0);
  await page.evaluate(() => Reflect.get(window, "perezvon").open());
});

test("without the chunks, too", async ({ visit, page }) => {
  await page.route(/widget\.js\/./, (route) => route.abort());
  await visit();
  await page.waitForTimeout(800);
  await expect(page.locator("perezvon-widget")).toHaveCount(0);
});

for (const answer of [{ version: 2 }, { version: 1 }, null, "<html>"]) {
  test(`settings of another shape are no settings: ${JSON.stringify(answer)}`, async ({ visit, page }) => {
    await page.route(/\/config$/, (route) =>
      route.fulfill({ json: answer, headers: { "access-control-allow-origin": "*" } }),
    );
    await visit();
    await page.waitForTimeout(500);
    await expect(page.locator("perezvon-widget")).toHaveCount(0);
  });
}

test("slow settings hold nothing up, and commands wait for them", async ({ api, visit, page }) => {
  api.configDelayMs = 1_500;
  const widget = await visit();
  await page.evaluate(() => Reflect.get(window, "perezvon").open());
  await expect(page.locator("perezvon-widget")).toHaveCount(0);
  await expect(widget.phone).toBeFocused();
});

test("a page may speak before the script is there; its mistakes stay its own", async ({ visit, page }) => {
  const widget = await visit("queue.html");
  await expect(widget.phone).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, "heard"))).toEqual(["open"]);
});

test("the page hears what happens, until it no longer wants to", async ({ api, visit, page }) => {
  const widget = await visit();
  await page.evaluate(() => {
    const heard: string[] = [];
    Reflect.set(window, "heard", heard);
    const perezvon = Reflect.get(window, "perezvon");
    perezvon.on("requested", (detail: { id: string }) => heard.push(`requested ${detail.id}`));
    perezvon.on("finished", (detail: { outcome: string }) => heard.push(`finished ${detail.outcome}`));
    const off = perezvon.on("stage", (detail: { stage: string }) => {
      heard.push(detail.stage);
      if (detail.stage === "talking") off();
    });
    perezvon.on("nonsense", () => heard.push("never"));
  });
  await widget.ask();
  await expect.poll(() => api.streams.size).toBe(1);
  for (const stage of ["customer-ringing", "talking"] as const) api.push({ stage });
  api.push({ stage: "finished", outcome: "conversation" });
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, "heard")))
    .toEqual(["requested cb-1", "requested", "customer-ringing", "talking", "finished conversation"]);
});

test("the focus goes back to the page's own button", async ({ visit, page }) => {
  const widget = await visit();
  await expect(widget.launcher).toBeVisible();
  await page.locator("#own").focus();
  await page.evaluate(() => Reflect.get(window, "perezvon").open());
  await expect(widget.phone).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator("#own")).toBeFocused();
});

test("nothing of ours is stored before the visitor does anything", async ({ visit, page, context }) => {
  const widget = await visit();
  await expect(widget.launcher).toBeVisible();
  const kept = await page.evaluate(() => localStorage.length + sessionStorage.length);
  expect(kept).toBe(0);
  expect(await context.cookies()).toEqual([]);
});

test("Russian pages are spoken to in Russian, others as the browser wishes", async ({ visit, page }) => {
  await page.addInitScript(() => {
    document.addEventListener("readystatechange", () => {
      document.documentElement.lang = "ru-RU";
    });
  });
  const widget = await visit();
  await expect(widget.launcher).toHaveText("Перезвоните мне");
  await widget.open();
  await expect(widget.dialog).toContainText("Обычно в течение 35 секунд");
  await expect(widget.dialog).toContainText("Я согласен");
});
