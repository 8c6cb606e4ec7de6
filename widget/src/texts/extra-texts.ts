import type { OfferField } from "@/core/flow/runtime/offer";
import type { Language } from "./languages";

/** The words that only offers need that ask more than a number. They come with that code, not with the button. */
export interface ExtraTexts {
  /** What an offer may ask besides the number, and when to call. */
  fields: Record<OfferField, string>;
  department: string;
  anyDepartment: string;
  messengers: string;
  when: string;
  now: string;
  atOpening(when: string): string;
  soonest(when: string): string;
  atTime: string;
  time: string;
  timeMissing: string;
}

export const EXTRA_TEXTS: Record<Language, ExtraTexts> = {
  en: {
    fields: {
      name: "Your name (optional)",
      topic: "What it is about (optional)",
      email: "E-mail (optional)",
      company: "Company (optional)",
      comment: "Comment (optional)",
    },
    department: "Who should call you",
    anyDepartment: "Whoever is free",
    messengers: "Or write to us",
    when: "When to call",
    now: "Now",
    atOpening: (when) => `As soon as we open: ${when}`,
    soonest: (when) => `The soonest: ${when}`,
    atTime: "At another time",
    time: "Day and time",
    timeMissing: "Choose a day and time that are still to come.",
  },
  ru: {
    fields: {
      name: "Ваше имя (можно не писать)",
      topic: "О чём поговорим (можно не писать)",
      email: "Почта (можно не писать)",
      company: "Компания (можно не писать)",
      comment: "Комментарий (можно не писать)",
    },
    department: "Кто вам нужен",
    anyDepartment: "Кто свободен",
    messengers: "Или напишите нам",
    when: "Когда позвонить",
    now: "Сейчас",
    atOpening: (when) => `Как только откроемся: ${when}`,
    soonest: (when) => `Ближайшее время: ${when}`,
    atTime: "В другое время",
    time: "День и время",
    timeMissing: "Выберите день и время, которые ещё не прошли.",
  },
};
