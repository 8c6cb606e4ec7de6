"use client";

import { Alert, Button, Code, CopyButton, Group, Stack, Text } from "@mantine/core";
import { IconCheck, IconCopy, IconKey } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

interface SecretPanelProps {
  secret: string;
  onDone: () => void;
  children?: ReactNode;
}

/** A secret that is shown once: with the button to copy it, and what it is for. */
export function SecretPanel({ secret, onDone, children }: SecretPanelProps) {
  const t = useTranslations("connections.secret");
  return (
    <Alert color="violet" icon={<IconKey size={18} />} title={t("onceTitle")} role="status">
      <Stack gap="sm">
        <Text size="sm">{t("once")}</Text>
        <Code block style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }} data-testid="webhook-secret">
          {secret}
        </Code>
        {children}
        <Text size="sm">{t("how")}</Text>
        <Group gap="xs">
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button onClick={copy} leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}>
                {copied ? t("copied") : t("copy")}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={onDone}>
            {t("done")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
