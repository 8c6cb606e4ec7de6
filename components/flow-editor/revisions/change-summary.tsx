"use client";

import { Anchor, List, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTrpc } from "@/components/trpc/client";
import { diff } from "@/core/flow/diff";
import type { FlowDocument, FlowNode } from "@/core/flow/document";
import { useComparison } from "../compare/use-compared";
import { useEditorStore } from "../store/editor-context";
import type { Flow } from "../store/flow";
import { useSentence, useWording } from "../words/use-wording";

/** What publishing changes for visitors, step by step in words. */
export function ChangeSummary({ flow, document }: { flow: Flow; document: FlowDocument }) {
  const { t } = useWording();
  const trpc = useTrpc();
  const number = flow.live?.number ?? 0;
  const live = useQuery({
    ...trpc.flows.revision.queryOptions({ id: flow.id, number }),
    enabled: number > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (number === 0) return <Text>{t("publish.first", { count: document.nodes.length })}</Text>;
  if (live.isPending) return <Skeleton h={64} />;
  if (!live.data) return <Text c="dimmed">{t("publish.unknown", { number })}</Text>;
  return (
    <Stack gap="md">
      <Differences before={live.data} after={document} number={number} />
      <NewerRoutings names={flow.newer} />
    </Stack>
  );
}

/** What publishing takes in besides: routings that this one goes through, as they have been published since. */
function NewerRoutings({ names }: { names: readonly string[] }) {
  const { t, join, joinAll = join } = useWording();
  return names.length > 0 ? <Text>{t("publish.newer", { names: joinAll([...names]) })}</Text> : null;
}

interface DifferencesProps {
  before: FlowDocument;
  after: FlowDocument;
  number: number;
}

function Differences({ before, after, number }: DifferencesProps) {
  const { t } = useWording();
  const store = useEditorStore();
  const { compare } = useComparison();
  const { nodes, edges } = diff(before, after);
  const ways = edges.added.length + edges.removed.length + edges.changed.length;
  const count = nodes.added.length + nodes.removed.length + nodes.changed.length + ways;
  if (count === 0)
    return <Text>{t(nodes.moved.length > 0 ? "publish.movedOnly" : "publish.nothing", { number })}</Text>;
  return (
    <Stack gap={8}>
      <Text fw={550}>{t("publish.against", { number })}</Text>
      <Steps title={t("publish.added")} ids={nodes.added} from={after} />
      <Steps title={t("publish.changed")} ids={nodes.changed} from={after} />
      <Steps title={t("publish.removed")} ids={nodes.removed} from={before} />
      {ways > 0 && <Text size="sm">{t("publish.ways", { count: ways })}</Text>}
      <Anchor
        component="button"
        type="button"
        size="sm"
        ta="left"
        onClick={() => {
          store.setState({ dialog: null });
          compare({ before: number, after: "draft" });
        }}
      >
        {t("publish.compare")}
      </Anchor>
    </Stack>
  );
}

function Steps({ title, ids, from }: { title: string; ids: string[]; from: FlowDocument }) {
  const sentence = useSentence();
  const steps = ids.flatMap((id): FlowNode[] => from.nodes.filter((node) => node.id === id));
  if (steps.length === 0) return null;
  return (
    <div>
      <Text size="sm" c="dimmed">
        {title}
      </Text>
      <List size="sm" withPadding>
        {steps.map((node) => (
          <List.Item key={node.id}>{node.name || sentence(node)}</List.Item>
        ))}
      </List>
    </div>
  );
}
