"use client";

import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { RelativeTime } from "@/components/ui/relative-time";
import { useWording } from "../words/use-wording";
import type { Autosave } from "./use-autosave";

/** Somebody else saved the same flow: nobody's work is thrown away without being asked. */
export function ConflictDialog({ autosave }: { autosave: Autosave }) {
  const { t } = useWording();
  const { status } = autosave;
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
          <Button variant="default" onClick={() => void autosave.keepMine()}>
            {t("conflict.mine")}
          </Button>
          <Button onClick={() => void autosave.takeTheirs()}>{t("conflict.theirs")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
