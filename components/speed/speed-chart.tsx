"use client";

import { LineChart } from "@mantine/charts";
import { useFormatter, useTranslations } from "next-intl";
import { useDuration } from "@/components/ui/duration";
import type { SpeedReport } from "./speed";
import classes from "./speed.module.css";

const HEIGHT = 312;
const AXIS = { tickMargin: 8, minTickGap: 24 };

/** The drawing is hidden from screen readers: the table by day says the same in figures. */
export function SpeedChart({ days }: { days: SpeedReport["days"] }) {
  const t = useTranslations("speed.chart");
  const format = useFormatter();
  const say = useDuration();
  const day = (value: unknown): string => {
    const at = new Date(`${String(value)}T00:00:00Z`);
    // The chart also asks before it has one.
    if (Number.isNaN(at.getTime())) return "";
    return format.dateTime(at, { timeZone: "UTC", day: "numeric", month: "short" });
  };
  const points = days.map(({ day: name, summary }) => ({
    day: name,
    median: summary.marks["customer-rings"]?.median ?? null,
    p90: summary.marks["customer-rings"]?.p90 ?? null,
  }));
  return (
    <div className={classes.chart} aria-hidden>
      <LineChart
        h={HEIGHT}
        data={points}
        dataKey="day"
        series={[
          { name: "p90", label: t("p90"), color: "gray.5", strokeDasharray: "5 5" },
          { name: "median", label: t("median"), color: "violet.6" },
        ]}
        curveType="linear"
        connectNulls={false}
        withLegend
        legendProps={{ verticalAlign: "bottom", height: 28 }}
        accessibilityLayer={false}
        valueFormatter={say}
        lineChartProps={{ margin: { top: 8 } }}
        xAxisProps={{ ...AXIS, tickFormatter: day }}
        yAxisProps={{ width: 84, domain: [0, "auto"] }}
        tooltipProps={{ labelFormatter: day }}
      />
    </div>
  );
}
