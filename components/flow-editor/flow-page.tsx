"use client";

import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { ErrorState } from "@/components/ui/error-state";
import { Loading } from "@/components/ui/loading";
import { PageHeader } from "@/components/ui/page-header";
import classes from "./editor.module.css";
import toolbarClasses from "./toolbar/toolbar.module.css";

/** React Flow and the editor come only to those who open a flow. */
const FlowEditor = dynamic(async () => (await import("./flow-editor")).FlowEditor, {
  ssr: false,
  loading: () => <EditorSkeleton />,
});

/** One flow, opened in the editor. */
export function FlowPage({ flowId }: { flowId: string }) {
  const t = useTranslations("flow-editor");
  const { slug } = useWorkspace();
  const trpc = useTrpc();
  const flow = useQuery({
    ...trpc.flows.get.queryOptions({ id: flowId }),
    // A draft that was loaded for an earlier visit would be saved over the one that came of that visit.
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (flow.error && !flow.data)
    return (
      <>
        <PageHeader title={t("list.title")} back={{ href: `/${slug}/rules`, label: t("list.title") }} />
        <ErrorState error={flow.error} onRetry={() => void flow.refetch()} />
      </>
    );
  if (!flow.data) return <EditorSkeleton />;
  return (
    <FlowEditor
      key={flowId}
      flow={flow.data}
      reload={async () => (await flow.refetch({ throwOnError: true })).data ?? flow.data}
    />
  );
}

function EditorSkeleton() {
  return (
    <Loading className={classes.editor}>
      <div className={toolbarClasses.bar}>
        <Skeleton h={20} w={220} />
      </div>
      <div className={classes.body}>
        <Skeleton h="100%" radius={0} />
      </div>
    </Loading>
  );
}
