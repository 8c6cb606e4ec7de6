"use client";

import { Text, Title } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { pageName } from "@/components/leads/page-name";
import { Who } from "@/components/leads/who";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { StageLine } from "@/components/stage-line/stage-line";
import { ofThisTry } from "@/components/stage-line/stage-spans";
import { StatePill } from "@/components/stage-line/state-pill";
import { Duration } from "@/components/ui/duration";
import type { BoardRequest } from "@/core/live-contract/board";
import { CueButton } from "./cue-button";
import { ListenButton } from "./listen-button";
import classes from "./live.module.css";
import { PromiseClock } from "./promise-clock";
import { RequestMenu } from "./request-menu";
import { OtherSupervisors, SupervisionBar } from "./supervision-bar";
import { useSupervisionDeeds, useUnheard } from "./use-supervision";

/** Calls in progress, the longest first, with their stages ticking. */
export function RunningList({ requests, now }: { requests: BoardRequest[]; now: Date }) {
  const t = useTranslations("live.running");
  return (
    <section aria-labelledby="running">
      <Title order={2} id="running" className={classes.heading}>
        {t("title", { count: requests.length })}
      </Title>
      {requests.length === 0 && (
        <Text c="dimmed" className={classes.nothing}>
          {t("none")}
        </Text>
      )}
      <div className={classes.running}>
        {requests.map((request) => (
          <RunningRequest key={request.id} request={request} now={now} />
        ))}
      </div>
    </section>
  );
}

function RunningRequest({ request, now }: { request: BoardRequest; now: Date }) {
  const t = useTranslations("live.running");
  const { slug, operatorId } = useWorkspace();
  const { stage, stages, call } = request;
  const supervising = useSupervisionDeeds();
  const supervisions = call?.supervisions ?? [];
  const own = supervisions.find((one) => one.operatorId === operatorId);
  const mayListen = useCan("live:listen");
  const isOpenToListen = mayListen && stage === "talking" && !own && call?.operator?.id !== operatorId;
  useUnheard({ own, isTalking: stage === "talking", letGo: supervising.letGo.variables?.id });
  const since = Date.parse(stages.at(-1)?.at ?? "") || request.requestedAt;
  return (
    <article className={classes.call} data-stage={stage}>
      <div className={classes.callTop}>
        <Link href={`/${slug}/leads/${request.id}`} className={classes.link}>
          <Who lead={request} />
        </Link>
        <div className={classes.callWhere}>
          <Text size="sm" className={classes.callOperator}>
            {call?.operator ? t("with", { operator: call.operator.name }) : t("nobody")}
          </Text>
          <Text size="sm" c="dimmed" truncate>
            {pageName(request.page, request.pageTitle)}
            {request.source && ` · ${request.source}`}
          </Text>
        </div>
        <div className={classes.callState}>
          {stage !== "talking" && <PromiseClock promiseAt={request.promiseAt} now={now} />}
          <StatePill stage={stage} outcome={null} />
          <Text fw={600} className={classes.callClock}>
            <Duration seconds={Math.max(0, (now.getTime() - since) / 1000)} />
          </Text>
        </div>
        <div className={classes.callDoings}>
          {isOpenToListen && (
            <ListenButton
              callbackId={request.id}
              operator={call?.operator?.name ?? ""}
              begin={supervising.begin}
            />
          )}
          {call?.operator && <CueButton callbackId={request.id} operator={call.operator.name} />}
          <RequestMenu request={request} teams={[]} />
        </div>
      </div>
      <StageLine stages={ofThisTry(stages)} outcome={null} now={now} size="card" />
      {own && (
        <SupervisionBar
          own={own}
          callbackId={request.id}
          operator={call?.operator?.name ?? ""}
          deeds={supervising}
        />
      )}
      <OtherSupervisors supervisions={supervisions.filter((one) => one !== own)} />
    </article>
  );
}
