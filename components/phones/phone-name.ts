import { useTranslations } from "next-intl";
import { DEMO_OPERATOR_NUMBER, type DeskPhone } from "@/core/phones-contract/desk";

/** Whose phone it is, in the reader's language. */
export function usePhoneName({ number, seat }: DeskPhone): string {
  const t = useTranslations("phones.name");
  return number === DEMO_OPERATOR_NUMBER ? t("anna") : t(seat ?? "none");
}
