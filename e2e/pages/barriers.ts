import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds, as one line for each kind of barrier with the first place it stands. */
export async function barriers(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  await page.waitForFunction(isStill);
  return page.evaluate(async (tags) => {
    const axe = Reflect.get(window, "axe");
    const { violations } = await axe.run(document, { runOnly: tags });
    return violations.map(
      ({
        id,
        help,
        nodes,
      }: {
        id: string;
        help: string;
        nodes: { html: string; failureSummary: string }[];
      }) =>
        `${id}: ${help} (${nodes.length}×) ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary.slice(0, 300)}`,
    );
  }, WCAG);
}

/** Nothing fades in or out any more, since what is half there has half its contrast. What turns for ever may turn. */
const isStill = () =>
  document
    .getAnimations()
    .every(
      ({ effect, playState }) => playState !== "running" || effect?.getComputedTiming().endTime === Infinity,
    );
