import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds on the whole page, in words. Evaluated rather than added as a script: the page's policy forbids that. */
export async function findings(page: Page): Promise<string[]> {
  // Colours are judged where they stand still.
  await page.waitForTimeout(300);
  await page.evaluate(await readFile(AXE, "utf8"));
  return page.evaluate(async () => {
    const axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } = Reflect.get(
      window,
      "axe",
    );
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
}
