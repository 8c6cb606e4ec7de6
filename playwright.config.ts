import { defineConfig, devices } from "@playwright/test";
import { findBrowser } from "./scripts/ensure-browser.mjs";

const executablePath = findBrowser() ?? undefined;

// Two kinds of tests in a real browser: the widget on strangers' pages, and journeys through the whole product.
export default defineConfig({
  outputDir: "test-results",
  forbidOnly: Boolean(process.env.CI),
  // A browser on a busy machine now and then does not come round in time. What passed only the second time is named at
  // the end of `npm test`: it is to be looked into, and no reason to keep a change back.
  retries: 1,
  workers: 2,
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    locale: "en-US",
    timezoneId: "Europe/Moscow",
    screenshot: "only-on-failure",
    trace: "on-first-retry",
    // A button that is not there fails its step, and not the whole journey by and by.
    actionTimeout: 30_000,
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "widget", testDir: "widget/test", timeout: 30_000 },
    { name: "build", testDir: "e2e", testMatch: "build.setup.ts" },
    {
      name: "journeys",
      testDir: "e2e/journeys",
      dependencies: ["build"],
      timeout: 180_000,
      expect: { timeout: 20_000 },
    },
    // No tests: pictures of every page (npm run screenshots).
    {
      name: "screenshots",
      testDir: "e2e/screenshots",
      dependencies: ["build"],
      workers: 1,
      timeout: 1_800_000,
      expect: { timeout: 20_000 },
    },
  ],
});
