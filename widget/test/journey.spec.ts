import { problem } from "./fake-api";
import { expect, test } from "./fixtures";

const soon = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

test("a number becomes a talk and a rating", async ({ api, visit, page }) => {
  const widget = await visit();
  await widget.open();
  await expect(widget.dialog).toContainText("Usually within 35 seconds");
  await widget.phone.fill("8 (495) 123-45-67");
  await widget.consent.check();
  await widget.submit.click();
  await expect(widget.headline).toHaveText("We have your number");

  const [request] = api.requestsTo("POST", /callbacks$/);
  expect(request?.body).toMatchObject({
    siteKey: "demo",
    phone: "8 (495) 123-45-67",
    consent: true,
    consentVersion: 1,
    page: page.url(),
    pageTitle: "Winter boots — Plain host",
    language: "en",
  });
  expect(request?.key).toMatch(/^[0-9a-f]{32}$/);

  api.push({ stage: "operator-ringing", operatorName: "Anna", promiseAt: soon(28) });
  await expect(widget.headline).toHaveText("Ringing Anna");
  await expect(widget.dialog).toContainText(/2[678]\s*seconds until your phone rings/);
  api.push({ stage: "operator-answered" });
  await expect(widget.headline).toHaveText("Anna is picking up");
  api.push({ stage: "customer-ringing" });
  await expect(widget.headline).toHaveText("Your phone is ringing");
  await expect(widget.dialog).toContainText("Answer the call:+7 495 ***-**-67");
  api.push({ stage: "talking" });
  await expect(widget.headline).toHaveText("Have a good talk");
  await expect(widget.button("Cancel the call")).toBeHidden();

  api.push({ stage: "finished", outcome: "conversation", talkSeconds: 20 });
  await expect(widget.dialog).toContainText("You talked for 20 seconds.");
  await widget.button("4 out of 5").click();
  await expect(widget.dialog).toContainText("Thank you for your answer.");
  expect(api.requestsTo("POST", /cb-1\/rating$/).map(({ body }) => body)).toEqual([{ score: 4 }]);
});

test("the server's problem stands at the field, and what was typed stays", async ({ api, visit }) => {
  api.nextAnswers.push(
    problem(422, "Look at the number.", { phone: "This number is too short for Russia." }),
  );
  const widget = await visit();
  await widget.ask("8 495 12");
  await expect(widget.dialog).toContainText("This number is too short for Russia.");
  await expect(widget.phone).toBeFocused();
  await expect(widget.phone).toHaveValue("8 495 12");
  await expect(widget.phone).toHaveAttribute("aria-invalid", "true");
  await widget.phone.fill("8 495 123 45 67");
  await expect(widget.dialog).not.toContainText("too short");
  await widget.submit.click();
  await expect(widget.headline).toHaveText("We have your number");
  const keys = api.requestsTo("POST", /callbacks$/).map(({ key }) => key);
  expect(new Set(keys).size, "a refused request and the next one are two").toBe(2);
});

test("the request names the version of the consent text that was shown", async ({ api, visit }) => {
  api.config.consent = { ru: { version: 7, text: "Я согласен, чтобы магазин мне позвонил." } };
  api.config.language = "ru";
  const widget = await visit();
  await widget.open();
  await expect(widget.dialog).toContainText("Я согласен");
  // Published while the page is open: not what this visitor agrees to.
  api.config.consent = { en: { version: 8, text: "I agree to something else." } };
  await widget.phone.fill("8 495 123-45-67");
  await widget.consent.check();
  await widget.submit.click();
  await expect(widget.headline).toHaveText("We have your number");
  expect(api.requestsTo("POST", /callbacks$/)[0]?.body).toMatchObject({ language: "en", consentVersion: 7 });
});

test("nothing is sent without a number and a tick", async ({ api, visit }) => {
  const widget = await visit();
  await widget.open();
  await expect(widget.consent).not.toBeChecked();
  await widget.submit.click();
  await expect(widget.phone).toBeFocused();
  await expect(widget.dialog).toContainText("Type the number we should call.");
  await widget.phone.fill("+49 30 1234567");
  await widget.submit.click();
  await expect(widget.consent).toBeFocused();
  await expect(widget.dialog).toContainText("Tick the box so that we may call you.");
  expect(api.requestsTo("POST", /./)).toEqual([]);
});

test("a retry after a lost connection is the same request, even after a reload", async ({
  api,
  visit,
  page,
}) => {
  api.nextAnswers.push(problem(503, "Away."), problem(502, "Away."));
  const widget = await visit();
  await widget.ask();
  await expect(widget.dialog).toContainText("We could not reach the server.");
  await widget.submit.click();
  await expect.poll(() => api.requestsTo("POST", /callbacks$/).length).toBe(2);
  await expect(widget.submit).toHaveText("Try again");

  await page.reload();
  await widget.open();
  await expect(widget.phone, "what was typed is kept").toHaveValue("8 (495) 123-45-67");
  await expect(widget.consent, "a tick is not").not.toBeChecked();
  await widget.consent.check();
  await widget.submit.click();
  await expect(widget.headline).toHaveText("We have your number");
  const sent = api.requestsTo("POST", /callbacks$/);
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  expect(new Set(sent.map(({ body }) => JSON.stringify(body))).size).toBe(1);
});

