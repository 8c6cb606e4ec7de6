"use client";

import { Button, Stack } from "@mantine/core";
import { IconClockSearch, IconSearchOff } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Breakdown } from "./breakdown";
import { Causes } from "./causes";
import { DailySpeed } from "./daily-speed";
import { SlowestLeads } from "./slowest-leads";
import type { SpeedReport } from "./speed";
import classes from "./speed.module.css";
import { SpeedFigures } from "./speed-figures";
import { SpeedFilters } from "./speed-filters";
import { SpeedSkeleton } from "./speed-skeleton";
import { type SpeedFilter, useSpeedFilter } from "./use-speed-filter";

/** How long people wait for the call that they asked for, whether promises are kept, and what the slow ones wait for. */
export function SpeedPage() {
  const t = useTranslations("speed");
  const trpc = useTrpc();
  const filter = useSpeedFilter();
  const { data, error, refetch } = useQuery({
    ...trpc.speed.report.queryOptions(filter.asked),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={t("title")} hint={{ id: "speed", text: t("hint") }} />
      <SpeedFilters filter={filter} />
      {data ? (
        data.whole.leads === 0 ? (
          <NothingYet filter={filter} />
        ) : (
          <Report report={data} filter={filter} />
        )
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <SpeedSkeleton />
      )}
    </>
  );
}

function Report({ report, filter }: { report: SpeedReport; filter: SpeedFilter }) {
  const t = useTranslations("speed");
  // One day's two dots say nothing that the figures do not.
  const hasCourse = report.days.filter(({ summary }) => summary.marks["customer-rings"]).length > 1;
  return (
    <Stack gap="lg">
      {report.isCut && <Notice tone="grey">{t("cut", { count: report.whole.leads })}</Notice>}
      <SpeedFigures summary={report.whole} />
      <div className={classes.pair} data-single={!hasCourse || undefined}>
        {hasCourse && <DailySpeed report={report} />}
        <Causes summary={report.whole} />
      </div>
      <Breakdown report={report} filter={filter} />
      <SlowestLeads slowest={report.slowest} now={report.now} />
    </Stack>
  );
}

function NothingYet({ filter }: { filter: SpeedFilter }) {
  const t = useTranslations("speed.empty");
  const { slug, isDemo } = useWorkspace();
  if (filter.isNarrowed || filter.shown.days < 30)
    return (
      <EmptyState
        icon={IconSearchOff}
        title={t("nothingFound")}
        text={t("nothingFoundText")}
        action={
          <Button variant="default" onClick={() => filter.change({ days: 30, team: null, site: null })}>
            {t("widen")}
          </Button>
        }
      />
    );
  return (
    <EmptyState
      icon={IconClockSearch}
      title={t("none")}
      text={t("noneText")}
      action={
        <Button component={Link} href={isDemo ? "/demo" : `/${slug}/sites`}>
          {t(isDemo ? "openDemo" : "openSites")}
        </Button>
      }
    />
  );
}
