"use client";

import { Skeleton } from "@mantine/core";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { FormSection } from "@/components/ui/form-section";
import type { SpeedReport } from "./speed";
import classes from "./speed.module.css";

/** Charts are heavy: their code comes when a page has one. */
const SpeedChart = dynamic(async () => (await import("./speed-chart")).SpeedChart, {
  ssr: false,
  loading: () => <Skeleton className={classes.chart} />,
});

/** How the time until the customer's phone rings goes from day to day. */
export function DailySpeed({ report }: { report: SpeedReport }) {
  const t = useTranslations("speed.chart");
  return (
    <FormSection title={t("title")} text={t("text")}>
      <SpeedChart days={report.days} />
    </FormSection>
  );
}
