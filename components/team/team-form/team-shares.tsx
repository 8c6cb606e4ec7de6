"use client";

import { SegmentedControl, Skeleton, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTrpc } from "@/components/trpc/client";
import { ErrorState } from "@/components/ui/error-state";
import { FormSection } from "@/components/ui/form-section";
import { Loading } from "@/components/ui/loading";
import type { TeamStrategy } from "@/core/dispatch/team-strategy";
import { SharesTable } from "./shares-table";
import classes from "./team-shares.module.css";

const PERIODS = ["1", "7", "30"] as const;

/** How a team's calls were shared among its operators; where it asks by shares, beside what was wanted. */
export function TeamShares({ teamId, strategy }: { teamId: string; strategy: TeamStrategy }) {
  const t = useTranslations("team.shares");
  const [days, setDays] = useState("7");
  const trpc = useTrpc();
  const shares = useQuery({
    ...trpc.teams.shares.queryOptions({ teamId, days: Number(days) }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className={classes.section}>
      <FormSection title={t("title")} text={t("text")}>
        <SegmentedControl
          aria-label={t("period")}
          className={classes.period}
          value={days}
          onChange={setDays}
          data={PERIODS.map((period) => ({ value: period, label: t(`days-${period}`) }))}
        />
        {shares.data ? (
          <Shares shares={shares.data} isWeighted={strategy === "weighted"} />
        ) : shares.isError ? (
          <ErrorState error={shares.error} onRetry={() => void shares.refetch()} />
        ) : (
          <Loading>
            <Skeleton height={120} radius="md" />
          </Loading>
        )}
      </FormSection>
    </div>
  );
}

function Shares({ shares, isWeighted }: Parameters<typeof SharesTable>[0]) {
  const t = useTranslations("team.shares");
  if (shares.every(({ asked, talks }) => asked === 0 && talks === 0))
    return (
      <Text size="sm" c="dimmed">
        {t("nobody")}
      </Text>
    );
  return <SharesTable shares={shares} isWeighted={isWeighted} />;
}
