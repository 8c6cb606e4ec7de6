import { Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useDuration } from "@/components/ui/duration";
import type { Overview, Series } from "./billing";
import classes from "./billing.module.css";
import { useMoney, wholeMinutes } from "./use-money";

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
  const isBeyond = usage.costMinor !== null && usage.costMinor > plan.flatMinor;
  return (
    <dl className={classes.figures}>
      <Figure word={t("conversations")} value={format.number(usage.conversations)} />
      <Figure
        word={t("minutes")}
        value={say(usage.seconds)}
        note={mode === "stripe" && t("ofIncluded", { minutes: wholeMinutes(usage.includedSeconds) })}
      />
      {usage.costMinor !== null && (
        <Figure
          word={t("cost")}
          value={money(usage.costMinor)}
          note={
            plan.flatMinor > 0 && (isBeyond ? t("costNote", { flat: money(plan.flatMinor) }) : t("costFlat"))
          }
        />
      )}
      <Figure
        word={t("forecast")}
        value={
          forecast === null
            ? "–"
            : usage.costMinor === null
              ? say(forecast.middle)
              : money(forecast.middleMinor)
        }
        note={
          forecast === null
            ? t("forecastNone")
            : usage.costMinor === null
              ? t("forecastCost", { low: say(forecast.low), high: say(forecast.high) })
              : t("forecastCost", { low: money(forecast.lowMinor), high: money(forecast.highMinor) })
        }
      />
    </dl>
  );
}

function Figure({ word, value, note }: { word: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div className={classes.figure}>
      <Text component="dt" size="sm" c="dimmed">
        {word}
      </Text>
      <dd className={classes.value}>{value}</dd>
      {note && (
        <Text component="dd" size="xs" c="dimmed" m={0}>
          {note}
        </Text>
      )}
    </div>
  );
}
