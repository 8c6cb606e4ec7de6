import type { Page } from "@playwright/test";
import type { OfferPlaces } from "@/core/flow/runtime/offer";
import { expect, test } from "./fixtures";
import { always, offer } from "./programs";

const NUMBER = "+7 495 123-45-67";
const CONSENT = "I agree that Demo Shop calls me on this number about my request.";

interface Case {
  places: OfferPlaces;
  /** What the visitor has to do before the form is there. */
  before?(page: Page): Promise<void>;
  /** Where the form is: the page, or a frame on it. */
  frame?: string;
  button: string;
  /** The field for the number, where it is not the first one. */
  field?: string;
  /** What the site itself gets, where it is something else than what was typed. */
  sent?: string;
}

const TEL: OfferPlaces["phone"] = { selectors: ['input[name="phone"]'] };
const SEND: OfferPlaces["button"] = { selectors: ["form button"], text: "Send" };
const openPopup = (page: Page) => page.getByText("Order a call").click();

const CASES: Record<string, Case> = {
  ajax: { places: { phone: { selectors: ["#tel"] }, button: SEND }, button: "Send" },
  spa: { places: { phone: TEL, button: { selectors: ["form button"] } }, button: "Call me back" },
  shadow: {
    places: { phone: { within: [["shop-form"]], selectors: ["input[type=tel]"] } },
    button: "Send",
  },
  frame: {
    places: {
      phone: { ...TEL, within: [["#gone", "iframe"]] },
      button: { ...SEND, within: [["iframe"]] },
    } as OfferPlaces,
    frame: "iframe",
    button: "Send",
  },
  tilda: {
    places: {
      phone: { selectors: ['input[name="tildaspec-phone-part[]"]'] },
      button: { selectors: [".t-submit"] },
    },
    before: openPopup,
    button: "Send",
    sent: "+7(495)123-45-67",
  },
  elementor: {
    places: {
      phone: { selectors: ["#form-field-field_3c1f2aa"] },
      button: { selectors: [".elementor-button"] },
    },
    field: "input[type=tel]",
    button: "Send",
  },
  bootstrap: {
    places: {
      phone: { selectors: ['input[aria-label="Phone number"]'] },
      button: { selectors: ["#callModal .btn-primary"] },
    },
    before: openPopup,
    button: "Call me",
  },
  "strict-csp": { places: { phone: TEL, button: SEND }, button: "Send" },
  broken: { places: { phone: TEL, button: SEND }, button: "Send" },
  "two-snippets": { places: { phone: TEL, button: SEND }, button: "Send" },
};

for (const [
  name,
  { places, before, frame, button, field = "input:visible", sent = NUMBER },
] of Object.entries(CASES)) {
  test(`the site's own form asks for the call: ${name}`, async ({ api, visit, page }) => {
    api.config.display = always(offer("integrated", { selector: undefined, places }));
    const widget = await visit(`integrated-${name}.html`);
    await expect.poll(() => events(api)).toContain("shown");
    await expect(widget.launcher, "no visible widget").toBeHidden();
    await before?.(page);
    const part = frame ? page.frameLocator(frame) : page;
    // A mask changes what stands in the field when it gets the focus.
    await part.locator(field).first().click();
    await part.locator(field).first().fill(NUMBER);
    await expect(page.locator("perezvon-note")).toContainText(
      `By pressing “${button}” you confirm: ${CONSENT}`,
    );
    await part.getByRole("button", { name: button, exact: true }).dblclick();
    await expect(page.locator("html"), "the site's own way of sending works").toHaveAttribute(
      "data-sent",
      /./,
    );
    await expect(widget.headline).toHaveText("We have your number");
    await expect(page.locator("perezvon-note")).toHaveCount(0);
    const requests = api.requestsTo("POST", /callbacks$/);
    expect(requests, "two presses are one request").toHaveLength(1);
    expect(requests[0]?.body).toMatchObject({
      phone: sent,
      consent: true,
      consentVersion: 1,
      // Of two snippets the one that arrives first makes the widget.
      siteKey: name === "two-snippets" ? expect.stringMatching(/^(demo|other)$/) : "demo",
    });
  });
}

