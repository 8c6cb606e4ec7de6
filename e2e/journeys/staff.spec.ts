import { expect, test } from "../fixtures";

test("an operator sees only their own leads", async ({ visitElsewhere, signIn, customer }) => {
  const number = customer("38");
  const visitor = await visitElsewhere();
  await visitor.asksFor(number);
  await visitor.isTold("Thank you for the talk", 60_000);

  const manager = await signIn("manager");
  await manager.openLead(number);
  const leadPath = new URL(manager.page.url()).pathname;

  const operator = await signIn("operator");
  await operator.page.goto("/demo-shop/leads");
  await expect(operator.title).toHaveText("My leads");
  await expect(operator.page.getByRole("main")).not.toContainText(number.slice(-5, -2));
  await expect(operator.nav.getByRole("link", { name: "Team" })).toHaveCount(0);
  await expect(operator.nav.getByRole("link", { name: "Sites" })).toHaveCount(0);

  await operator.page.goto(leadPath);
  await expect(operator.page.getByRole("main")).toContainText("Nothing here");
  await expect(operator.page.getByRole("main")).not.toContainText(number.slice(-5, -2));
});

test("an editor reads the members and cannot change them", async ({ signIn }) => {
  const editor = await signIn("editor");
  await editor.page.goto("/demo-shop/settings/members");
  await expect(editor.page.getByRole("button", { name: /invite/i })).toHaveCount(0);
  // The page is not the border: the server refuses too.
  const answer = await editor.page.request.post("/api/trpc/invitations.create", {
    headers: { "x-workspace": "demo-shop" },
    data: { json: { email: "somebody@shop.example", role: "owner" } },
  });
  expect(answer.status()).toBe(403);
});

test("a new site: the snippet works on its own pages and nowhere else", async ({
  signIn,
  page,
  visitElsewhere,
  customer,
}) => {
  const owner = await signIn("owner");
  await owner.open("/sites");
  await owner.page.getByRole("link", { name: "Add a site" }).click();
  await owner.page.getByLabel("Address").fill("https://boots.example");
  await owner.page.getByLabel("Name").fill("Boots and more");
  await owner.page.getByRole("button", { name: "Add the site" }).click();
  await expect(owner.title).toHaveText("Boots and more");

  await owner.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await owner.page.getByRole("button", { name: "Copy the snippet" }).click();
  const snippet = await owner.page.evaluate(() => navigator.clipboard.readText());
  expect(snippet).toContain("data-site=");

  const visitor = await visitElsewhere(snippet);
  await visitor.asksFor(customer("01"));
  await visitor.reads("This page may not ask for callbacks in the name of Boots and more.");
  await expect(page).not.toHaveTitle("");
});

test("every page in the reader's own language, kept for the next visit", async ({ signIn }) => {
  const owner = await signIn("owner");
  const russian = owner.page.getByText("Русский");
  // On a slow machine the page is there before it reacts.
  await expect(async () => {
    await owner.page.getByRole("button", { name: /^Account/ }).click();
    await expect(russian).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await russian.click();
  await expect(owner.page.locator("html")).toHaveAttribute("lang", "ru");
  await owner.page.goto("/demo-shop/leads");
  await expect(owner.title).toHaveText("Заявки");
});

test("who is no operator is told how to become one, and the page stays connected", async ({ signIn }) => {
  const { page } = await signIn("manager");
  const refused: string[] = [];
  page.on("response", (response) => {
    if (response.url().includes("/api/live/") && !response.ok()) refused.push(response.url());
  });
  await page.goto("/demo-shop/console");
  await expect(page.getByRole("main")).toContainText("You are no operator yet");
  await page.getByRole("main").getByRole("link", { name: "Open Team" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Team");
  expect(refused).toEqual([]);
});
