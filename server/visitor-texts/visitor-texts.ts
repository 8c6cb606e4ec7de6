import { createTranslator } from "next-intl";
import { whenWords } from "@/core/schedule/when-words";
import en from "@/messages/en/visitor.json";
import ru from "@/messages/ru/visitor.json";

const MESSAGES: Record<string, typeof en> = { en, ru };

/** Texts that the server itself says to visitors, operators and teams, outside any page. Unknown languages get English. */
export function visitorTexts(language: string) {
  const locale = languageOf(language);
  return createTranslator({ locale, messages: MESSAGES[locale] ?? en });
}

/** The texts in one language, asked for by key and values. */
export type VisitorTexts = ReturnType<typeof visitorTexts>;

/** "ru-RU" → "ru"; what we have no texts for → "en". */
export function languageOf(tag: string): "en" | "ru" {
  return tag.toLowerCase().startsWith("ru") ? "ru" : "en";
}

/** A time as a person would say it: in a few minutes, today at 14:30, on 3 December at 09:00. */
export function sayWhen(
  at: number,
  { now, timeZone, language }: { now: number; timeZone: string; language: string },
): string {
  const { key, ...values } = whenWords(at, { now, timeZone, locale: languageOf(language) });
  return visitorTexts(language)(`when.${key}`, values);
}
