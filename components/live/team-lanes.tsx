"use client";

import { Group, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "@/components/shell/workspace-context";
import type { Board, BoardOperator, BoardRequest, BoardTeam } from "@/core/live-contract/board";
import classes from "./live.module.css";
import { PacingLine } from "./pacing-line";
import { useSteering } from "./use-steering";
import { WaitingRequest } from "./waiting-request";

interface TeamLanesProps {
  board: Board;
  waiting: BoardRequest[];
  now: Date;
}

/** Who waits for which team. A request is dragged to another team, or sent there by its menu. */
export function TeamLanes({ board: { teams, operators, requests }, waiting, now }: TeamLanesProps) {
  const t = useTranslations("live.waiting");
  const unrouted = waiting.filter(({ call }) => call === null);
  return (
    <section aria-labelledby="waiting">
      <Title order={2} id="waiting" className={classes.heading}>
        {t("title", { count: waiting.length })}
      </Title>
      <div className={classes.lanes}>
        {teams.map((team) => (
          <Lane
            key={team.id}
            team={team}
            teams={teams}
            operators={operators.filter(({ teamIds }) => teamIds.includes(team.id))}
            waiting={waiting.filter(({ call }) => call?.teamId === team.id)}
            taken={requests.filter(({ call }) => call?.teamId === team.id && call.operator !== null).length}
            now={now}
          />
        ))}
      </div>
      {unrouted.length > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t("unrouted", { count: unrouted.length })}
        </Text>
      )}
    </section>
  );
}

interface LaneProps {
  team: BoardTeam;
  teams: BoardTeam[];
  operators: BoardOperator[];
  waiting: BoardRequest[];
  /** Calls that somebody there has. */
  taken: number;
  now: Date;
}

function Lane({ team, teams, operators, waiting, taken, now }: LaneProps) {
  const t = useTranslations("live.waiting");
  const maySteer = useCan("live:steer");
  const { dragged, drag, move } = useSteering();
  const [isOver, setOver] = useState(false);
  const free =
    team.lines === null
      ? operators.filter(({ status }) => status.kind === "free").length
      : Math.max(0, team.lines - taken);
  const takes = maySteer && dragged !== null && dragged.teamId !== team.id;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse alone; the keyboard has each request's menu
    <div
      className={classes.lane}
      data-testid={`lane-${team.name}`}
      data-takes={takes || undefined}
      data-over={(takes && isOver) || undefined}
      onDragOver={(event) => {
        if (!takes) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (takes) move.mutate({ callbackId: dragged.callbackId, teamId: team.id });
        drag(null);
      }}
    >
      <Group justify="space-between" gap="0 xs" mb={8}>
        <Title order={3} lineClamp={2} maw="100%">
          {team.name}
        </Title>
        <Text size="sm" className={classes.free} data-tone={free > 0 ? "green" : "amber"}>
          {team.lines === null
            ? t("free", { free, total: operators.length })
            : t("freeLines", { free, total: team.lines })}
        </Text>
      </Group>
      {team.pacing && <PacingLine pacing={team.pacing} />}
      {waiting.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("none")}
        </Text>
      )}
      {waiting.map((request) => (
        <WaitingRequest key={request.id} request={request} team={team} teams={teams} now={now} />
      ))}
    </div>
  );
}
