"use client";

import { createTranslator, useLocale } from "next-intl";
import { useMemo } from "react";
import type { NextStepWords } from "@/core/callback/next-step-words";
import { whenWords } from "@/core/schedule/when-words";
import en from "@/messages/en/visitor.json";
import ru from "@/messages/ru/visitor.json";

interface Told {
  words: NextStepWords;
  when: number | null;
  now: number;
  timeZone: string;
  site: string;
}

/** What the server tells a visitor, in its own words. */
export function useVisitorWords() {
  const locale = useLocale();
  return useMemo(() => {
    const t = createTranslator({ locale, messages: locale === "ru" ? ru : en });
    const sayWhen = (at: number, now: number, timeZone: string): string => {
      const { key, ...values } = whenWords(at, { now, timeZone, locale });
      return t(`when.${key}`, values);
    };
    return {
      sayWhen,
      sentence: ({ words, when, now, timeZone, site }: Told): string =>
        t(`nextStep.${words}`, { site, when: when === null ? "" : sayWhen(when, now, timeZone) }),
    };
  }, [locale]);
}
