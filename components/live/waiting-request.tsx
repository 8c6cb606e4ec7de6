"use client";

import { Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { pageName } from "@/components/leads/page-name";
import { Who } from "@/components/leads/who";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { Duration } from "@/components/ui/duration";
import type { BoardRequest, BoardTeam } from "@/core/live-contract/board";
import classes from "./live.module.css";
import { PromiseClock } from "./promise-clock";
import { RequestMenu } from "./request-menu";
import { useSteering } from "./use-steering";

interface WaitingRequestProps {
  request: BoardRequest;
  team: BoardTeam;
  teams: BoardTeam[];
  now: Date;
}

/** Somebody who waits for an operator: since when, and what they were promised. */
export function WaitingRequest({ request, team, teams, now }: WaitingRequestProps) {
  const t = useTranslations("live");
  const { slug } = useWorkspace();
  const maySteer = useCan("live:steer");
  const { dragged, drag } = useSteering();
  // Somebody answered, or it was moved: what is gone from the page hears of no end of its dragging.
  useEffect(() => () => drag((now) => (now?.callbackId === request.id ? null : now)), [drag, request.id]);
  const waited = (now.getTime() - request.requestedAt) / 1000;
  return (
    <article
      className={classes.request}
      draggable={maySteer}
      data-dragged={dragged?.callbackId === request.id || undefined}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", request.phone);
        drag({ callbackId: request.id, teamId: team.id });
      }}
      onDragEnd={() => drag(null)}
    >
      <div className={classes.requestTop}>
        <Link href={`/${slug}/leads/${request.id}`} className={classes.link} draggable={false}>
          <Who lead={request} />
        </Link>
        <RequestMenu request={request} teams={teams.filter(({ id }) => id !== team.id)} />
      </div>
      <Text size="sm" c="dimmed" truncate>
        {pageName(request.page, request.pageTitle)}
        {request.source && ` · ${request.source}`}
      </Text>
      <div className={classes.clocks}>
        <Text size="sm" fw={600}>
          {t.rich("waiting.since", { duration: () => <Duration seconds={Math.max(0, waited)} /> })}
        </Text>
        <PromiseClock promiseAt={request.promiseAt} now={now} />
      </div>
    </article>
  );
}
