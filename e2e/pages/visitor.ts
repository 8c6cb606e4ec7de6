import { expect, type Page } from "@playwright/test";
import { WidgetOnPage } from "@/widget/test/widget-on-page";

/** Somebody on the demo shop, with the widget in front of them. */
export class Visitor {
  readonly widget: WidgetOnPage;

  private constructor(readonly page: Page) {
    this.widget = new WidgetOnPage(page);
  }

  /** @param path a page of the shop, like /demo/winter-boots */
  static async on(page: Page, url: string): Promise<Visitor> {
    await page.goto(url);
    const visitor = new Visitor(page);
    await expect(visitor.widget.launcher).toBeVisible();
    return visitor;
  }

  async asksFor(number: string): Promise<void> {
    await this.widget.ask(number);
  }

  /** Waits for the big line of the panel. */
  async isTold(headline: string | RegExp, timeout = 20_000): Promise<void> {
    await expect(this.widget.headline).toContainText(headline, { timeout });
  }

  /** Waits for a sentence anywhere in the panel. */
  async reads(text: string | RegExp, timeout = 20_000): Promise<void> {
    await expect(this.widget.dialog).toContainText(text, { timeout });
  }
}