test("a form that leaves the page: the request arrives, and the next page shows how it goes", async ({
  api,
  visit,
  page,
}) => {
  api.config.display = always(
    offer("integrated", {
      selector: undefined,
      places: { phone: TEL, name: { selectors: ["[name=name]"] } },
    }),
  );
  const widget = await visit("integrated-plain.html");
  await expect.poll(() => events(api)).toContain("shown");
  await page.getByLabel("Your name").fill("Ada");
  await page.getByLabel("Phone").fill(NUMBER);
  await page.getByLabel("Phone").press("Enter");
  await page.waitForURL(/sent/);
  expect(new URL(page.url()).searchParams.get("phone"), "the site's own way of sending").toBe(NUMBER);
  await expect(widget.headline).toHaveText("We have your number");
  const requests = api.requestsTo("POST", /callbacks$/);
  expect(new Set(requests.map(({ key }) => key)).size, "sent again it is the same request").toBe(1);
  expect(requests[0]?.body).toMatchObject({ phone: NUMBER, fields: { name: "Ada" } });
});

test("… also where the next page has no widget", async ({ api, visit, page }) => {
  api.config.display = always(offer("integrated", { selector: undefined, places: { phone: TEL } }));
  await visit("integrated-plain.html");
  await expect.poll(() => events(api)).toContain("shown");
  await page.evaluate(() =>
    document.querySelector("form")?.setAttribute("action", "integrated-sent-elsewhere.html"),
  );
  await page.getByLabel("Phone").fill(NUMBER);
  await page.getByRole("button", { name: "Send" }).click();
  await page.waitForURL(/elsewhere/);
  await expect.poll(() => api.requestsTo("POST", /callbacks$/).length).toBe(1);
});

test("a refused number is said at the field, and the site gets its lead all the same", async ({
  api,
  visit,
  page,
}) => {
  api.config.display = always(offer("integrated", { selector: undefined, places: { phone: TEL } }));
  api.nextAnswers = [
    { type: "about:blank", title: "Refused", status: 422, errors: { phone: "We do not call Norway." } },
  ];
  const widget = await visit("integrated-ajax.html");
  await expect.poll(() => events(api)).toContain("shown");
  const field = page.getByLabel("Phone");
  await field.fill("+47 22 12 34 56");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("alert")).toHaveText("We do not call Norway.");
  await expect(field).toHaveAccessibleDescription("We do not call Norway.");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("html")).toHaveAttribute("data-sent", "+47 22 12 34 56");
  await field.fill(NUMBER);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(field).not.toHaveAttribute("aria-invalid");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(widget.headline).toHaveText("We have your number");
  expect(api.requestsTo("POST", /callbacks$/)).toHaveLength(2);
});

test("without agreement there is no request: a box that was picked has to be ticked", async ({
  api,
  visit,
  page,
}) => {
  const places = { phone: { selectors: ["#tel"] }, consent: { selectors: ["#agree"] } };
  api.config.display = always(offer("integrated", { selector: undefined, places }));
  const widget = await visit("integrated-ajax.html");
  await expect.poll(() => events(api)).toContain("shown");
  await page.getByLabel("Phone").fill(NUMBER);
  await expect(page.locator("perezvon-note")).toContainText(`By ticking the box you confirm: ${CONSENT}`);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("alert")).toHaveText("Tick the box so that we may call you.");
  await expect(page.locator("html"), "the site gets its lead").toHaveAttribute("data-sent", NUMBER);
  expect(api.requestsTo("POST", /callbacks$/)).toHaveLength(0);
  await page.getByLabel("I agree").check();
  await page.getByLabel("Phone").fill(NUMBER);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(widget.headline).toHaveText("We have your number");
});