test("the visitor changes their mind", async ({ api, visit }) => {
  const widget = await visit();
  await widget.ask();
  api.push({ stage: "operator-ringing" });
  await widget.button("Cancel the call").click();
  await expect(widget.headline).toHaveText("Cancelled: we will not call");
  expect(api.requestsTo("DELETE", /cb-1$/)).toHaveLength(1);
  await widget.button("Ask for another call").click();
  await expect(widget.phone).toHaveValue("8 (495) 123-45-67");
});

test("a missed promise is said first, with what is arranged", async ({ api, visit }) => {
  const widget = await visit();
  await widget.ask();
  api.push({ stage: "operator-ringing", promiseAt: soon(2) });
  await expect(widget.dialog).toContainText("until your phone rings");
  await expect(widget.dialog).toContainText(
    "This takes longer than we promised. We are still ringing operators.",
  );
  await expect(widget.dialog).not.toContainText("until your phone rings");
  api.push({ stage: "operator-answered" });
  await expect(widget.dialog).toContainText("An operator is on the line; your phone rings next.");
  api.push({
    promiseAt: soon(20),
    nextStep: { kind: "another-operator", text: "We are ringing the next operator." },
  });
  await expect(widget.dialog).toContainText(
    /This takes longer than we promised: about (19|20) seconds more. We are ringing the next operator\./,
  );
});

test("nobody answered: what happens next is said", async ({ api, visit }) => {
  const widget = await visit();
  await widget.ask();
  const at = soon(6 * 3_600);
  api.push({ stage: "scheduled", nextStep: { kind: "another-try", at, text: "We try again this evening." } });
  await expect(widget.headline).toHaveText("Your call is scheduled");
  await expect(widget.dialog).toContainText("We try again this evening.");
  await expect.poll(() => api.streams.size, "no stream is held open for hours").toBe(0);
});

test("an ending without a talk names the next step", async ({ api, visit }) => {
  const widget = await visit();
  await widget.ask();
  api.push({
    stage: "finished",
    outcome: "nobody-free",
    nextStep: {
      kind: "handed-over",
      to: "Head of sales",
      text: "The head of sales calls you tomorrow before noon.",
    },
  });
  await expect(widget.headline).toHaveText("Nobody was free to call");
  await expect(widget.dialog).toContainText("The head of sales calls you tomorrow before noon.");
});

test("a reload in the middle goes on where it was", async ({ api, visit, page }) => {
  const widget = await visit();
  await widget.ask();
  api.push({ stage: "customer-ringing" });
  await expect(widget.headline).toHaveText("Your phone is ringing");
  await page.reload();
  await expect(widget.headline).toHaveText("Your phone is ringing");
  api.push({ stage: "talking" });
  await expect(widget.headline).toHaveText("Have a good talk");
  expect(api.requestsTo("POST", /callbacks$/)).toHaveLength(1);
});

test("closed, the button tells the news; a reload leaves it closed", async ({ api, visit, page }) => {
  const widget = await visit();
  await widget.ask();
  await widget.close.click();
  await expect(widget.dialog).toBeHidden();
  api.push({ stage: "customer-ringing" });
  await expect(widget.launcher).toHaveText("Your phone is ringing");
  await page.reload();
  await expect(widget.launcher).toHaveText("Your phone is ringing");
  await expect(widget.dialog).toBeHidden();
  api.push({ stage: "finished", outcome: "conversation", talkSeconds: 65 });
  await widget.launcher.click();
  await expect(widget.dialog).toContainText("You talked for 1 min 5 s.");
  await widget.close.click();
  await widget.launcher.click();
  await expect(widget.headline, "what is finished was put away").toHaveText("We call you back");
});

test("a planned call is known on another day", async ({ api, visit, page, context }) => {
  const widget = await visit();
  await widget.ask();
  api.push({
    stage: "scheduled",
    nextStep: { kind: "scheduled", at: soon(90_000), text: "We call tomorrow." },
  });
  await expect(widget.headline).toHaveText("Your call is scheduled");
  const another = await context.newPage();
  await another.goto(page.url());
  await expect(another.locator("perezvon-widget .launcher")).toHaveText("Your call is scheduled");
});

test("outside hours the form says when the call comes", async ({ api, visit }) => {
  api.config.open = false;
  api.config.opensAt = soon(3 * 24 * 3_600);
  const widget = await visit();
  await widget.open();
  await expect(widget.dialog).toContainText(/We are closed now\. .* we call when we open: \w+day/);
});
