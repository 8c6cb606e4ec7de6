"use client";

import { Button, Group, Modal, Skeleton, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTrpc } from "@/components/trpc/client";
import { ErrorState } from "@/components/ui/error-state";
import { Pill } from "@/components/ui/pill";
import { RelativeTime } from "@/components/ui/relative-time";
import { showUndo } from "@/components/ui/undo-notice";
import { useComparison } from "../compare/use-compared";
import { useEditor, useEditorStore } from "../store/editor-context";
import { change, goBack } from "../store/editor-store";
import type { Flow, Revision } from "../store/flow";
import { useWording } from "../words/use-wording";
import classes from "./revisions-dialog.module.css";

/** Everything that was ever published, to be brought back as the draft. */
export function RevisionsDialog({ flow }: { flow: Flow }) {
  const { t } = useWording();
  const store = useEditorStore();
  const isOpen = useEditor(({ dialog }) => dialog === "revisions");
  return (
    <Modal
      opened={isOpen}
      onClose={() => store.setState({ dialog: null })}
      title={t("revisions.title")}
      size="lg"
    >
      <Revisions flow={flow} />
    </Modal>
  );
}

function Revisions({ flow }: { flow: Flow }) {
  const { t } = useWording();
  const trpc = useTrpc();
  const revisions = useQuery({ ...trpc.flows.revisions.queryOptions({ id: flow.id }), staleTime: 0 });
  if (revisions.error) return <ErrorState error={revisions.error} onRetry={() => void revisions.refetch()} />;
  if (!revisions.data)
    return (
      <Stack>
        <Skeleton h={40} />
        <Skeleton h={40} />
      </Stack>
    );
  if (revisions.data.length === 0) return <Text c="dimmed">{t("revisions.none")}</Text>;
  return (
    <ul className={classes.revisions}>
      {revisions.data.map((revision) => (
        <RevisionRow key={revision.number} flowId={flow.id} revision={revision} />
      ))}
    </ul>
  );
}

function RevisionRow({ flowId, revision }: { flowId: string; revision: Revision }) {
  const { t } = useWording();
  const store = useEditorStore();
  const readOnly = useEditor((state) => state.readOnly);
  const restore = useRestore(flowId, revision.number);
  const { compare } = useComparison();
  return (
    <li>
      <div>
        <Text span fw={550} mr={8}>
          r{revision.number}
          {revision.name && ` · ${revision.name}`}
        </Text>
        {revision.isLive && <Pill tone="green">{t("revisions.live")}</Pill>}
        <Text size="sm" c="dimmed">
          {revision.by ? `${revision.by}, ` : ""}
          <RelativeTime at={revision.publishedAt} />
        </Text>
      </div>
      <Group gap={6} wrap="nowrap">
        <Button
          variant="subtle"
          size="xs"
          aria-label={t("compare.openNumber", { number: revision.number })}
          onClick={() => {
            store.setState({ dialog: null });
            compare({ before: revision.number, after: "draft" });
          }}
        >
          {t("compare.open")}
        </Button>
        {!readOnly && (
          <Button
            variant="default"
            size="xs"
            loading={restore.isPending}
            aria-label={t("revisions.restoreNumber", { number: revision.number })}
            onClick={() => restore.mutate(undefined, { onSuccess: () => store.setState({ dialog: null }) })}
          >
            {t("revisions.restore")}
          </Button>
        )}
      </Group>
    </li>
  );
}

/** A revision comes back as a change of the draft like any other: it can be undone, and nothing is published by it. */
function useRestore(flowId: string, number: number) {
  const { t } = useWording();
  const store = useEditorStore();
  const trpc = useTrpc();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => cache.fetchQuery(trpc.flows.revision.queryOptions({ id: flowId, number })),
    onSuccess: (document) => {
      change(store, document);
      showUndo({
        message: t("revisions.restored", { number }),
        undoLabel: t("compare.undo"),
        onUndo: () => goBack(store),
      });
    },
    onError: () => notifications.show({ color: "red", message: t("revisions.failed") }),
  });
}
