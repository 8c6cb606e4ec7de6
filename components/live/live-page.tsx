"use client";

import { Skeleton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useLiveState } from "@/components/shell/live";
import { DaySwitch } from "@/components/today/day-switch";
import { Numbers } from "@/components/today/numbers";
import { Loading } from "@/components/ui/loading";
import { PageHeader } from "@/components/ui/page-header";
import type { Board } from "@/core/live-contract/board";
import classes from "./live.module.css";
import { OperatorList } from "./operator-list";
import { RunningList } from "./running-list";
import { TeamLanes } from "./team-lanes";
import { useBoard } from "./use-board";
import { SteeringProvider } from "./use-steering";

/** What happens at this moment: who waits and for how long, who talks, who is free. */
export function LivePage() {
  const t = useTranslations("live");
  const live = useBoard();
  return (
    <>
      <PageHeader title={t("title")} hint={{ id: "live", text: t("hint") }} actions={<DaySwitch />} />
      {live ? <LiveBoard {...live} /> : <LiveSkeleton />}
    </>
  );
}

function LiveBoard({ board, now }: { board: Board; now: Date }) {
  const isLost = useLiveState() === "lost";
  const isWaiting = ({ stage, call }: Board["requests"][number]) =>
    stage === "requested" && (call?.isWaiting ?? true);
  const waiting = board.requests.filter(isWaiting);
  const running = board.requests.filter((request) => !isWaiting(request));
  return (
    <SteeringProvider>
      <div className={classes.board} aria-busy={isLost}>
        {board.numbers && (
          <div className={classes.numbers}>
            <Numbers numbers={board.numbers} now={now} />
          </div>
        )}
        <div className={classes.stories}>
          <TeamLanes board={board} waiting={waiting} now={now} />
          <RunningList requests={running} now={now} />
        </div>
        <OperatorList operators={board.operators} teams={board.teams} now={now} />
      </div>
    </SteeringProvider>
  );
}

function LiveSkeleton() {
  return (
    <Loading className={classes.board}>
      <Skeleton height={96} className={classes.numbers} />
      <div className={classes.stories}>
        <Skeleton height={180} />
        <Skeleton height={120} />
      </div>
      <Skeleton height={300} />
    </Loading>
  );
}
