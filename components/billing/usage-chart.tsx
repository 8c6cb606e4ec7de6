"use client";

import { BarChart, CompositeChart } from "@mantine/charts";
import { useFormatter, useTranslations } from "next-intl";
import { Area } from "recharts";
import type { Overview, Series } from "./billing";
import classes from "./billing.module.css";
import { type ChartUnit, dailyPoints, totalPoints } from "./chart-points";
import { isPriced, useMoney } from "./use-money";

interface UsageChartProps {
  overview: Overview;
  series: Series;
  view: "total" | "daily";
}

const HEIGHT = 248;
/** Room for half a figure at the top of the axis. */
const MARGIN = { margin: { top: 8 } };
const AXIS = { tickMargin: 8, minTickGap: 24 };

/** The course of a period. What it says is written below it too: the drawing is hidden from screen readers. */
export function UsageChart({ overview, series, view }: UsageChartProps) {
  return (
    <div className={classes.chart} aria-hidden>
      {view === "total" ? <TotalChart overview={overview} series={series} /> : <DailyChart series={series} />}
    </div>
  );
}

function TotalChart({ overview, series }: Omit<UsageChartProps, "view">) {
  const t = useTranslations("billing.chart");
  const { plan } = overview;
  const unit: ChartUnit = isPriced(overview) ? "money" : "minutes";
  const say = useValues(unit, plan.currency);
  const limit = limitIn(unit, overview);
  const points = totalPoints(series, plan, unit);
  // Where it stands now; on the first day of a period there is nothing else to see.
  const now = points.findLast(({ soFar }) => soFar !== null);
  return (
    <CompositeChart
      h={HEIGHT}
      data={points}
      dataKey="day"
      series={[
        { name: "soFar", label: t(unit === "money" ? "cost" : "talk"), color: "violet.6", type: "area" },
        { name: "likely", label: t("likely"), color: "gray.5", type: "line", strokeDasharray: "5 5" },
      ]}
      curveType="linear"
      withDots={false}
      composedChartProps={MARGIN}
      accessibilityLayer={false}
      valueFormatter={say.value}
      xAxisProps={{ ...AXIS, tickFormatter: say.day }}
      yAxisProps={{ width: 64, domain: [0, "auto"] }}
      tooltipProps={{ labelFormatter: say.day }}
      referenceDots={now ? [{ x: now.day, y: now.soFar ?? 0, r: 4, color: "violet.6" }] : []}
      referenceLines={
        limit === null
          ? []
          : [{ y: limit, label: t("limit"), color: "var(--tone-red-text)", ifOverflow: "extendDomain" }]
      }
    >
      <Area
        dataKey="range"
        name="range"
        stroke="none"
        fill="var(--mantine-color-gray-5)"
        fillOpacity={0.2}
        isAnimationActive={false}
        tooltipType="none"
      />
    </CompositeChart>
  );
}

function DailyChart({ series }: { series: Series }) {
  const t = useTranslations("billing.chart");
  const say = useValues("minutes", "usd");
  return (
    <BarChart
      h={HEIGHT}
      data={dailyPoints(series)}
      dataKey="day"
      series={[{ name: "minutes", label: t("talk"), color: "violet.6" }]}
      accessibilityLayer={false}
      barChartProps={MARGIN}
      valueFormatter={say.value}
      xAxisProps={{ ...AXIS, tickFormatter: say.day }}
      yAxisProps={{ width: 64 }}
      tooltipProps={{ labelFormatter: say.day }}
    />
  );
}

function useValues(unit: ChartUnit, currency: string) {
  const format = useFormatter();
  const money = useMoney(currency);
  return {
    value: (value: number) =>
      unit === "money" ? money(Math.round(value)) : format.number(Math.round(value)),
    /** Days are UTC, and are said without their year. The chart also asks before it has one. */
    day: (day: unknown) => {
      const at = new Date(`${String(day)}T00:00:00Z`);
      if (Number.isNaN(at.getTime())) return "";
      return format.dateTime(at, { timeZone: "UTC", day: "numeric", month: "short" });
    },
  };
}

/** The limit that holds, where it is of what the chart shows. */
function limitIn(unit: ChartUnit, { state }: Overview): number | null {
  if (state.limit === null) return null;
  if (unit === "money") return state.unit === "minor" ? state.limit : null;
  return state.unit === "seconds" ? state.limit / 60 : null;
}
