import { useTranslations } from "next-intl";
import type { Plan } from "./billing";
import { useMoney, wholeMinutes } from "./use-money";

/** A plan's terms in a sentence: its price, what that includes, and what comes after. */
export function usePlanTerms(plan: Plan): string {
  const t = useTranslations("billing.plan");
  const money = useMoney(plan.currency);
  const price = plan.flatMinor > 0 ? t("month", { price: money(plan.flatMinor) }) : t("free");
  const included = t("included", { minutes: wholeMinutes(plan.includedSeconds) });
  const beyond =
    plan.millisPerSecond === null
      ? t("capped")
      : t("beyond", { price: money((plan.millisPerSecond * 60) / 1000) });
  return [price, included, beyond].join(" · ");
}
