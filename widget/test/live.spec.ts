import { expect, test } from "./fixtures";

test("a dropped stream is taken up again", async ({ api, visit }) => {
  const widget = await visit();
  await widget.ask();
  await expect.poll(() => api.streams.size).toBe(1);
  api.dropStreams();
  await expect.poll(() => api.streams.size).toBe(0);
  await expect.poll(() => api.streams.size, { timeout: 5_000 }).toBe(1);
  api.push({ stage: "operator-ringing" });
  await expect(widget.headline).toHaveText("Ringing an operator");
});

test("where streams do not work it asks, and listens again once they do", async ({ api, visit }) => {
  api.refusesStreams = true;
  const widget = await visit();
  await widget.ask();
  await expect.poll(() => api.requestsTo("GET", /events$/).length, { timeout: 10_000 }).toBe(3);
  api.push({ stage: "operator-answered", operatorName: "Anna" });
  await expect(widget.headline).toHaveText("Anna is picking up");
  api.refusesStreams = false;
  await expect.poll(() => api.streams.size, { timeout: 10_000 }).toBe(1);
  const asked = api.requestsTo("GET", /cb-1$/).length;
  api.push({ stage: "talking" });
  await expect(widget.headline).toHaveText("Have a good talk");
  await widget.page.waitForTimeout(3_500);
  expect(api.requestsTo("GET", /cb-1$/).length, "no asking beside a working stream").toBeLessThanOrEqual(
    asked + 1,
  );
});

test("who comes back to the page sees how it stands, though the stream has said nothing", async ({
  api,
  visit,
}) => {
  const widget = await visit();
  await widget.ask();
  await expect.poll(() => api.streams.size).toBe(1);
  await expect(widget.headline).toHaveText(/./);
  // A phone that slept: its stream is dead and does not know it.
  api.status = { ...api.status, stage: "operator-ringing" };
  await widget.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expect(widget.headline).toHaveText("Ringing an operator");
});

test("a lost connection is told, and forgotten when it is back", async ({ api, visit }) => {
  const widget = await visit();
  await widget.ask();
  await expect.poll(() => api.streams.size).toBe(1);
  api.isDown = true;
  api.dropStreams();
  await expect(widget.dialog).toContainText("The connection is lost. Your request stands");
  api.isDown = false;
  await expect(widget.dialog).not.toContainText("The connection is lost", { timeout: 10_000 });
});

test("a callback the server no longer knows leads back to the form", async ({ api, visit, page }) => {
  const widget = await visit();
  await widget.ask();
  await expect.poll(() => api.streams.size).toBe(1);
  await page.route(/cb-1/, (route) => route.fulfill({ status: 404, json: {} }));
  api.dropStreams();
  await expect(widget.dialog).toContainText("This request is no longer kept.");
  await expect(widget.phone).toBeVisible();
});
