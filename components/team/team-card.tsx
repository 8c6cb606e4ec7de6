"use client";

import { Button, Group, Paper, Text, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import type { OperatorNow } from "@/components/operators/operator-status";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTimeZone } from "@/components/ui/time-zone";
import { formatPhone } from "@/core/phone/format-phone";
import { OpeningPill } from "./opening-pill";
import { OperatorRow } from "./operator-row";
import type { OperatorView, TeamView } from "./team";
import classes from "./team.module.css";

interface TeamCardProps {
  team: TeamView;
  operators: OperatorView[];
  live: OperatorNow[];
  now: Date;
}

export function TeamCard({ team, operators, live, now }: TeamCardProps) {
  const t = useTranslations("team");
  const zone = useTimeZone();
  const members = team.operators.flatMap(({ operatorId, tier }) => {
    const operator = operators.find(({ id }) => id === operatorId);
    const status = live.find(({ id }) => id === operatorId)?.status;
    return operator && status ? [{ operator, status, tier }] : [];
  });
  const free = members.filter(({ status }) => status.kind === "free").length;
  const facts = [
    ...(team.callCentre ? centreFacts(team.callCentre, team.linesBusy, t) : [t(`strategy.${team.strategy}`)]),
    ...(members.length > 0 ? [t("freeCount", { free, total: members.length })] : []),
    ...(team.timeZone === zone ? [] : [team.timeZone]),
  ];
  return (
    <Paper component="section" className={classes.card} aria-label={team.name}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" className={classes.head}>
        <div>
          <Group gap="xs">
            <Title order={2}>{team.name}</Title>
            <OpeningPill team={team} now={now} />
          </Group>
          <Text size="sm" c="dimmed">
            {facts.map((fact, i) => (
              <Fragment key={fact}>
                {i > 0 && " · "}
                <span className={classes.whole}>{fact}</span>
              </Fragment>
            ))}
          </Text>
        </div>
        <EditTeam team={team} />
      </Group>
      {team.callCentre ? null : members.length === 0 ? (
        <div className={classes.nobody} data-tone="amber">
          <IconAlertTriangle size={16} aria-hidden />
          {t("nobodyInTeam")}
        </div>
      ) : (
        <ul className={classes.rows}>
          {members.map(({ operator, status, tier }) => (
            <OperatorRow
              key={operator.id}
              operator={operator}
              status={status}
              now={now}
              tier={team.strategy === "priority-tier" ? tier : undefined}
            />
          ))}
        </ul>
      )}
    </Paper>
  );
}

/** Its number with what is pressed after it, and how full it is. */
const centreFacts = (
  { number, digits, capacity }: NonNullable<TeamView["callCentre"]>,
  busy: number,
  t: ReturnType<typeof useTranslations<"team">>,
): string[] => [
  t("callCentre.one"),
  digits ? t("callCentre.then", { number: formatPhone(number), digits }) : formatPhone(number),
  t("callCentre.lines", { busy, total: capacity }),
];

function EditTeam({ team }: { team: TeamView }) {
  const t = useTranslations("team");
  const { slug } = useWorkspace();
  if (!useCan("team:edit")) return null;
  return (
    <Button
      component={Link}
      href={`/${slug}/team/teams/${team.id}`}
      variant="default"
      size="compact-sm"
      flex="none"
      aria-label={`${t("edit")}: ${team.name}`}
    >
      {t("edit")}
    </Button>
  );
}
