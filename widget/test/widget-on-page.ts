import { expect, type FrameLocator, type Locator, type Page } from "@playwright/test";

/** The widget as a visitor meets it. Every locator goes through the open shadow root. */
export class WidgetOnPage {
  readonly launcher: Locator;
  readonly dialog: Locator;
  readonly phone: Locator;
  readonly consent: Locator;
  readonly submit: Locator;
  readonly headline: Locator;
  readonly close: Locator;

  constructor(
    readonly page: Page,
    scope: Page | FrameLocator = page,
  ) {
    const widget = scope.locator("perezvon-widget");
    this.launcher = widget.locator(".launcher");
    this.dialog = widget.getByRole("dialog");
    this.phone = widget.locator("input[type=tel]");
    this.consent = widget.locator("input[type=checkbox]");
    this.submit = widget.locator("button[type=submit]");
    this.headline = this.dialog.locator("h2");
    this.close = widget.locator(".close");
  }

  async open(): Promise<void> {
    await this.launcher.click();
    await expect(this.phone).toBeFocused();
  }

  /** Fills in the form and presses the button. */
  async ask(phone = "8 (495) 123-45-67"): Promise<void> {
    await this.open();
    await this.phone.fill(phone);
    await this.consent.check();
    await this.submit.click();
  }

  button(name: string | RegExp): Locator {
    return this.dialog.getByRole("button", { name });
  }
}
