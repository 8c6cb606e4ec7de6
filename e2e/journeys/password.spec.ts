import { expect, test } from "../fixtures";
import { openAccount } from "../pages/account";

test("a forgotten password: a link from the outbox, once, and everybody else is signed out", async ({
  browser,
  contextOptions,
  product,
}) => {
  const account = await openAccount(await browser.newContext(contextOptions), product.url);
  const stranger = await (await browser.newContext(contextOptions)).newPage();
  await stranger.goto(`${product.url}/sign-in`);
  await stranger.getByRole("textbox", { name: "E-mail" }).fill(account.email);
  await stranger.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(stranger.getByRole("textbox", { name: "E-mail" })).toHaveValue(account.email);
  await stranger.getByRole("button", { name: "Ask for a link" }).click();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Ask an owner for the link");

  const link = await account.linkInOutbox();
  await stranger.goto(link);
  const password = stranger.getByLabel("New password");
  await password.fill("too short");
  await stranger.getByRole("button", { name: "Save and sign in" }).click();
  await expect(password).toHaveAccessibleDescription(/at least 10 characters/i);
  await expect(password).toBeFocused();
  await password.fill("a new and longer one");
  await password.press("Tab");
  await stranger.keyboard.press("Space");
  await expect(password, "readable on demand, by keyboard too").toHaveAttribute("type", "text");
  await stranger.getByRole("button", { name: "Save and sign in" }).click();
  await expect(stranger.getByRole("navigation", { name: "Main" })).toBeVisible();

  await account.page.goto(product.url);
  await expect(account.page.getByRole("heading", { level: 1 }), "signed out").toHaveText("Sign in");
  await account.page.goto(link);
  await expect(account.page.getByRole("main")).toContainText("It was used already");
  await account.page.getByRole("link", { name: "Ask for a new link" }).click();
  await expect(account.page.getByRole("heading", { level: 1 })).toHaveText("Forgot your password?");
  for (const page of [account.page, stranger]) await page.context().close();
});
