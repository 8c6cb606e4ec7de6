import { expect, type Locator, type Page } from "@playwright/test";

export type PhoneStatus = "idle" | "calling" | "ringing" | "waiting" | "talking";

/** The simulator's desk of phones, as whoever sits at it uses it. */
export class PhoneDesk {
  /** The demo operator's phone: it is always there. */
  readonly anna: DeskPhone;

  private constructor(private readonly page: Page) {
    this.anna = this.phone("+74950000100");
  }

  static async open(page: Page, url: string): Promise<PhoneDesk> {
    await page.goto(`${url}/demo/phones`);
    const desk = new PhoneDesk(page);
    await expect(desk.anna.card).toBeVisible();
    return desk;
  }

  phone(number: string): DeskPhone {
    return new DeskPhone(this.page.getByTestId(`phone-${number}`));
  }
}

/** One phone on the desk. */
export class DeskPhone {
  constructor(readonly card: Locator) {}

  /** Waits until the phone is in this state. */
  async is(status: PhoneStatus, timeout = 20_000): Promise<void> {
    await expect(this.card).toHaveAttribute("data-status", status, { timeout });
  }

  async hears(text: string | RegExp): Promise<void> {
    await expect(this.card.locator("blockquote")).toContainText(text);
  }

  async answer(): Promise<void> {
    await this.is("ringing");
    await this.card.getByRole("button", { name: "Answer" }).click();
  }

  async decline(): Promise<void> {
    await this.is("ringing");
    await this.card.getByRole("button", { name: "Decline" }).click();
  }

  /** Calls whoever called here last. */
  async callBack(): Promise<void> {
    await this.is("idle");
    await this.card.getByRole("button", { name: "Call back" }).click();
  }

  async press(key: string): Promise<void> {
    await this.card.getByRole("button", { name: key, exact: true }).click();
  }

  /** The operator's part: pick up, hear who it is about, take the call. */
  async accept(): Promise<void> {
    await this.answer();
    await this.hears("Press 1 to accept");
    await this.press("1");
  }

  /** Waits until the two have talked for two seconds: hanging up at once would be no conversation. */
  async talks(): Promise<void> {
    await this.is("talking");
    await expect(this.card.getByRole("timer")).toHaveText(/^0:(0[2-9]|[1-5]\d)$/);
  }

  async hangUp(): Promise<void> {
    await this.card.getByRole("button", { name: "Hang up" }).click();
  }
}
