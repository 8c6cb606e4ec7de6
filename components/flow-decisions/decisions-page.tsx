"use client";

import { Button, Paper, Skeleton, Stack } from "@mantine/core";
import { IconUserSearch } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Loading } from "@/components/ui/loading";
import { PageHeader } from "@/components/ui/page-header";
import { DecisionDrawer } from "./decision-drawer";
import { DecisionRow } from "./decision-row";
import classes from "./decisions.module.css";

/**
 * Whom a flow showed what, visit by visit, newest first. The visitor and the open visit are in the address, so that a
 * lead can point here.
 */
export function DecisionsPage({ flowId }: { flowId: string }) {
  const t = useTranslations("flow-decisions");
  const { slug } = useWorkspace();
  const trpc = useTrpc();
  const [visitorId, setVisitorId] = useQueryState("visitor", parseAsString);
  const [opened, setOpened] = useQueryState("visit", parseAsString);
  const flow = useQuery(trpc.flows.get.queryOptions({ id: flowId }));
  return (
    <>
      <PageHeader
        title={t("title")}
        back={{ href: `/${slug}/rules/${flowId}`, label: flow.data?.name ?? t("back") }}
        hint={{ id: "flow-decisions", text: t("hint") }}
        actions={
          visitorId && (
            <Button variant="default" onClick={() => void setVisitorId(null)}>
              {t("everybody")}
            </Button>
          )
        }
      />
      <DecisionList
        flowId={flowId}
        visitorId={visitorId}
        onOpen={(id) => void setOpened(id)}
        onEverybody={() => void setVisitorId(null)}
      />
      <DecisionDrawer
        decisionId={opened}
        onClose={() => void setOpened(null)}
        onVisitor={(id) => {
          void setOpened(null);
          void setVisitorId(id);
        }}
      />
    </>
  );
}

interface DecisionListProps {
  flowId: string;
  /** null: of everybody. */
  visitorId: string | null;
  onOpen: (id: string) => void;
  onEverybody: () => void;
}

function DecisionList({ flowId, visitorId, onOpen, onEverybody }: DecisionListProps) {
  const t = useTranslations("flow-decisions");
  const trpc = useTrpc();
  const list = useInfiniteQuery(
    trpc.flows.decisions.infiniteQueryOptions(
      { flowId, visitorId: visitorId ?? undefined },
      { getNextPageParam: ({ next }) => next },
    ),
  );
  const decisions = list.data?.pages.flatMap((page) => page.decisions);
  if (!decisions)
    return list.error ? (
      <ErrorState error={list.error} onRetry={() => void list.refetch()} />
    ) : (
      <Loading>
        <Skeleton height={320} radius="md" />
      </Loading>
    );
  if (decisions.length === 0)
    return (
      <EmptyState
        icon={IconUserSearch}
        title={visitorId ? t("noneOfVisitor") : t("none")}
        text={visitorId ? t("noneOfVisitorText") : t("noneText")}
        action={
          visitorId && (
            <Button variant="default" onClick={onEverybody}>
              {t("everybody")}
            </Button>
          )
        }
      />
    );
  return (
    <Stack gap="sm">
      <Paper component="ul" className={classes.list}>
        {decisions.map((decision) => (
          <DecisionRow key={decision.id} decision={decision} onOpen={() => onOpen(decision.id)} />
        ))}
      </Paper>
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </Stack>
  );
}
