"use client";

import { Button, Group, Paper, Skeleton, Stack, Text } from "@mantine/core";
import { IconPlugConnected, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Loading } from "@/components/ui/loading";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { ConnectionStatus } from "./connection-status";
import classes from "./connections.module.css";
import { ConnectorLogo } from "./connector-logo";
import { type ConnectionView, eventKey } from "./views";

/** Every connection, and how each is doing. */
export function ConnectionsPage() {
  const t = useTranslations("connections");
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.connections.list.queryOptions());
  return (
    <>
      <PageHeader title={t("title")} hint={{ id: "connections", text: t("hint") }} actions={<AddButton />} />
      {data ? (
        data.length === 0 ? (
          <EmptyState
            icon={IconPlugConnected}
            title={t("empty.title")}
            text={t("empty.text")}
            action={<AddButton />}
          />
        ) : (
          <Paper component="ul" className={classes.list}>
            {data.map((connection) => (
              <ConnectionRow key={connection.id} connection={connection} />
            ))}
          </Paper>
        )
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading>
          <Skeleton height={76} radius="md" />
          <Skeleton height={76} radius="md" mt="sm" />
        </Loading>
      )}
    </>
  );
}

function AddButton() {
  const t = useTranslations("connections");
  const { slug } = useWorkspace();
  if (!useCan("connections:edit")) return null;
  return (
    <Button component={Link} href={`/${slug}/connections/new`} leftSection={<IconPlus size={16} />}>
      {t("add")}
    </Button>
  );
}

function ConnectionRow({ connection }: { connection: ConnectionView }) {
  const t = useTranslations("connections");
  const { slug } = useWorkspace();
  const { delivered, waiting, failed, lastDeliveredAt } = connection;
  const address = connection.account?.name ?? connection.url;
  return (
    <li>
      <Link href={`/${slug}/connections/${connection.id}`} className={`${classes.row} ${classes.connection}`}>
        <ConnectorLogo connector={connection.connector} />
        <div className={classes.what}>
          <Group gap={8}>
            <Text fw={550}>{connection.name}</Text>
            <ConnectionStatus connection={connection} />
          </Group>
          {address !== connection.name && (
            <Text size="sm" c="dimmed" className={classes.address}>
              {address}
            </Text>
          )}
          <Text size="sm" c="dimmed">
            {connection.events.map((event) => t(`events.${eventKey(event)}`)).join(" · ")}
          </Text>
        </div>
        <Stack gap={2} className={classes.health}>
          <Text size="sm">
            {t("counts.delivered", { count: delivered })}
            {waiting > 0 && ` · ${t("counts.waiting", { count: waiting })}`}
          </Text>
          {failed > 0 && (
            <Text size="sm" c="red">
              {t("counts.failed", { count: failed })}
            </Text>
          )}
          <Text size="xs" c="dimmed">
            {lastDeliveredAt
              ? t.rich("counts.last", { time: () => <RelativeTime at={lastDeliveredAt} /> })
              : t("counts.never")}
          </Text>
        </Stack>
      </Link>
    </li>
  );
}
