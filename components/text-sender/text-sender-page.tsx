"use client";

import { Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { ErrorState } from "@/components/ui/error-state";
import { FormSkeleton } from "@/components/ui/form-skeleton";
import { Notice } from "@/components/ui/notice";
import { SenderForm } from "./sender-form";
import { SenderHealth } from "./sender-health";
import { TestTextCard } from "./test-text-card";

/** Who sends the workspace's text messages, whether that works, and a message to try it with. */
export function TextSenderPage() {
  const t = useTranslations("text-sender");
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.textMessages.sender.queryOptions());
  if (!data)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <FormSkeleton fields={4} />;
  const { sender, hasSimulator } = data;
  return (
    <Stack gap="md">
      <div>
        <Title order={2}>{t("title")}</Title>
        <Text size="sm" c="dimmed" maw={560}>
          {t("text")}
        </Text>
      </div>
      {!sender && (
        <Notice tone={hasSimulator ? "blue" : "amber"}>{t(hasSimulator ? "simulator" : "none")}</Notice>
      )}
      {sender && <SenderHealth sender={sender} />}
      <SenderForm key={String(sender?.accountId)} view={data} />
      {(sender || hasSimulator) && <TestTextCard />}
    </Stack>
  );
}
