"use client";

import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFailureNotice } from "@/components/ui/use-failure-notice";
import { useWording } from "../words/use-wording";
import type { Autosave } from "./use-autosave";

/** Somebody else saved the same flow: nobody's work is thrown away without being asked. */
export function ConflictDialog({ autosave }: { autosave: Autosave }) {
  const { t } = useWording();
  const { status, keepMine, takeTheirs } = autosave;
  const failed = useFailureNotice();
  const keep = useMutation({ mutationFn: keepMine, onError: failed });
  const take = useMutation({ mutationFn: takeTheirs, onError: failed });
  if (status.kind !== "conflict") return null;
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t("conflict.title")}
    >
      <Stack gap="md">
        <Text>
          {status.by ? t("conflict.by", { name: status.by }) : t("conflict.somebody")}{" "}
          <RelativeTime at={status.at} />. {t("conflict.text")}
        </Text>
        <Group justify="flex-end">
          <Button
            variant="default"
            loading={keep.isPending}
            disabled={take.isPending}
            onClick={() => keep.mutate()}
          >
            {t("conflict.mine")}
          </Button>
          <Button loading={take.isPending} disabled={keep.isPending} onClick={() => take.mutate()}>
            {t("conflict.theirs")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
