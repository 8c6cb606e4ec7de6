import { expect, type Page } from "@playwright/test";

/** Waits until nothing on the page stands for what is still to come. Live streams never end: the network cannot tell. */
export async function settled(page: Page): Promise<void> {
  await expect(
    page.locator("[aria-busy=true], .mantine-Skeleton-root").filter({ visible: true }),
  ).toHaveCount(0, {
    timeout: 60_000,
  });
}
