"use client";

import { Anchor, Group, Paper, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import catalog from "@/components/connections/catalog.module.css";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { ErrorState } from "@/components/ui/error-state";
import { Loading } from "@/components/ui/loading";
import type { Provider } from "./accounts";
import { ProviderLogo } from "./provider-logo";

/** The providers that can be connected, each with what it is good for. */
export function ProviderCatalog() {
  const t = useTranslations("telephony");
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.telephony.catalog.queryOptions());
  return (
    <Stack gap="md">
      <BackToAccounts />
      <div>
        <Title order={2}>{t("catalog.title")}</Title>
        <Text size="sm" c="dimmed">
          {t("catalog.text")}
        </Text>
      </div>
      {data ? (
        <ul className={catalog.catalog}>
          {data.map((provider) => (
            <ProviderCard key={provider.id} provider={provider} />
          ))}
        </ul>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading>
          <Skeleton height={104} radius="md" />
          <Skeleton height={104} radius="md" mt="sm" />
        </Loading>
      )}
    </Stack>
  );
}

function ProviderCard({ provider: { id, name, isAllowed, isOutOfReach } }: { provider: Provider }) {
  const t = useTranslations("telephony");
  const { slug } = useWorkspace();
  return (
    <Paper component="li" className={catalog.connector}>
      <ProviderLogo provider={id} size={40} />
      <div>
        <Title order={3}>
          {isAllowed ? (
            <Link href={`/${slug}/settings/telephony/new/${id}`} className={catalog.link}>
              {name}
            </Link>
          ) : (
            name
          )}
        </Title>
        <Text size="sm" c="dimmed" mt={2}>
          {t(`about.${id}`)}
        </Text>
        {!isAllowed && (
          <Text size="sm" mt={6}>
            {t("catalog.ownServer")}
          </Text>
        )}
        {isAllowed && isOutOfReach && (
          <Text size="sm" mt={6}>
            {t("catalog.outOfReach")}
          </Text>
        )}
      </div>
    </Paper>
  );
}

export function BackToAccounts() {
  const t = useTranslations("telephony");
  const { slug } = useWorkspace();
  return (
    <Anchor component={Link} href={`/${slug}/settings/telephony`} size="sm" c="dimmed" className="tap">
      <Group gap={4} component="span" display="inline-flex">
        <IconArrowLeft size={14} aria-hidden />
        {t("back")}
      </Group>
    </Anchor>
  );
}
