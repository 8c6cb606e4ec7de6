import { useTranslations } from "next-intl";
import { useDuration } from "@/components/ui/duration";
import type { Overview, Series } from "./billing";
import { isPriced, useMoney } from "./use-money";

/** What the chart shows, in a sentence: for those who do not see it, and for those who want the figures. */
export function useForecastWords(overview: Overview, { forecast }: Series): string | null {
  const { plan, usage } = overview;
  const t = useTranslations("billing.chart");
  const money = useMoney(plan.currency);
  const say = useDuration();
  if (!forecast) return null;
  if (!isPriced(overview) || usage.costMinor === null)
    return t("summaryTalk", {
      used: say(usage.seconds),
      middle: say(forecast.middle),
      low: say(forecast.low),
      high: say(forecast.high),
    });
  return t("summaryCost", {
    used: money(usage.costMinor),
    middle: money(forecast.middleMinor),
    low: money(forecast.lowMinor),
    high: money(forecast.highMinor),
  });
}
