import type { Browser, BrowserContext, Page } from "@playwright/test";
import { settled } from "../pages/settled";

/** One way to look at a page. */
export interface Look {
  scheme: "light" | "dark";
  width: 1280 | 390;
  language: "en" | "ru";
}

export const LOOKS: Look[] = (["light", "dark"] as const).flatMap((scheme) =>
  ([1280, 390] as const).flatMap((width) =>
    (["en", "ru"] as const).map((language) => ({ scheme, width, language })),
  ),
);

export const nameOf = ({ scheme, width, language }: Look): string => `${scheme}-${width}-${language}`;

/** A browser that looks so, signed in where `state` says so. */
export async function openLook(
  browser: Browser,
  url: string,
  { look, state }: { look: Look; state?: Awaited<ReturnType<BrowserContext["storageState"]>> },
): Promise<BrowserContext> {
  const context = await browser.newContext({
    colorScheme: look.scheme,
    locale: look.language === "ru" ? "ru-RU" : "en-US",
    timezoneId: "Europe/Moscow",
    viewport: { width: look.width, height: look.width === 390 ? 844 : 800 },
    reducedMotion: "reduce",
    ...(state ? { storageState: state } : {}),
  });
  await context.addCookies([{ name: "language", value: look.language, url }]);
  return context;
}

/** The whole page as it is when nothing loads any more; live streams never end, so the network cannot tell. */
export async function picture(page: Page, address: string, file: string): Promise<void> {
  await page.goto(address);
  await settled(page);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: file, fullPage: true, animations: "disabled" });
}
