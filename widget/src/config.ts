import type { WidgetConfig } from "@/core/widget-contract/wire";
import { bare } from "./page/safely";

/**
 * The site's settings, or undefined: an unknown site, a server that is away, a shape newer than this loader.
 * In all of these the widget stays away.
 */
export async function loadConfig(base: string, siteKey: string): Promise<WidgetConfig | undefined> {
  const response = await fetch(
    `${base}api/widget/${encodeURIComponent(siteKey)}/config`,
    bare({ credentials: "omit" as const }),
  );
  if (!response.ok) return undefined;
  const answer: unknown = await response.json();
  return isConfig(answer) ? answer : undefined;
}

function isConfig(answer: unknown): answer is WidgetConfig {
  if (typeof answer !== "object" || answer === null) return false;
  const config: Partial<WidgetConfig> = answer;
  // Without a consent text there is nothing a visitor could agree to, so nothing may be asked.
  return (
    config.version === 1 &&
    typeof config.appearance === "object" &&
    typeof config.language === "string" &&
    typeof config.consent === "object" &&
    Boolean(shownConsent(config.consent, config.language, config.language)?.text)
  );
}

/** The consent text in the visitor's language, else in the site's, else in any there is; the server looks the same way. */
export function shownConsent(
  consent: WidgetConfig["consent"],
  language: string,
  siteLanguage: string,
): WidgetConfig["consent"][string] | undefined {
  for (const name of [language, siteLanguage, ...Object.keys(consent)]) {
    if (Object.hasOwn(consent, name)) return consent[name];
  }
  return undefined;
}
