"use client";

import { Button, Group, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconDeviceMobileMessage } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useCan } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { FormSection } from "@/components/ui/form-section";
import { Notice } from "@/components/ui/notice";
import { useSenderChanges } from "./use-sender-changes";

/** A message to oneself, as it is stored now. */
export function TestTextCard() {
  const t = useTranslations("text-sender.test");
  const reasons = useTranslations("timeline.text-failure");
  const trpc = useTrpc();
  const refusal = useRefusal();
  const [number, setNumber] = useState("");
  const { onSettled } = useSenderChanges();
  const { mutate, isPending, error, data } = useMutation(
    trpc.textMessages.sendTest.mutationOptions({ onSettled }),
  );
  if (!useCan("telephony:test")) return null;
  const problem = error ? (refusal.fields(error).number ?? refusal.sentence(error)) : undefined;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) mutate({ number });
  };
  return (
    <FormSection title={t("title")} text={t("text")}>
      <form onSubmit={onSubmit} noValidate>
        <Group align="flex-start" gap="sm">
          <TextInput
            aria-label={t("number")}
            placeholder={t("number")}
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            value={number}
            error={problem}
            onChange={(event) => setNumber(event.currentTarget.value)}
            style={{ flex: "1 1 220px", maxWidth: 320 }}
          />
          <Button
            type="submit"
            variant="default"
            leftSection={<IconDeviceMobileMessage size={16} aria-hidden />}
            loading={isPending}
          >
            {t("send")}
          </Button>
        </Group>
      </form>
      {data?.isSent && (
        <Notice tone="green" icon={IconCheck} role="status">
          {t("sent")}
        </Notice>
      )}
      {data && !data.isSent && (
        <Notice tone="red" icon={IconAlertTriangle} role="alert" title={t("notSent")}>
          {data.failure && reasons.has(data.failure) ? reasons(data.failure) : null}
          {data.detail && `: ${data.detail}`}
        </Notice>
      )}
    </FormSection>
  );
}
