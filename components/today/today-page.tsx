"use client";

import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { NoProviderNotice } from "@/components/telephony/no-provider-notice";
import { useTrpc } from "@/components/trpc/client";
import { ZoneNote } from "@/components/ui/clock-time";
import { ErrorState } from "@/components/ui/error-state";
import { useServerNow } from "@/components/ui/now";
import { PageHeader } from "@/components/ui/page-header";
import { useTimeZone } from "@/components/ui/time-zone";
import { DaySwitch } from "./day-switch";
import { FinishedToday } from "./finished-today";
import { FirstRun } from "./first-run";
import { Numbers } from "./numbers";
import { OperatorsNow } from "./operators-now";
import { RunningNow } from "./running-now";
import classes from "./today.module.css";
import { TodaySkeleton } from "./today-skeleton";

/** The day as it happens. Fresh by the live line; a question a minute covers what that cannot tell (midnight). */
export function TodayPage() {
  const t = useTranslations("today");
  const trpc = useTrpc();
  const board = useQuery({ ...trpc.today.board.queryOptions(), refetchInterval: 60_000 });
  const firstSteps = useQuery(trpc.today.firstSteps.queryOptions());
  const now = useServerNow(board.data?.now, board.dataUpdatedAt);
  const refused = board.error ?? firstSteps.error;
  return (
    <>
      <PageHeader
        title={t("title")}
        meta={<Day at={now} />}
        hint={{ id: "today", text: t("hint") }}
        actions={<DaySwitch />}
      />
      <NoProviderNotice />
      {board.data && firstSteps.data ? (
        <>
          {!firstSteps.data.hasCallback && <FirstRun steps={firstSteps.data} />}
          <div className={classes.board}>
            <Numbers numbers={board.data.numbers} now={now} />
            <div className={classes.stories}>
              <RunningNow running={board.data.running} scheduled={board.data.scheduled} now={now} />
              <FinishedToday leads={board.data.finished} total={board.data.finishedTotal} now={now} />
            </div>
            <OperatorsNow />
          </div>
        </>
      ) : refused ? (
        <ErrorState
          error={refused}
          onRetry={() => {
            void board.refetch();
            void firstSteps.refetch();
          }}
        />
      ) : (
        <TodaySkeleton />
      )}
    </>
  );
}

function Day({ at }: { at: Date }) {
  const format = useFormatter();
  const timeZone = useTimeZone();
  return (
    <Text c="dimmed" suppressHydrationWarning>
      {format.dateTime(at, { timeZone, weekday: "long", day: "numeric", month: "long" })} <ZoneNote at={at} />
    </Text>
  );
}
