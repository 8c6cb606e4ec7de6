import type { Outcome } from "../callback/state";
import type { CallbackData } from "./message";

/** What we write into a CRM in words. Texts are read there by the shop's own people. */
export interface CrmWords {
  dealTitle(who: string): string;
  callTitle(who: string): string;
  /** Who a record of a test is about. */
  test: { first: string; last: string; note: string };
  heading(site: string): string;
  labels: Record<
    "outcome" | "operator" | "talked" | "rating" | "page" | "referrer" | "utm" | "consent",
    string
  >;
  outcomes: Record<Outcome, string>;
  waiting: string;
  rated(stars: number): string;
  consent(given: NonNullable<CallbackData["consent"]>): string;
  duration(seconds: number): string;
}

const minute = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

export const CRM_WORDS: Record<"en" | "ru", CrmWords> = {
  en: {
    dealTitle: (who) => `Callback: ${who}`,
    callTitle: (who) => `Callback to ${who}`,
    test: {
      first: "TEST",
      last: "Perezvon",
      note: "A test from Perezvon: nobody asked for a callback. You can delete this.",
    },
    heading: (site) => `Callback from ${site}`,
    labels: {
      outcome: "Outcome",
      operator: "Operator",
      talked: "Talked",
      rating: "Rating",
      page: "Page",
      referrer: "Came from",
      utm: "UTM",
      consent: "Consent",
    },
    outcomes: {
      conversation: "talked",
      unreached: "did not pick up",
      "nobody-free": "no operator was free",
      cancelled: "cancelled",
      refused: "refused",
      failed: "the call failed",
    },
    waiting: "waiting for the call",
    rated: (stars) => `${stars} of 5`,
    consent: ({ version, acceptedAt }) => `given on ${minute(acceptedAt)}, text version ${version}`,
    duration: (seconds) => clockTime(seconds, "min", "s"),
  },
  ru: {
    dealTitle: (who) => `Обратный звонок: ${who}`,
    callTitle: (who) => `Обратный звонок: ${who}`,
    test: {
      first: "ТЕСТ",
      last: "Perezvon",
      note: "Проверка из Perezvon: звонка никто не заказывал. Запись можно удалить.",
    },
    heading: (site) => `Заявка на звонок с сайта ${site}`,
    labels: {
      outcome: "Итог",
      operator: "Оператор",
      talked: "Разговор",
      rating: "Оценка",
      page: "Страница",
      referrer: "Откуда",
      utm: "UTM",
      consent: "Согласие",
    },
    outcomes: {
      conversation: "поговорили",
      unreached: "не берёт трубку",
      "nobody-free": "не было свободных операторов",
      cancelled: "отменён",
      refused: "отказ",
      failed: "звонок не удался",
    },
    waiting: "ждёт звонка",
    rated: (stars) => `${stars} из 5`,
    consent: ({ version, acceptedAt }) => `дано ${minute(acceptedAt)}, версия текста ${version}`,
    duration: (seconds) => clockTime(seconds, "мин", "с"),
  },
};

function clockTime(seconds: number, minutes: string, rest: string): string {
  const whole = Math.floor(seconds / 60);
  return whole > 0 ? `${whole} ${minutes} ${seconds % 60} ${rest}` : `${seconds} ${rest}`;
}
