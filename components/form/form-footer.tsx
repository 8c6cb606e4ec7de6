"use client";

import { Button, Group, Stack, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

interface FormFooterProps {
  /** Why it was not saved. */
  problem: string | null;
  isSaving: boolean;
  isDirty: boolean;
  /** The last save went through. */
  isSaved: boolean;
  saveLabel?: string;
  onDiscard?: () => void;
}

/** The end of a form: one button that saves, and what came of it. */
export function FormFooter({ problem, isSaving, isDirty, isSaved, saveLabel, onDiscard }: FormFooterProps) {
  const t = useTranslations("common");
  const f = useTranslations("errors.form");
  return (
    <Stack gap="sm">
      {problem && (
        <Notice tone="red" role="alert">
          {problem}
        </Notice>
      )}
      <Group gap="sm">
        <Button type="submit" loading={isSaving} disabled={!isDirty}>
          {saveLabel ?? t("save")}
        </Button>
        {isDirty && onDiscard && (
          <Button variant="subtle" color="gray" onClick={onDiscard} disabled={isSaving}>
            {f("discard")}
          </Button>
        )}
        <Text size="sm" c="dimmed" role="status">
          {isSaved && !isDirty && (
            <Group gap={6} component="span" display="inline-flex">
              <IconCheck size={16} aria-hidden />
              {f("saved")}
            </Group>
          )}
        </Text>
      </Group>
    </Stack>
  );
}
