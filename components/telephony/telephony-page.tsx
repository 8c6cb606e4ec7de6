"use client";

import { Button, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconPhoneCall, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Loading } from "@/components/ui/loading";
import { Notice } from "@/components/ui/notice";
import { AccountList } from "./account-list";

/** Trouble comes and goes without anybody pressing anything. */
const LOOK_AGAIN_MS = 20_000;

/** The accounts through which calls are placed, in the order in which they are asked. */
export function TelephonyPage() {
  const t = useTranslations("telephony");
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(
    trpc.telephony.list.queryOptions(undefined, { refetchInterval: LOOK_AGAIN_MS }),
  );
  if (!data)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading>
        <Skeleton height={72} radius="md" />
        <Skeleton height={72} radius="md" mt="sm" />
      </Loading>
    );
  const { accounts, hasSimulator } = data;
  if (accounts.length === 0)
    return (
      <Stack gap="md">
        {hasSimulator && <Notice tone="blue">{t("simulator")}</Notice>}
        <EmptyState
          icon={IconPhoneCall}
          title={t("empty.title")}
          text={t("empty.text")}
          action={<AddButton />}
        />
      </Stack>
    );
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2}>{t("title")}</Title>
          <Text size="sm" c="dimmed" maw={520}>
            {t(accounts.length > 1 ? "order" : "single")}
          </Text>
        </div>
        <AddButton />
      </Group>
      <AccountList accounts={accounts} />
    </Stack>
  );
}

function AddButton() {
  const t = useTranslations("telephony");
  const { slug } = useWorkspace();
  if (!useCan("telephony:edit")) return null;
  return (
    <Button component={Link} href={`/${slug}/settings/telephony/new`} leftSection={<IconPlus size={16} />}>
      {t("add")}
    </Button>
  );
}
