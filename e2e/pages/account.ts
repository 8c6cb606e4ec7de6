import { type BrowserContext, expect, type Page } from "@playwright/test";

/** Somebody with a password of their own, who owns a workspace. */
export class Account {
  constructor(
    readonly page: Page,
    readonly email: string,
  ) {}

  /** The newest link to a new password, as the outbox page shows it where no mail server is. */
  async linkInOutbox(): Promise<string> {
    await this.page.goto(`${this.page.url().replace(/\/$/, "")}/settings/outbox`);
    await this.page
      .getByRole("button", { name: /Choose a new password/ })
      .first()
      .click();
    const text = this.page.getByText(/\/reset-password\//).first();
    await expect(text).toBeVisible();
    const link = /\S+\/reset-password\/\S+/.exec(await text.innerText())?.[0];
    if (!link) throw new Error("The outbox shows no link.");
    return link;
  }
}

/** The first owner of an installation sets it up, and is signed in. */
export async function openAccount(context: BrowserContext, url: string): Promise<Account> {
  const page = await context.newPage();
  const email = "olga@boots.example";
  await page.goto(`${url}/set-up`);
  // The page guesses it when it has come alive: what is typed before is typed into a picture.
  await expect(page.getByRole("combobox", { name: "Time zone" })).toHaveValue("Europe/Moscow");
  await page.getByRole("textbox", { name: "Your name" }).fill("Olga");
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill("correct horse battery");
  await page.getByRole("textbox", { name: "Company" }).fill("Boots and more");
  await page.getByRole("textbox", { name: "Your website" }).fill("https://boots.example");
  await page.getByRole("button", { name: "Create the workspace" }).click();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  return new Account(page, email);
}
