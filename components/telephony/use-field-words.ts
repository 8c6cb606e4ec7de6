import { useTranslations } from "next-intl";

/** Words for what adapters and documents find wrong; null: the common ones. */
export function useFieldWords() {
  const t = useTranslations("telephony");
  return (_field: string, code: string): string | null =>
    t.has(`problems.${code}`) ? t(`problems.${code}`) : null;
}
