"use client";

import { Alert, Button, Skeleton, Tabs, Text } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Loading } from "@/components/ui/loading";
import { PageHeader } from "@/components/ui/page-header";
import { ConnectionActions } from "./connection-actions";
import { ConnectionSettings } from "./connection-settings";
import { ConnectionStatus } from "./connection-status";
import { DeliveryLog } from "./delivery-log";
import { type ConnectionView, pauseReason } from "./views";

const TABS = ["log", "settings"] as const;

/** One connection: how it is doing, everything it sent, and its settings. */
export function ConnectionPage({ connectionId }: { connectionId: string }) {
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.connections.list.queryOptions());
  if (!data)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading>
        <Skeleton height={28} width={240} />
        <Skeleton height={320} radius="md" mt="md" />
      </Loading>
    );
  const connection = data.find(({ id }) => id === connectionId);
  return connection ? <Found connection={connection} /> : <Missing />;
}

function Found({ connection }: { connection: ConnectionView }) {
  const t = useTranslations("connections");
  const { slug } = useWorkspace();
  const canEdit = useCan("connections:edit");
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(TABS).withDefault("log"));
  const reason = pauseReason(connection);
  return (
    <>
      <PageHeader
        title={connection.name}
        meta={<ConnectionStatus connection={connection} />}
        back={{ href: `/${slug}/connections`, label: t("back") }}
        actions={canEdit && <ConnectionActions connection={connection} />}
      />
      <Text size="sm" c="dimmed" mb="md" style={{ overflowWrap: "anywhere" }}>
        {connection.url}
      </Text>
      {reason && (
        <Alert color={reason === "by-hand" ? "gray" : "red"} p="sm" mb="md">
          {t(`pausedText.${reason}`)}
        </Alert>
      )}
      <Tabs value={tab} onChange={(next) => void setTab(TABS.find((one) => one === next) ?? null)}>
        <Tabs.List mb="md">
          <Tabs.Tab value="log">{t("tabs.log")}</Tabs.Tab>
          {canEdit && <Tabs.Tab value="settings">{t("tabs.settings")}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="log">
          <DeliveryLog connection={connection} />
        </Tabs.Panel>
        {canEdit && (
          <Tabs.Panel value="settings">
            <ConnectionSettings key={connection.id} connection={connection} />
          </Tabs.Panel>
        )}
      </Tabs>
    </>
  );
}

function Missing() {
  const t = useTranslations("connections.missing");
  const { slug } = useWorkspace();
  return (
    <EmptyState
      icon={IconPlugConnectedX}
      title={t("title")}
      text={t("text")}
      action={
        <Button component={Link} href={`/${slug}/connections`} variant="default">
          {t("back")}
        </Button>
      }
    />
  );
}
