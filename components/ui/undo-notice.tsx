"use client";

import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";

interface UndoNotice {
  /** What was done, in the past tense. */
  message: string;
  undoLabel: string;
  onUndo: () => void;
}

/** Says what was done and offers to take it back, for 8 seconds: instead of "are you sure". */
export function showUndo({ message, undoLabel, onUndo }: UndoNotice): void {
  const id = notifications.show({
    autoClose: 8_000,
    withCloseButton: false,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            notifications.hide(id);
            onUndo();
          }}
        >
          {undoLabel}
        </Button>
      </Group>
    ),
  });
}
