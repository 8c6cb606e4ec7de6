import { LANGUAGES, type Language } from "@/i18n/languages";

/**
 * What a visitor agrees to until the workspace writes its own: a sentence of its own that names the site and says
 * what the number is used for. The widget never ticks it beforehand.
 */
const SENTENCES: Record<Language, (site: string) => string> = {
  en: (site) => `I agree that ${site} uses my phone number to call me back about this request.`,
  ru: (site) => `Я даю согласие «${site}» на обработку моего номера, чтобы перезвонить мне по этой заявке.`,
};

/** The first version in every language. */
export const defaultConsentTexts = (site: string): { language: Language; text: string }[] =>
  LANGUAGES.map((language) => ({ language, text: SENTENCES[language](site) }));
