"use client";

import { useLocale } from "next-intl";
import { useMemo } from "react";

/** Countries for a select, named and ordered in the reader's language: "United States (US)". */
export function useCountryChoices(countries: readonly string[]): { value: string; label: string }[] {
  const locale = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: "region" });
    return countries
      .map((value) => ({ value, label: `${names.of(value) ?? value} (${value})` }))
      .sort((a, b) => a.label.localeCompare(b.label, locale));
  }, [countries, locale]);
}
