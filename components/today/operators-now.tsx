"use client";

import { Anchor, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { OperatorStatus } from "@/components/operators/operator-status";
import { PauseMenu } from "@/components/operators/pause-menu";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { ErrorState } from "@/components/ui/error-state";
import { useServerNow } from "@/components/ui/now";
import classes from "./today.module.css";

/** What every operator is doing; managers pause anybody, others themselves. */
export function OperatorsNow() {
  const t = useTranslations("today");
  const { slug, operatorId } = useWorkspace();
  const mayEdit = useCan("team:edit");
  const trpc = useTrpc();
  const { data, dataUpdatedAt, error, refetch } = useQuery({
    ...trpc.operators.now.queryOptions(),
    // Pauses and hours end by the clock, which nobody announces.
    refetchInterval: 30_000,
  });
  const now = useServerNow(data?.at, dataUpdatedAt);
  // A manager's own phone, in no team, shows while it follows a talk, as on the live board.
  const operators = data?.operators.filter(({ isInTeam, status }) => isInTeam || status.kind === "listening");
  return (
    <section aria-labelledby="operators">
      <Title order={2} id="operators" className={classes.heading}>
        {t("operators.title")}
      </Title>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={120} />}
      {operators?.length === 0 && (
        <Text c="dimmed" className={classes.nothing}>
          {t("noOperators")}{" "}
          {mayEdit && (
            <Anchor component={Link} href={`/${slug}/team`}>
              {t("operators.add")}
            </Anchor>
          )}
        </Text>
      )}
      <Stack gap={0} className={operators?.length ? classes.finished : undefined}>
        {operators?.map((operator) => (
          <div key={operator.id} className={classes.operator}>
            <div className={classes.operatorName}>
              <Text fw={500} truncate>
                {operator.name}
              </Text>
              <OperatorStatus status={operator.status} now={now} />
            </div>
            {(mayEdit || operator.id === operatorId) && (
              <PauseMenu
                operator={operator}
                isPaused={operator.status.kind === "paused"}
                isOwn={operator.id === operatorId}
              />
            )}
          </div>
        ))}
      </Stack>
    </section>
  );
}
