import { useFormatter, useTranslations } from "next-intl";
import { useDuration } from "@/components/ui/duration";
import { Figure, Figures } from "@/components/ui/figure";
import type { Overview, Series } from "./billing";
import classes from "./billing.module.css";
import { isPriced, useMoney, wholeMinutes } from "./use-money";

interface UsageFiguresProps {
  overview: Overview;
  forecast: Series["forecast"];
}

/** Few numbers: how much was talked, what it costs so far, and what it will come to. */
export function UsageFigures({ overview, forecast }: UsageFiguresProps) {
  const t = useTranslations("billing.usage");
  const format = useFormatter();
  const say = useDuration();
  const money = useMoney(overview.plan.currency);
  const { usage, mode, plan } = overview;
  const isCosting = isPriced(overview) && usage.costMinor !== null;
  const isBeyond = (usage.costMinor ?? 0) > plan.flatMinor;
  const ends = forecast && {
    middle: isCosting ? money(forecast.middleMinor) : say(forecast.middle),
    low: isCosting ? money(forecast.lowMinor) : say(forecast.low),
    high: isCosting ? money(forecast.highMinor) : say(forecast.high),
  };
  return (
    <Figures className={classes.figures}>
      <Figure word={t("conversations")} value={format.number(usage.conversations)} />
      <Figure
        word={t("minutes")}
        value={say(usage.seconds)}
        note={mode === "stripe" && t("ofIncluded", { minutes: wholeMinutes(usage.includedSeconds) })}
      />
      {isCosting && (
        <Figure
          word={t("cost")}
          value={money(usage.costMinor ?? 0)}
          note={isBeyond ? t("costNote", { flat: money(plan.flatMinor) }) : t("costFlat")}
        />
      )}
      <Figure
        word={t("forecast")}
        value={ends?.middle ?? "–"}
        note={ends ? t("forecastCost", { low: ends.low, high: ends.high }) : t("forecastNone")}
      />
    </Figures>
  );
}
