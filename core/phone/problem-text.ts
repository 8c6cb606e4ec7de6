import type { PhoneProblem } from "./phone";

/** What a visitor reads under the field; kept here because the public API and the widget say it too. */
const TEXTS = {
  en: {
    "phone-empty": "Enter your phone number.",
    "too-short": "This number is too short. Check that no digit is missing.",
    "too-long": "This number is too long. Check for an extra digit.",
    "not-a-number": "This does not look like a phone number.",
    "has-extension": "We cannot dial extensions. Enter a direct number.",
    "country-not-allowed": "We do not call this country. Enter a number of another country.",
    "premium-number": "We do not call paid numbers. Enter an ordinary or mobile number.",
  },
  ru: {
    "phone-empty": "Введите номер телефона.",
    "too-short": "Номер слишком короткий. Проверьте, все ли цифры на месте.",
    "too-long": "Номер слишком длинный. Проверьте, нет ли лишней цифры.",
    "not-a-number": "Это не похоже на номер телефона.",
    "has-extension": "Добавочные номера мы не набираем. Укажите прямой номер.",
    "country-not-allowed": "В эту страну мы не звоним. Укажите номер другой страны.",
    "premium-number": "На платные номера мы не звоним. Укажите обычный или мобильный номер.",
  },
} satisfies Record<string, Record<PhoneProblem, string>>;

/** The problem in words. Any language but Russian gets English. */
export function phoneProblemText(problem: PhoneProblem, language: string): string {
  return TEXTS[language.toLowerCase().startsWith("ru") ? "ru" : "en"][problem];
}

/** Whether a code that came back from the server is one of ours. */
export const isPhoneProblem = (code: string): code is PhoneProblem => Object.hasOwn(TEXTS.en, code);
