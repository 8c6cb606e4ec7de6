import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";

export type Role = "owner" | "manager" | "editor" | "operator";

/** One person of the demo workspace, signed in by the demo's button. */
export class Staff {
  private constructor(
    readonly page: Page,
    private readonly url: string,
  ) {}

  static async signIn(context: BrowserContext, url: string, role: Role): Promise<Staff> {
    const page = await context.newPage();
    await page.goto(`${url}/sign-in`);
    await page.getByRole("button", { name: `Continue as demo ${role}` }).click();
    const staff = new Staff(page, url);
    await expect(staff.nav).toBeVisible();
    // Operators are sent on to their leads: only a page with a title has stopped moving.
    await expect(staff.title).toBeVisible();
    return staff;
  }

  get nav(): Locator {
    return this.page.getByRole("navigation", { name: "Main" });
  }

  get title(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }

  /** @param path below the workspace, like /leads */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.url}/demo-shop${path}`);
    await expect(this.title).toBeVisible();
  }

  /** Does without its page what is not under test. */
  async tell<Answer>(procedure: string, input: object): Promise<Answer> {
    const headers = { "x-workspace": "demo-shop" };
    const answer = await this.page.request.post(`${this.url}/api/trpc/${procedure}`, {
      headers,
      data: { json: input },
    });
    expect(answer.status(), await answer.text()).toBe(200);
    return (await answer.json()).result.data.json;
  }

  /** Opens the newest lead of a number. */
  async openLead(number: string): Promise<void> {
    await this.open(`/leads?q=${encodeURIComponent(number)}`);
    await this.page.getByRole("table").getByRole("link").first().click();
    await expect(this.page.getByRole("heading", { name: "What happened" })).toBeVisible();
  }

  /** The lead's facts, by kind: what the story tells, in its order. */
  facts(kind: string): Locator {
    return this.page.locator(`[data-kind="${kind}"]`);
  }

  /** An operator's row on the team's page. */
  operator(name: string): Locator {
    return this.page.getByRole("main").getByRole("listitem").filter({ hasText: name });
  }

  /** Waits until an operator has rested: after a talk that is 15 s, after a missed ring a minute. */
  async operatorIsFree(name: string): Promise<void> {
    await this.open("/team");
    await expect(this.operator(name)).toContainText("Free", { timeout: 80_000 });
  }
}
