import { sendMessage } from "@/core/flow/routing/send-message/definition";
import { callTo, place, routingFlow } from "@/core/flow/templates/template";
import { expect, test } from "../fixtures";
import { barriers } from "../pages/barriers";
import type { Staff } from "../pages/staff";

const ARRANGED = /^We will call you on \w+ \d+, \d\d:\d\d/;
const TEXT = "{site}: we could not reach you. When may we call? {link}";

/** A site whose customers are rung first; whoever is not reached is sent a text. @returns its key */
async function siteThatTexts(owner: Staff): Promise<string> {
  const team = { name: "Boots", strategy: "longest-idle", ringAtOnce: 1, stickySeconds: null, hours: null };
  const { id: teamId } = await owner.tell<{ id: string }>("teams.create", {
    ...team,
    ...{ timeZone: "Europe/Moscow", holidays: [], operators: [] },
    // Its ending: somebody who answers after a second, and takes the call.
    callCentre: {
      ...{ number: "+74957770001", capacity: 1, accept: "key" },
      ...{ digits: "", digitsAfterMs: 0, pricePerMinute: null },
    },
  });
  const { id } = await owner.tell<{ id: string }>("flows.create", { kind: "routing", name: "With a text" });
  const document = routingFlow(
    [
      place("start", "start", [0, 0]),
      place("call", "connect-team", [1, 0], callTo(teamId, { order: "customer-first" })),
      place("text", "send-message", [2, 0], { ...sendMessage.defaults, textEn: TEXT }),
      place("tell", "give-up", [3, 0], { teamId }),
    ],
    [
      "start.next>call",
      "call.unreached>text",
      "call.nobody-free>tell",
      "call.failed>tell",
      "call.closed>tell",
      "text.sent>tell",
      "text.failed>tell",
    ],
  );
  const draft = { id, version: 1, document };
  const { version } = await owner.tell<{ version: number }>("flows.saveDraft", draft);
  await owner.tell("flows.publish", { id, version });
  const site = { name: "Boots by phone", url: "https://boots.example", defaultCountry: "RU", language: "en" };
  const { key } = await owner.tell<{ key: string }>("sites.create", { ...site, routingFlowId: id });
  return key;
}

test("whoever was not reached is sent a link, and chooses on their phone when to be called", async ({
  browser,
  contextOptions,
  customer,
  desk,
  product,
  request,
  signIn,
}) => {
  const owner = await signIn("owner");
  const siteKey = await siteThatTexts(owner);
  // Texts are for mobile numbers only.
  const number = customer("00").replace("+7495", "+7916");
  const data = { siteKey, phone: number, consent: true, page: "https://boots.example/winter" };
  expect((await request.post("/api/v1/callbacks", { data })).status()).toBe(202);
  const phone = desk.phone(number);
  await phone.decline();
  const link = phone.card.getByRole("list", { name: "Text messages" }).getByRole("link");
  await expect(link).toBeVisible({ timeout: 20_000 });
  await expect(phone.card).toContainText("Boots by phone: we could not reach you.");

  const context = await browser.newContext({
    ...contextOptions,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  const page = await context.newPage();
  await test.step("the page, without an account", async () => {
    await page.goto((await link.getAttribute("href")) ?? product.url);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("When may we call you?");
    await expect(page.getByRole("main")).not.toContainText(number);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await barriers(page)).toEqual([]);
  });

  await test.step("a day, a time, a press", async () => {
    await page.getByRole("radiogroup", { name: "Day" }).getByRole("radio").nth(1).check();
    await expect(page.getByRole("button", { name: "Choose a time" })).toBeDisabled();
    await page.getByRole("radiogroup", { name: "Time" }).getByRole("radio").nth(2).check();
    await page.getByRole("button", { name: /^Call me on/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(ARRANGED);
    expect(await barriers(page)).toEqual([]);
    await context.close();
  });

  await test.step("staff see what came of it", async () => {
    await owner.openLead(number);
    await expect(owner.page.getByRole("main")).toContainText("Scheduled");
    await expect(owner.facts("asked-by-text")).toHaveCount(1);
    const missed = owner.page.getByText("Not reached", { exact: true });
    await owner.page
      .getByRole("main")
      .locator("div")
      .filter({ has: missed })
      .last()
      .getByRole("link")
      .click();
    await expect(owner.facts("text-delivered")).toHaveCount(1);
    await expect(owner.facts("chose-by-text")).toContainText(
      /by the link in a text message: \w+ \d+, \d\d:\d\d/,
    );
  });
});
