"use client";

import { Button } from "@mantine/core";
import { IconPlus, IconWorld } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkList, LinkListSkeleton } from "@/components/ui/link-list";
import { PageHeader } from "@/components/ui/page-header";
import { SiteRow } from "./site-row";

/** The workspace's websites, and whether the widget is on them. */
export function SiteListPage() {
  const t = useTranslations("sites");
  const { slug } = useWorkspace();
  const canEdit = useCan("sites:edit");
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.sites.list.queryOptions());
  const add = canEdit && (
    <Button component={Link} href={`/${slug}/sites/new`} leftSection={<IconPlus size={16} />}>
      {t("add")}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        hint={{ id: "sites", text: t("hint") }}
        actions={data && data.length > 0 ? add : null}
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LinkListSkeleton />}
      {data?.length === 0 && (
        <EmptyState icon={IconWorld} title={t("empty")} text={t("emptyText")} action={add || undefined} />
      )}
      {data && data.length > 0 && (
        <LinkList>
          {data.map((site) => (
            <SiteRow key={site.id} site={site} />
          ))}
        </LinkList>
      )}
    </>
  );
}
