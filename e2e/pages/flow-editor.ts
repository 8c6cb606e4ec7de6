import { expect, type Locator, type Page } from "@playwright/test";

/** The editor of rules: what is on its canvas, and what is said about it. */
export class FlowEditor {
  constructor(readonly page: Page) {}

  /** A step on the canvas, by words that stand on it. */
  step(words: string | RegExp): Locator {
    return this.page.locator(".react-flow__node").filter({ hasText: words });
  }

  get inspector(): Locator {
    return this.page.getByRole("complementary", { name: "Settings of the step" });
  }

  /** What the test says of the visitor that is played. */
  get verdict(): Locator {
    return this.page.getByRole("region", { name: "Test as a visitor" }).getByRole("status");
  }

  async isOpen(): Promise<void> {
    await expect(this.page.getByTestId("rf__node-start")).toBeVisible({ timeout: 60_000 });
  }

  async isSaved(): Promise<void> {
    await expect(this.page.getByText("Draft saved")).toBeVisible();
  }

  /** Does something to what is drawn, and waits until the server has it. */
  async saving(change: () => Promise<void>): Promise<void> {
    const saved = this.page.waitForResponse(
      (answer) => answer.url().includes("flows.saveDraft") && answer.ok(),
    );
    await change();
    await saved;
  }

  /** Selects a step by words in it, wherever it stands. */
  async find(words: string): Promise<void> {
    await this.page.getByRole("button", { name: "Find a step" }).click();
    const search = this.page.getByRole("dialog", { name: "Find a step" });
    await search.getByRole("combobox").fill(words);
    await this.page.keyboard.press("Enter");
    await expect(search).toBeHidden();
  }

  async openMenu(): Promise<void> {
    await this.page.getByRole("button", { name: "More" }).click();
    await expect(this.page.getByRole("menu")).toBeVisible();
  }

  async chooseInMenu(item: string): Promise<void> {
    await this.page.getByRole("menuitem", { name: item }).click();
    await expect(this.page.getByRole("menu")).toBeHidden();
  }

  /** Chooses in one of the lists of the settings. */
  async choose(list: string, option: string): Promise<void> {
    await this.inspector.getByRole("combobox", { name: list, exact: true }).click();
    await this.page.getByRole("option", { name: option, exact: true }).click();
  }

  /** Publishes what is drawn, and lets a site use it. */
  async publishFor(site: string): Promise<void> {
    await this.page.getByRole("button", { name: "Publish…" }).click();
    const dialog = this.page.getByRole("dialog", { name: "Publish" });
    await dialog.getByRole("checkbox", { name: site }).check();
    await dialog.getByRole("button", { name: "Publish" }).click();
    await expect(dialog).toBeHidden();
    await expect(this.page.getByText("r1 live")).toBeVisible();
  }
}
