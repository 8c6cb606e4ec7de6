"use client";

import { Alert, Anchor, Button, Group, Skeleton, Tabs, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { parseAsBoolean, parseAsStringLiteral, useQueryState } from "nuqs";
import { useEffect } from "react";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Loading } from "@/components/ui/loading";
import { PageHeader } from "@/components/ui/page-header";
import { ConnectionActions } from "./connection-actions";
import { ConnectionSettings } from "./connection-settings";
import { ConnectionStatus } from "./connection-status";
import { ConnectorLogo } from "./connector-logo";
import { CrmTab } from "./crm/crm-tab";
import { DeliveryLog } from "./delivery-log";
import { type ConnectionView, pauseReason } from "./views";

const TABS = ["log", "fields", "people", "settings"] as const;
const CRM_TABS = ["fields", "people"] as const;

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
  return connection ? <Found connection={connection} /> : <MissingConnection />;
}

function Found({ connection }: { connection: ConnectionView }) {
  const t = useTranslations("connections");
  const { slug } = useWorkspace();
  const canEdit = useCan("connections:edit");
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(TABS).withDefault("log"));
  const reason = pauseReason(connection);
  useConnectedNotice(connection);
  const isCrm = connection.account !== null;
  return (
    <>
      <PageHeader
        title={connection.name}
        meta={<ConnectionStatus connection={connection} />}
        back={{ href: `/${slug}/connections`, label: t("back") }}
        actions={canEdit && <ConnectionActions connection={connection} />}
      />
      <Text size="sm" c="dimmed" mb="md" style={{ overflowWrap: "anywhere" }}>
        {connection.account ? <Account connection={connection} /> : connection.url}
      </Text>
      {reason && <PausedNotice connection={connection} reason={reason} />}
      <Tabs value={tab} onChange={(next) => void setTab(TABS.find((one) => one === next) ?? null)}>
        <Tabs.List mb="md">
          <Tabs.Tab value="log">{t("tabs.log")}</Tabs.Tab>
          {canEdit && isCrm && <Tabs.Tab value="fields">{t("tabs.fields")}</Tabs.Tab>}
          {canEdit && isCrm && <Tabs.Tab value="people">{t("tabs.people")}</Tabs.Tab>}
          {canEdit && <Tabs.Tab value="settings">{t("tabs.settings")}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="log">
          <DeliveryLog connection={connection} />
        </Tabs.Panel>
        {canEdit &&
          isCrm &&
          CRM_TABS.map((part) => (
            <Tabs.Panel key={part} value={part}>
              {tab === part && <CrmTab connection={connection} part={part} />}
            </Tabs.Panel>
          ))}
        {canEdit && (
          <Tabs.Panel value="settings">
            <ConnectionSettings key={connection.id} connection={connection} />
          </Tabs.Panel>
        )}
      </Tabs>
    </>
  );
}

/** Whoever comes back from the vendor's page is told, once, that it went well. */
function useConnectedNotice({ account }: ConnectionView): void {
  const t = useTranslations("crm.connect");
  const [isNew, setNew] = useQueryState("connected", parseAsBoolean);
  const name = account?.name ?? "";
  useEffect(() => {
    if (!isNew) return;
    notifications.show({ message: t("connected", { account: name }) });
    void setNew(null);
  }, [isNew, setNew, name, t]);
}

/** Whose account at the vendor it is, with the way there. */
function Account({ connection: { connector, account } }: { connection: ConnectionView }) {
  if (!account) return null;
  return (
    <Group gap={6} component="span" display="inline-flex">
      <ConnectorLogo connector={connector} size={16} />
      {account.url ? (
        <Anchor href={account.url} target="_blank" rel="noopener noreferrer" inherit>
          {account.name}
        </Anchor>
      ) : (
        account.name
      )}
    </Group>
  );
}

interface PausedNoticeProps {
  connection: ConnectionView;
  reason: NonNullable<ReturnType<typeof pauseReason>>;
}

/** Why nothing is sent, and the press that changes it. */
function PausedNotice({ connection, reason }: PausedNoticeProps) {
  const t = useTranslations("connections");
  const { slug } = useWorkspace();
  const { id, connector } = connection;
  return (
    <Alert color={reason === "by-hand" ? "gray" : "red"} p="sm" mb="md">
      {t(`pausedText.${reason}`)}
      {reason === "unauthorized" && (
        <div style={{ marginTop: 8 }}>
          <Button
            component={Link}
            href={`/${slug}/connections/new/${connector}?again=${id}`}
            size="xs"
            color="red"
          >
            {t("reconnect")}
          </Button>
        </div>
      )}
    </Alert>
  );
}

/** There is no such connection, or no longer. */
export function MissingConnection() {
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
