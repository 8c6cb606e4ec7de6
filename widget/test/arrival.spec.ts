import { expect, test } from "./fixtures";
import { where } from "./programs";

const LINK = "shop.html?utm_source=maps&utm_medium=cpc&utm_campaign=boots";

test("a request tells of the page on which the visit began, and from where, on later pages too", async ({
  api,
  visit,
  page,
}) => {
  api.config.notesArrival = true;
  const widget = await visit("plain.html");
  // As somebody comes who followed a link of another site.
  await page.goto(new URL(LINK, page.url()).href, { referer: "https://maps.example/boots" });
  const landing = page.url();
  const noted = () => page.evaluate(() => JSON.stringify(sessionStorage));
  await expect.poll(noted, "read by a part that is loaded after the launcher").toContain(landing);
  await visit("plain.html");
  await widget.ask();
  await expect(widget.headline).toHaveText("We have your number");
  const [request] = api.requestsTo("POST", /callbacks$/);
  expect(request?.body).toMatchObject({ landing, referrer: "https://maps.example/boots" });
  expect(request?.body.fillSeconds, "how long the form was looked at").toBeGreaterThan(0);
  expect(request?.body, "read on the server, where no rule has asked").not.toHaveProperty("source");
});

test("a request tells the same source as display rules were asked about", async ({ api, visit, page }) => {
  api.config.display = where(["is", "source", "ads"], ["source"]);
  const widget = await visit(LINK);
  const landing = page.url();
  await expect(widget.launcher).toBeVisible();
  await visit("plain.html");
  await expect(widget.launcher).toBeVisible();
  await widget.ask();
  await expect(widget.headline).toHaveText("We have your number");
  expect(api.requestsTo("POST", /callbacks$/)[0]?.body).toMatchObject({ source: "ads", landing });
});