test("a form that says our consent text itself gets no line of ours; progress stands where the site wants it", async ({
  api,
  visit,
  page,
}) => {
  const places = {
    phone: { selectors: ['[name="your-tel"]'] },
    button: { selectors: [".wpcf7-submit"] },
    name: { selectors: ['[name="your-name"]'] },
    consent: { selectors: ['[name="terms"]'] },
    status: { selectors: [".wpcf7-response-output"] },
  };
  api.config.display = always(offer("integrated", { selector: undefined, places }));
  const widget = await visit("integrated-contact-form-7.html");
  await expect.poll(() => events(api)).toContain("shown");
  await page.getByLabel("Your name").fill("Ada");
  await page.getByLabel("Your phone").fill(NUMBER);
  await page.getByLabel("I agree").check();
  await expect(page.locator("perezvon-note")).toHaveCount(0);
  await page.getByRole("button", { name: "Submit" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-sent", NUMBER);
  const status = page.locator(".wpcf7 perezvon-status");
  await expect(status.locator("h2")).toHaveText("We have your number");
  await expect(widget.dialog).toBeHidden();
  api.push({ stage: "operator-ringing", operatorName: "Vera" });
  await expect(status.locator("h2")).toHaveText("Ringing Vera");
  await status.getByRole("button", { name: "Cancel the call" }).click();
  await expect(status.locator("h2")).toHaveText("Cancelled: we will not call");
  expect(api.requestsTo("POST", /callbacks$/)[0]?.body).toMatchObject({ fields: { name: "Ada" } });
});

test("the card in the corner takes no focus, can be closed, and comes back as the button", async ({
  api,
  visit,
  page,
}) => {
  api.config.display = always(
    offer("integrated", { selector: undefined, places: { phone: TEL, button: SEND } }),
  );
  const widget = await visit("integrated-two-snippets.html");
  await expect.poll(() => events(api)).toContain("shown");
  await page.getByLabel("Phone").fill(NUMBER);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(widget.dialog).toBeVisible();
  await expect(page.getByRole("button", { name: "Send" })).toBeFocused();
  expect((await widget.dialog.boundingBox())?.height).toBeLessThan(300);
  api.push({
    stage: "operator-ringing",
    operatorName: "Vera",
    promiseAt: new Date(Date.now() + 20_000).toISOString(),
  });
  await expect(widget.headline).toHaveText("Ringing Vera");
  await expect(widget.dialog).toContainText("until your phone rings");
  const card = await widget.dialog.boundingBox();
  const cancel = await widget.button("Cancel the call").boundingBox();
  expect((cancel?.y ?? 0) + (cancel?.height ?? 0), "all of it is in the card").toBeLessThan(
    (card?.y ?? 0) + (card?.height ?? 0),
  );
  await widget.close.click();
  await expect(widget.launcher).toHaveText("Ringing Vera");
  await widget.launcher.click();
  await expect(widget.dialog).toBeVisible();
  await widget.button("Cancel the call").click();
  await expect(widget.headline).toHaveText("Cancelled: we will not call");
});

test("a page that is drawn anew in the middle of typing, and a form without a number", async ({
  api,
  visit,
  page,
}) => {
  api.config.display = always(offer("integrated", { selector: undefined, places: { phone: TEL } }));
  const widget = await visit("integrated-spa.html");
  await expect.poll(() => events(api)).toContain("shown");
  await page.getByRole("button", { name: "Call me back" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-sent", "");
  await page.getByLabel("Phone").fill(NUMBER);
  await page.evaluate(() => Reflect.get(window, "redraw")());
  await expect(page.locator("perezvon-note")).toContainText(CONSENT);
  await page.getByRole("button", { name: "Call me back" }).click();
  await expect(widget.headline).toHaveText("We have your number");
  expect(api.requestsTo("POST", /callbacks$/)).toHaveLength(1);
});

test("while the team is closed the line says when we call", async ({ api, visit, page }) => {
  api.config.open = false;
  api.config.opensAt = new Date(Date.now() + 86_400_000).toISOString();
  api.config.display = always(offer("integrated", { selector: undefined, places: { phone: TEL } }));
  await visit("integrated-ajax.html");
  await expect.poll(() => events(api)).toContain("shown");
  await page.getByLabel("Phone").focus();
  const note = page.locator("perezvon-note");
  const button = await page.getByRole("button", { name: "Send" }).boundingBox();
  await expect
    .poll(async () => (await note.boundingBox())?.y, { message: "right below the button" })
    .toBeCloseTo((button?.y ?? 0) + (button?.height ?? 0) + 6, 0);
  await expect(note).toContainText("We are closed now, and call when we open:");
});

test("a button alone opens the panel", async ({ api, visit, page }) => {
  const places = { button: { selectors: ["#own"] } };
  api.config.display = always(offer("integrated", { selector: undefined, places }));
  const widget = await visit("shop.html");
  await expect.poll(() => events(api)).toContain("shown");
  await page.locator("#own").click();
  await expect(widget.phone).toBeFocused();
});

test("where nothing of it is on the page, that is told once", async ({ api, visit, page }) => {
  api.config.display = always(offer("integrated", { selector: undefined, places: { phone: TEL } }));
  await visit("shop.html");
  await page.evaluate(() => document.querySelector("form")?.remove());
  await expect.poll(() => events(api), { timeout: 10_000 }).toContain("missing");
  await page.waitForTimeout(1_200);
  expect(events(api).filter((event) => event === "missing")).toHaveLength(1);
});

const events = (api: { requestsTo(method: string, path: RegExp): { body: Record<string, unknown> }[] }) =>
  api.requestsTo("POST", /decisions$/).map(({ body }) => body.event);
