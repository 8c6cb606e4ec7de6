"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { OperatorStatus } from "@/components/operators/operator-status";
import { PauseMenu } from "@/components/operators/pause-menu";
import { useTrpc } from "@/components/trpc/client";
import { useServerNow } from "@/components/ui/now";
import classes from "./rail.module.css";

/** Whether the reader's own phone may ring now, and the switch for it. On every page: a pause must not be forgotten. */
export function OwnStatus({ operatorId }: { operatorId: string }) {
  const t = useTranslations("common.shell");
  const trpc = useTrpc();
  const { data, dataUpdatedAt } = useQuery({
    ...trpc.operators.self.queryOptions(),
    // Pauses and hours end by the clock, which nobody announces.
    refetchInterval: 30_000,
  });
  const now = useServerNow(data?.at, dataUpdatedAt);
  if (!data?.operator) return null;
  const { name, status } = data.operator;
  return (
    <section className={classes.status} aria-label={t("ownStatus")}>
      <OperatorStatus status={status} now={now} />
      <PauseMenu operator={{ id: operatorId, name }} isPaused={status.kind === "paused"} isOwn />
    </section>
  );
}
