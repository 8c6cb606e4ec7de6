"use client";

import { SegmentedControl } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useTransition } from "react";
import { isLanguage, LANGUAGES, type Language } from "@/i18n/languages";

/** Languages are named in themselves: whoever cannot read the page can still find theirs. */
const NAMES: Record<Language, string> = { en: "English", ru: "Русский" };
const ONE_YEAR_SECONDS = 31_536_000;

/** Keeps the reader's language in the cookie that i18n/request.ts reads, and draws the page again in it. */
export function LanguageSwitch({ onChoose }: { onChoose?: (language: Language) => void }) {
  const t = useTranslations("common.shell");
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const choose = (value: string) => {
    if (!isLanguage(value)) return;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing from browsers still in use.
    document.cookie = `language=${value}; path=/; max-age=${ONE_YEAR_SECONDS}; samesite=lax`;
    onChoose?.(value);
    startTransition(() => router.refresh());
  };
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label={t("language")}
      disabled={isPending}
      data={LANGUAGES.map((value) => ({ value, label: NAMES[value] }))}
      value={useLocale()}
      onChange={choose}
    />
  );
}
