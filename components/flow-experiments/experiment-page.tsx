"use client";

import { Button, Skeleton } from "@mantine/core";
import { IconArrowsSplit2 } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Loading } from "@/components/ui/loading";
import { PageHeader } from "@/components/ui/page-header";
import { ExperimentResult } from "./experiment-result";
import { useExperimentFilter } from "./use-experiment-filter";

/** How the split tests of a flow go: what each variant brought, and what may be said of it by now. */
export function ExperimentPage({ flowId }: { flowId: string }) {
  const t = useTranslations("flow-experiments");
  const { slug } = useWorkspace();
  const trpc = useTrpc();
  const [filter, setFilter] = useExperimentFilter();
  const found = useQuery({
    ...trpc.flows.experiment.queryOptions({
      flowId,
      nodeId: filter.split ?? undefined,
      revision: filter.since ?? undefined,
      span: filter.span,
    }),
    placeholderData: keepPreviousData,
  });
  const experiment = found.data;
  const editor = `/${slug}/rules/${flowId}`;
  return (
    <>
      <PageHeader
        title={t("title")}
        back={{ href: editor, label: experiment?.flow.name ?? t("back") }}
        hint={{ id: "flow-experiments", text: t("hint") }}
      />
      {experiment?.split ? (
        <ExperimentResult
          flow={experiment.flow}
          splits={experiment.splits}
          split={experiment.split}
          filter={filter}
          setFilter={(change) => void setFilter(change)}
        />
      ) : experiment ? (
        <EmptyState
          icon={IconArrowsSplit2}
          title={t("none")}
          text={t("noneText")}
          action={
            <Button component={Link} href={editor}>
              {t("openRules")}
            </Button>
          }
        />
      ) : found.error ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Loading>
          <Skeleton height={320} radius="md" />
        </Loading>
      )}
    </>
  );
}
