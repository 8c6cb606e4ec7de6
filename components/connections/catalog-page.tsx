"use client";

import { Paper, Skeleton, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { ErrorState } from "@/components/ui/error-state";
import { Loading } from "@/components/ui/loading";
import { PageHeader } from "@/components/ui/page-header";
import classes from "./catalog.module.css";
import { ConnectorLogo } from "./connector-logo";

/** What can be connected, each with what it is good for. */
export function CatalogPage() {
  const t = useTranslations("connections");
  const { slug } = useWorkspace();
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.crm.catalog.queryOptions());
  return (
    <>
      <PageHeader
        title={t("catalog.title")}
        back={{ href: `/${slug}/connections`, label: t("back") }}
        hint={{ id: "connection-catalog", text: t("catalog.hint") }}
      />
      {data ? (
        <ul className={classes.catalog}>
          {data.map(({ id, name }) => (
            <Paper component="li" key={id} className={classes.connector}>
              <ConnectorLogo connector={id} size={40} />
              <div>
                <Title order={2}>
                  <Link href={`/${slug}/connections/new/${id}`} className={classes.link}>
                    {name}
                  </Link>
                </Title>
                <Text size="sm" c="dimmed" mt={2}>
                  {t.has(`catalog.about.${id}`) ? t(`catalog.about.${id}`) : t("catalog.aboutAny")}
                </Text>
              </div>
            </Paper>
          ))}
        </ul>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading>
          <div className={classes.catalog}>
            <Skeleton height={104} radius="md" />
            <Skeleton height={104} radius="md" />
          </div>
        </Loading>
      )}
    </>
  );
}
