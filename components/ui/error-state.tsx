"use client";

import { Button, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import { IconAlertTriangle, IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { errorKind } from "./error-kind";

interface ErrorStateProps {
  /** Whatever was thrown; only its kind is shown, in the reader's language. */
  error?: unknown;
  onRetry?: () => void;
}

/** What happened, what is safe, and what to do. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const t = useTranslations("common");
  const kind = errorKind(error);
  const isWorthRetrying = kind === "offline" || kind === "fault" || kind === "busy";
  return (
    <Stack align="center" gap="xs" py={56} px="md" ta="center" role="alert">
      <ThemeIcon size={44} radius="xl" variant="light" color="red" aria-hidden>
        <IconAlertTriangle size={22} stroke={1.6} />
      </ThemeIcon>
      <Title order={2} mt={4}>
        {t(`errors.${kind}.title`)}
      </Title>
      <Text c="dimmed" size="sm" maw={440}>
        {t(`errors.${kind}.text`)}
      </Text>
      {onRetry && isWorthRetrying && (
        <Button variant="default" mt={8} leftSection={<IconRefresh size={16} />} onClick={onRetry}>
          {t("retry")}
        </Button>
      )}
    </Stack>
  );
}
