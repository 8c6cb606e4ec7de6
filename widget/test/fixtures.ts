import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { buildWidget } from "../build.mjs";
import { type FakeApi, startFakeApi } from "./fake-api";
import { startHostServer } from "./host-page";
import { WidgetOnPage } from "./widget-on-page";

export { expect };

interface Fixtures {
  api: FakeApi;
  /** Opens a page of widget/fixtures. */
  visit(file?: string): Promise<WidgetOnPage>;
  /** Made for every test: what the widget must never do to a page. */
  manners: undefined;
}

/** Not yet among TypeScript's own types. */
interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
}

declare global {
  interface Window {
    shifts: string[];
    violations: string[];
  }
}

export const test = base.extend<Fixtures, { widgetFolder: string }>({
  // Built for each worker from the sources: a stale bundle cannot be tested by mistake.
  widgetFolder: [
    async ({ browserName: _ }, use) => {
      const folder = await mkdtemp(join(tmpdir(), "perezvon-widget-"));
      await buildWidget({ outDir: folder });
      await use(folder);
      await rm(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
  api: async ({ widgetFolder }, use) => {
    const api = await startFakeApi(widgetFolder);
    await use(api);
    await api.close();
  },
  visit: async ({ api, page }, use) => {
    const host = await startHostServer(api.url);
    await use(async (file = "plain.html") => {
      await page.goto(`${host.url}/${file}`);
      return new WidgetOnPage(page);
    });
    await host.close();
  },
  manners: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => {
        // The page's own mistakes (fixtures/broken.html) are not ours.
        if (error.message !== "the page is broken") errors.push(error.message);
      });
      await watchPage(page);
      await use(undefined);
      expect(errors, "nothing is thrown into the page").toEqual([]);
      if (page.isClosed()) return;
      const seen = await page.evaluate(() => ({ shifts: window.shifts, violations: window.violations }));
      expect(seen.violations, "the page's policy is kept").toEqual([]);
      expect(seen.shifts, "nothing on the page moves").toEqual([]);
    },
    { auto: true },
  ],
});

async function watchPage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.shifts = [];
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = entry as LayoutShift;
        // What is in a shadow root has no node here, so where it stood tells more.
        const place = ({ x, y, width, height }: DOMRectReadOnly) => `${x},${y} ${width}×${height}`;
        const moves = sources.map(({ node, previousRect, currentRect }) => {
          const name = node instanceof Element ? `${node.tagName}.${node.className}` : node?.textContent;
          return `${name} from ${place(previousRect)} to ${place(currentRect)}`;
        });
        if (!hadRecentInput) window.shifts.push(`${value.toFixed(5)} ${moves.join(", ")}`);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}
