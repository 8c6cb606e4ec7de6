"use client";

import { Button, Group, Pagination, Text } from "@mantine/core";
import { IconInbox, IconSearchOff } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { useServerNow } from "@/components/ui/now";
import { PageHeader } from "@/components/ui/page-header";
import { LeadFilters } from "./lead-filters";
import { LeadTable } from "./lead-table";
import { LeadTableSkeleton } from "./lead-table-skeleton";
import { useLeadFilter } from "./use-lead-filter";

/** Every callback that was ever asked for, newest first. */
export function LeadsPage() {
  const t = useTranslations("leads");
  const trpc = useTrpc();
  const filter = useLeadFilter();
  const { data, dataUpdatedAt, error, refetch } = useQuery({
    ...trpc.leads.list.queryOptions(filter.asked),
    placeholderData: keepPreviousData,
  });
  const now = useServerNow(data?.now, dataUpdatedAt);
  const readsAll = useCan("leads:read");
  return (
    <>
      <PageHeader
        title={t(readsAll ? "title" : "ownTitle")}
        hint={{ id: "leads", text: t(readsAll ? "hint" : "ownHint") }}
      />
      <LeadFilters filter={filter} />
      {data ? (
        data.items.length === 0 ? (
          <NoLeads filter={filter} />
        ) : (
          <>
            <LeadTable leads={data.items} now={now} />
            <Pages
              page={filter.asked.page}
              total={data.total}
              pageSize={data.pageSize}
              onTurn={filter.turnTo}
            />
          </>
        )
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LeadTableSkeleton />
      )}
    </>
  );
}

function NoLeads({ filter }: { filter: ReturnType<typeof useLeadFilter> }) {
  const t = useTranslations("leads.empty");
  const { slug, isDemo } = useWorkspace();
  const readsAll = useCan("leads:read");
  if (filter.isFiltered || filter.asked.page > 1)
    return (
      <EmptyState
        icon={IconSearchOff}
        title={t("nothingFound")}
        text={t("nothingFoundText")}
        action={
          <Button variant="default" onClick={filter.clear}>
            {t("clear")}
          </Button>
        }
      />
    );
  if (!readsAll) return <EmptyState icon={IconInbox} title={t("own")} text={t("ownText")} />;
  return (
    <EmptyState
      icon={IconInbox}
      title={t("none")}
      text={t("noneText")}
      action={
        <Button component={Link} href={isDemo ? "/demo" : `/${slug}/sites`}>
          {t(isDemo ? "openDemo" : "openSites")}
        </Button>
      }
    />
  );
}

interface PagesProps {
  page: number;
  total: number;
  pageSize: number;
  onTurn: (page: number) => void;
}

function Pages({ page, total, pageSize, onTurn }: PagesProps) {
  const t = useTranslations("leads");
  const format = useFormatter();
  const pages = Math.ceil(total / pageSize);
  const first = (page - 1) * pageSize + 1;
  return (
    <Group justify="space-between" mt="md">
      <Text size="sm" c="dimmed" className="tabular">
        {t("shown", {
          first: format.number(first),
          last: format.number(Math.min(total, page * pageSize)),
          total: format.number(total),
        })}
      </Text>
      {pages > 1 && (
        <Pagination
          size="sm"
          value={page}
          total={pages}
          onChange={onTurn}
          getControlProps={(control) => ({ "aria-label": t(`pages.${control}`) })}
          getItemProps={(number) => ({ "aria-label": t("pages.number", { page: number }) })}
        />
      )}
    </Group>
  );
}
