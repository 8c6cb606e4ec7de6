"use client";

import { Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { OperatorStatus } from "@/components/operators/operator-status";
import { PauseMenu } from "@/components/operators/pause-menu";
import { statusOf } from "@/components/operators/status-of";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import type { BoardOperator, BoardTeam } from "@/core/live-contract/board";
import type { OPERATOR_STATUSES } from "@/core/live-contract/status";
import classes from "./live.module.css";

/** At the top stands what a manager looks for: who could take a call, then who is in one. */
const ORDER: Record<(typeof OPERATOR_STATUSES)[number], number> = {
  free: 0,
  ringing: 1,
  connecting: 1,
  talking: 1,
  listening: 1,
  resting: 2,
  paused: 3,
  disconnected: 3,
  "off-hours": 4,
};

interface OperatorListProps {
  operators: BoardOperator[];
  teams: BoardTeam[];
  now: Date;
}

/** What every operator is doing, and since when. */
export function OperatorList({ operators, teams, now }: OperatorListProps) {
  const t = useTranslations("live.operators");
  const sorted = operators.filter(isAtWork).toSorted((a, b) => ORDER[a.status.kind] - ORDER[b.status.kind]);
  return (
    <section aria-labelledby="operators">
      <Title order={2} id="operators" className={classes.heading}>
        {t("title", { count: sorted.length })}
      </Title>
      {sorted.length === 0 && (
        <Text c="dimmed" className={classes.nothing}>
          {t("none")}
        </Text>
      )}
      <ul className={classes.operators}>
        {sorted.map((operator) => (
          <OperatorRow key={operator.id} operator={operator} teams={teams} now={now} />
        ))}
      </ul>
    </section>
  );
}

/** Whoever is in no team is never rung for a request: a manager's phone shows while it is in use. */
const isAtWork = ({ teamIds, status }: BoardOperator): boolean =>
  teamIds.length > 0 || ORDER[status.kind] === 1;

interface OperatorRowProps {
  operator: BoardOperator;
  teams: BoardTeam[];
  now: Date;
}

function OperatorRow({ operator, teams, now }: OperatorRowProps) {
  const { operatorId } = useWorkspace();
  const mayPause = useCan("team:edit");
  const mine = teams.filter(({ id }) => operator.teamIds.includes(id)).map(({ name }) => name);
  return (
    <li className={classes.operator}>
      <div style={{ minWidth: 0 }}>
        <Text fw={500} truncate>
          {operator.name}
        </Text>
        <Text size="xs" c="dimmed" truncate mb={4}>
          {mine.join(", ")}
        </Text>
        <OperatorStatus status={statusOf(operator.status)} now={now} />
      </div>
      {mayPause && (
        <PauseMenu
          operator={operator}
          isPaused={operator.status.kind === "paused"}
          isOwn={operator.id === operatorId}
        />
      )}
    </li>
  );
}
