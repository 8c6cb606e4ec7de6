"use client";

import { Button, Group, Paper, Select, Skeleton, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconListSearch, IconRefresh } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryState, useQueryStates } from "nuqs";
import { useCan } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Loading } from "@/components/ui/loading";
import classes from "./connections.module.css";
import { DeliveryDrawer } from "./delivery-drawer";
import { DeliveryRow } from "./delivery-row";
import { OutageNotice } from "./outage-notice";
import { type ConnectionView, EVENTS, eventKey } from "./views";

const STATUSES = ["pending", "delivered", "failed"] as const;
const FILTERS = {
  status: parseAsStringLiteral(STATUSES),
  event: parseAsStringLiteral([...EVENTS, "test"] as const),
};

/** Everything a connection sent or is to send, newest first. Filters and the open message are in the address. */
export function DeliveryLog({ connection }: { connection: ConnectionView }) {
  const t = useTranslations("connections.log");
  const trpc = useTrpc();
  const [filters, setFilters] = useQueryStates(FILTERS);
  const [opened, setOpened] = useQueryState("delivery", parseAsString);
  const log = useInfiniteQuery(
    trpc.deliveries.list.infiniteQueryOptions(
      {
        connectionId: connection.id,
        status: filters.status ?? undefined,
        event: filters.event ?? undefined,
      },
      { getNextPageParam: ({ next }) => next },
    ),
  );
  const deliveries = log.data?.pages.flatMap((page) => page.deliveries);
  const isFiltered = filters.status !== null || filters.event !== null;
  return (
    <Stack gap="sm">
      <OutageNotice connection={connection} />
      <Group gap="xs" justify="space-between">
        <Filters filters={filters} onChange={(next) => void setFilters(next)} />
        <ReplayAllFailed connection={connection} />
      </Group>
      {!deliveries ? (
        log.error ? (
          <ErrorState error={log.error} onRetry={() => void log.refetch()} />
        ) : (
          <Loading>
            <Skeleton height={240} radius="md" />
          </Loading>
        )
      ) : deliveries.length === 0 ? (
        <EmptyState
          icon={IconListSearch}
          title={isFiltered ? t("noMatch") : t("empty")}
          text={isFiltered ? t("noMatchText") : t("emptyText")}
          action={
            isFiltered && (
              <Button variant="default" onClick={() => void setFilters(null)}>
                {t("clear")}
              </Button>
            )
          }
        />
      ) : (
        <Paper component="ul" className={classes.list}>
          {deliveries.map((delivery) => (
            <DeliveryRow
              key={delivery.id}
              delivery={delivery}
              isPaused={connection.status === "paused"}
              onOpen={() => void setOpened(delivery.id)}
            />
          ))}
        </Paper>
      )}
      {log.hasNextPage && (
        <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
      <DeliveryDrawer deliveryId={opened} onClose={() => void setOpened(null)} />
    </Stack>
  );
}

interface FiltersProps {
  filters: { status: (typeof STATUSES)[number] | null; event: string | null };
  onChange: (filters: Record<string, string | null>) => void;
}

function Filters({ filters, onChange }: FiltersProps) {
  const t = useTranslations("connections");
  return (
    <Group gap="xs">
      <Select
        aria-label={t("log.status")}
        placeholder={t("log.any")}
        clearable
        w={180}
        data={STATUSES.map((status) => ({ value: status, label: t(`delivery.${status}`) }))}
        value={filters.status}
        onChange={(status) => onChange({ status })}
      />
      <Select
        aria-label={t("log.event")}
        placeholder={t("log.anyEvent")}
        clearable
        w={190}
        data={[...EVENTS, "test"].map((event) => ({ value: event, label: t(`events.${eventKey(event)}`) }))}
        value={filters.event}
        onChange={(event) => onChange({ event })}
      />
    </Group>
  );
}

function ReplayAllFailed({ connection }: { connection: ConnectionView }) {
  const t = useTranslations("connections.log");
  const refusal = useRefusal();
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const canReplay = useCan("deliveries:replay");
  const replay = useMutation(
    trpc.deliveries.replayAllFailed.mutationOptions({
      onSuccess: ({ count }) => {
        notifications.show({ message: t("replayed", { count }) });
      },
      onError: (error) => {
        notifications.show({ color: "red", message: refusal.sentence(error) });
      },
      onSettled: () => {
        void queryClient.invalidateQueries({ queryKey: trpc.deliveries.pathKey() });
        void queryClient.invalidateQueries({ queryKey: trpc.connections.pathKey() });
      },
    }),
  );
  if (!canReplay || connection.failed === 0) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} />}
      loading={replay.isPending}
      onClick={() => replay.mutate({ connectionId: connection.id })}
    >
      {t("replayFailed", { count: connection.failed })}
    </Button>
  );
}
