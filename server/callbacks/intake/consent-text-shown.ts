import { db } from "../../platform/db";
import { visitorTexts } from "../../visitor-texts/visitor-texts";
import { ProblemError } from "./problem";
import type { IntakeSite } from "./site-for-intake";

export type ConsentText = IntakeSite["consentTexts"][number];

/**
 * The consent text that a visitor agreed to. The widget shows one in the visitor's language, else in the site's, else
 * in any; a page may have been open for days, so the version shown need not be the newest. Versions are never edited
 * or removed. Reads rows only where it is not the newest: ask before the transaction.
 * @param version as the widget sent it; undefined: the client knows of no versions, and showed the newest
 * @throws ProblemError consent-required where the site never had such a version
 */
export async function consentTextShown(
  site: Pick<IntakeSite, "id" | "language" | "consentTexts">,
  language: string,
  version: number | undefined,
): Promise<ConsentText> {
  const newest = firstShown(site.consentTexts, language, site.language);
  if (!newest) throw new Error(`Site ${site.id} has no consent text.`);
  if (version === undefined || version === newest.version) return newest;
  const ofVersion = await db().consentText.findMany({
    where: { siteId: site.id, version },
    orderBy: { language: "asc" },
    select: { id: true, version: true, language: true, text: true },
  });
  const shown = firstShown(ofVersion, language, site.language);
  if (shown) return shown;
  const texts = visitorTexts(language);
  throw new ProblemError("consent-required", texts("problem.title"), {
    detail: `consentVersion: this site has no consent text of version ${version}`,
    errors: { consent: texts("problem.consentUnknown") },
  });
}

/** In the order in which the widget looks for one (widget/src/config.ts). */
const firstShown = (texts: ConsentText[], language: string, siteLanguage: string): ConsentText | undefined =>
  texts.find((text) => text.language === language) ??
  texts.find((text) => text.language === siteLanguage) ??
  texts[0];
