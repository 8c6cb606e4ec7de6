"use client";

import { Button, Group, Skeleton, Stack, Tabs, Title } from "@mantine/core";
import { IconPhoneOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Loading } from "@/components/ui/loading";
import { AccountActions } from "./account-actions";
import { AccountHealth } from "./account-health";
import { AccountSettings } from "./account-settings";
import { AccountStatus } from "./account-status";
import type { Account } from "./accounts";
import { CallerIdsForm } from "./caller-ids-form";
import { CallsToUs } from "./calls-to-us";
import { BackToAccounts } from "./provider-catalog";
import { RatesForm } from "./rates-form";
import { TestCallCard } from "./test-call-card";

const TABS = ["health", "callerIds", "rates", "settings"] as const;

/** One account: how it is doing, which numbers it shows, what it costs, and its keys. */
export function AccountPage({ accountId }: { accountId: string }) {
  const t = useTranslations("telephony.missing");
  const { slug } = useWorkspace();
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.telephony.list.queryOptions());
  if (!data)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading>
        <Skeleton height={26} width={220} />
        <Skeleton height={280} radius="md" mt="md" />
      </Loading>
    );
  const account = data.accounts.find(({ id }) => id === accountId);
  if (account) return <Found account={account} />;
  return (
    <EmptyState
      icon={IconPhoneOff}
      title={t("title")}
      text={t("text")}
      action={
        <Button component={Link} href={`/${slug}/settings/telephony`} variant="default">
          {t("back")}
        </Button>
      }
    />
  );
}

function Found({ account }: { account: Account }) {
  const t = useTranslations("telephony");
  const canEdit = useCan("telephony:edit");
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(TABS).withDefault("health"));
  return (
    <Stack gap="md">
      <BackToAccounts />
      <Group justify="space-between">
        <Group gap="sm">
          <Title order={2}>{account.name}</Title>
          <AccountStatus account={account} />
        </Group>
        {canEdit && <AccountActions account={account} />}
      </Group>
      <Tabs value={tab} onChange={(next) => void setTab(TABS.find((one) => one === next) ?? null)}>
        <Tabs.List mb="md">
          {TABS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tabs.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="health">
          <Stack gap="md">
            <AccountHealth account={account} />
            <TestCallCard account={account} />
            <CallsToUs account={account} />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="callerIds">
          <CallerIdsForm key={account.id} account={account} />
        </Tabs.Panel>
        <Tabs.Panel value="rates">
          <RatesForm key={account.id} account={account} />
        </Tabs.Panel>
        <Tabs.Panel value="settings">
          <AccountSettings key={account.id} account={account} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
