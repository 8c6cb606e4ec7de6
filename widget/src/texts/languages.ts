import type { Texts } from "./texts";

/** The words of one language come without those of the others. */
const TABLES = {
  en: async () => (await import("./en")).en,
  ru: async () => (await import("./ru")).ru,
} satisfies Record<string, () => Promise<Texts>>;
export type Language = keyof typeof TABLES;

export const loadTexts = (language: Language): Promise<Texts> => TABLES[language]();

const isLanguage = (name: string): name is Language => Object.hasOwn(TABLES, name);

/** The page's language, then the browser's; undefined where none of them is ours. */
export const wishedLanguage = (): Language | undefined =>
  firstOf([document.documentElement.lang, ...(navigator.languages ?? [])]);

/** Where the reader wishes none of ours: the site's language; English where it is none of ours either. */
export const languageOf = (siteLanguage: string): Language =>
  wishedLanguage() ?? firstOf([siteLanguage]) ?? "en";

const firstOf = (tags: readonly string[]): Language | undefined =>
  tags.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage);

/** An instant as people of that language read it: the time alone when it is today. */
export function timeText(instant: string, language: Language, today: Date): string {
  const at = new Date(instant);
  const isToday = at.toDateString() === today.toDateString();
  const options: Intl.DateTimeFormatOptions = isToday
    ? { hour: "2-digit", minute: "2-digit" }
    : { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" };
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "ru-RU", options).format(at);
}
