"use client";

import { useLocale, useTranslations } from "next-intl";
import { isPhoneProblem, phoneProblemText } from "@/core/phone/problem-text";

/** For drafts of teams and operators: what is wrong with a field, where the common words would be too general. */
export function useTeamWords() {
  const t = useTranslations("team.problems");
  const locale = useLocale();
  return (field: string, code: string): string | null => {
    if ((field === "phone" || field === "callCentre") && isPhoneProblem(code))
      return phoneProblemText(code, locale);
    return code === "taken" || code === "gone" ? t(code) : null;
  };
}
