import { SegmentedControl, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useTrpc } from "@/components/trpc/client";
import { ErrorState } from "@/components/ui/error-state";
import { FormSection } from "@/components/ui/form-section";
import { Loading } from "@/components/ui/loading";
import type { Overview, Series } from "./billing";
import classes from "./billing.module.css";
import { UsageFigures } from "./usage-figures";
import { useForecastWords } from "./use-forecast-words";

/** Charts are heavy: their code comes when a page has one. */
const UsageChart = dynamic(async () => (await import("./usage-chart")).UsageChart, {
  ssr: false,
  loading: () => <Skeleton className={classes.chart} />,
});

const VIEWS = ["total", "daily"] as const;

/** The period in figures and as a course, with where it is going. */
export function UsageSection({ overview }: { overview: Overview }) {
  const t = useTranslations("billing");
  const format = useFormatter();
  const trpc = useTrpc();
  const series = useQuery(trpc.billing.series.queryOptions());
  const day = (at: Date) => format.dateTime(at, { timeZone: "UTC", day: "numeric", month: "long" });
  const { start, end } = overview.period;
  // The end is the first moment of the next one: its last day is the day before.
  const span = t("usage.span", { from: day(start), until: day(new Date(end.getTime() - 1)) });
  return (
    <FormSection title={t("usage.title")} text={span}>
      <UsageFigures overview={overview} forecast={series.data?.forecast ?? null} />
      {series.data ? (
        <Course overview={overview} series={series.data} />
      ) : series.error ? (
        <ErrorState error={series.error} onRetry={() => void series.refetch()} />
      ) : (
        <Loading>
          <Skeleton className={classes.chart} />
        </Loading>
      )}
    </FormSection>
  );
}

function Course({ overview, series }: { overview: Overview; series: Series }) {
  const t = useTranslations("billing.chart");
  const words = useForecastWords(overview, series);
  const [view, setView] = useQueryState("chart", parseAsStringLiteral(VIEWS).withDefault("total"));
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={t("view")}
        className={classes.views}
        size="xs"
        data={VIEWS.map((value) => ({ value, label: t(value) }))}
        value={view}
        onChange={(next) => void setView(VIEWS.find((one) => one === next) ?? null)}
      />
      <UsageChart overview={overview} series={series} view={view} />
      <Text size="sm">{words}</Text>
      <Text size="sm" c="dimmed">
        {t(series.forecast ? "method" : "tooEarly")}
      </Text>
    </Stack>
  );
}
