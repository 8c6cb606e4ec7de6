"use client";

import { Button, Collapse, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTrpc } from "@/components/trpc/client";
import { showUndo } from "@/components/ui/undo-notice";
import { useFailureNotice } from "@/components/ui/use-failure-notice";
import { AddNumbers } from "./add-numbers";
import type { NumberListView } from "./number-list-view";
import { NumberSearch } from "./number-search";
import { useListsChanged } from "./use-lists-changed";

interface NumberListCardProps {
  list: NumberListView;
  canEdit: boolean;
}

/** One list: how many numbers it has, what is on it, and more to be put on it. */
export function NumberListCard({ list, canEdit }: NumberListCardProps) {
  const t = useTranslations("settings.lists");
  const [isOpen, setOpen] = useState(false);
  return (
    <Paper component="section" p="md" aria-label={list.name}>
      <Group justify="space-between" gap="xs">
        <div>
          <Title order={2}>{list.name}</Title>
          <Text size="sm" c="dimmed">
            {t("count", { count: list.count })}
          </Text>
        </div>
        <Group gap="xs">
          <Button
            variant="default"
            size="compact-sm"
            aria-expanded={isOpen}
            aria-label={`${t(isOpen ? "close" : "open")}: ${list.name}`}
            onClick={() => setOpen(!isOpen)}
          >
            {t(isOpen ? "close" : "open")}
          </Button>
          {canEdit && <Archive list={list} />}
        </Group>
      </Group>
      <Collapse expanded={isOpen}>
        {isOpen && (
          <Stack gap="md" mt="md">
            {canEdit && <AddNumbers list={list} />}
            <NumberSearch list={list} canEdit={canEdit} />
          </Stack>
        )}
      </Collapse>
    </Paper>
  );
}

function Archive({ list: { id, name } }: { list: NumberListView }) {
  const t = useTranslations("settings.lists");
  const common = useTranslations("common");
  const trpc = useTrpc();
  const after = { onError: useFailureNotice(), onSettled: useListsChanged() };
  const restore = useMutation(trpc.numberLists.restore.mutationOptions(after));
  const archive = useMutation(
    trpc.numberLists.archive.mutationOptions({
      ...after,
      onSuccess: () =>
        showUndo({
          message: t("archived", { name }),
          undoLabel: common("undo"),
          onUndo: () => restore.mutate({ id }),
        }),
    }),
  );
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={`${t("archive")}: ${name}`}
      loading={archive.isPending}
      onClick={() => archive.mutate({ id })}
    >
      {t("archive")}
    </Button>
  );
}
