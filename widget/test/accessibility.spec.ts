import type { CallbackStatus } from "@/core/widget-contract/wire";
import { problem } from "./fake-api";
import { findings } from "./findings";
import { expect, test } from "./fixtures";

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

const STATES: [string, Partial<CallbackStatus>][] = [
  ["operator rings", { stage: "operator-ringing", operatorName: "Anna", promiseAt: inSeconds(90) }],
  ["operator answered", { stage: "operator-answered" }],
  ["late", { promiseAt: inSeconds(-5) }],
  ["visitor rings", { stage: "customer-ringing" }],
  ["talking", { stage: "talking" }],
  [
    "planned",
    { stage: "scheduled", nextStep: { kind: "scheduled", at: inSeconds(60), text: "In a minute." } },
  ],
  ["talked", { stage: "finished", outcome: "conversation", talkSeconds: 80 }],
];

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing in any state: ${theme}`, async ({ api, visit, page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    api.nextAnswers.push(problem(422, "Look again.", { phone: "Too short.", consent: "Needed." }));
    const widget = await visit();
    await expect(widget.launcher).toBeVisible();
    expect(await findings(page), "button").toEqual([]);
    await widget.open();
    expect(await findings(page), "form").toEqual([]);
    await widget.phone.fill("12");
    await widget.consent.check();
    await widget.submit.click();
    await expect(widget.dialog).toContainText("Too short.");
    expect(await findings(page), "form with problems").toEqual([]);
    await widget.submit.click();
    await expect.poll(() => api.streams.size).toBe(1);
    expect(await findings(page), "asked").toEqual([]);
    for (const [name, change] of STATES) {
      api.push(change);
      expect(await findings(page), name).toEqual([]);
    }
    await widget.close.click();
    expect(await findings(page), "closed again").toEqual([]);
  });
}

for (const outcome of ["unreached", "cancelled"] as const) {
  test(`axe finds nothing after: ${outcome}`, async ({ api, visit, page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    const widget = await visit();
    await widget.ask();
    api.push({ stage: "finished", outcome, nextStep: { kind: "none", text: "That is all." } });
    await expect(widget.dialog).toContainText("That is all.");
    expect(await findings(page)).toEqual([]);
  });
}

test("the whole way by keyboard, and the focus is never lost", async ({ api, visit, page }) => {
  const widget = await visit();
  await expect(widget.launcher).toBeVisible();
  await page.locator("#own").focus();
  await page.keyboard.press("Tab");
  await expect(widget.launcher).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(widget.phone).toBeFocused();
  await page.keyboard.type("+7 495 123-45-67");
  await page.keyboard.press("Tab");
  await expect(widget.consent).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await expect(widget.submit).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(widget.headline).toHaveText("We have your number");
  await expect(widget.headline).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(widget.button("Cancel the call")).toBeFocused();
  api.push({ stage: "talking" });
  await expect(widget.headline, "the focused button went away").toBeFocused();
  api.push({ stage: "finished", outcome: "conversation" });
  await expect(widget.headline).toHaveText("Thank you for the talk");
  await expect(widget.headline).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(widget.button("1 out of 5")).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Escape");
  await expect(widget.dialog).toBeHidden();
  await expect(widget.launcher).toBeFocused();
});

test("stages are said politely, seconds are not", async ({ api, visit, page }) => {
  const widget = await visit();
  await widget.ask();
  await expect.poll(() => api.streams.size).toBe(1);
  api.push({ stage: "operator-ringing", operatorName: "Anna", promiseAt: inSeconds(30) });
  const speaker = page
    .locator("perezvon-widget > [aria-live], perezvon-widget .spoken[aria-live=polite]")
    .first();
  await expect(speaker).toHaveText(/^Ringing Anna/);
  await expect(widget.dialog.getByRole("timer")).toHaveAttribute("aria-live", "off");
});

test("targets are large enough and text keeps its size on a phone", async ({ visit, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const widget = await visit();
  expect(await widget.launcher.boundingBox()).toMatchObject({ width: 56, height: 56 });
  await widget.open();
  const bottom = async () => {
    const sheet = await widget.dialog.boundingBox();
    expect(sheet).toMatchObject({ x: 0, width: 390 });
    return Math.round((sheet?.y ?? 0) + (sheet?.height ?? 0));
  };
  await expect.poll(bottom, "when it has risen").toBe(844);
  for (const control of [widget.phone, widget.submit, widget.close]) {
    expect((await control.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
  expect((await widget.consent.boundingBox())?.height).toBeGreaterThanOrEqual(24);
});
