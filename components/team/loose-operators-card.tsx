"use client";

import { Paper, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { OperatorNow } from "@/components/operators/operator-status";
import { OperatorRow } from "./operator-row";
import type { OperatorView } from "./team";
import classes from "./team.module.css";

interface Props {
  operators: OperatorView[];
  live: OperatorNow[];
  now: Date;
}

/** Operators whom nobody rings, because they are in no team: easily forgotten, so they are shown. */
export function LooseOperatorsCard({ operators, live, now }: Props) {
  const t = useTranslations("team.withoutTeam");
  const loose = operators.flatMap((operator) => {
    const status = live.find(({ id }) => id === operator.id)?.status;
    return operator.teamIds.length === 0 && status ? [{ operator, status }] : [];
  });
  if (loose.length === 0) return null;
  return (
    <Paper component="section" className={classes.card} aria-label={t("title")}>
      <div className={classes.head}>
        <Title order={2}>{t("title")}</Title>
        <Text size="sm" c="dimmed">
          {t("text")}
        </Text>
      </div>
      <ul className={classes.rows}>
        {loose.map(({ operator, status }) => (
          <OperatorRow key={operator.id} operator={operator} status={status} now={now} />
        ))}
      </ul>
    </Paper>
  );
}
