import { chromium } from "@playwright/test";
import { ensureBrowser } from "../../scripts/ensure-browser.mjs";

/** A Chromium without a graphics card that does nothing by itself. */
export const launchBrowser = () =>
  chromium.launch({
    executablePath: ensureBrowser(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
    ],
  });
