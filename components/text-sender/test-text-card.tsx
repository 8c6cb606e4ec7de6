"use client";

import { IconAlertTriangle, IconCheck, IconDeviceMobileMessage } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCan } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { FormSection } from "@/components/ui/form-section";
import { Notice } from "@/components/ui/notice";
import { NumberForm } from "@/components/ui/number-form";
import { useSenderChanges } from "./use-sender-changes";

/** A message to oneself, as it is stored now. */
export function TestTextCard() {
  const t = useTranslations("text-sender.test");
  const reasons = useTranslations("timeline.text-failure");
  const trpc = useTrpc();
  const refusal = useRefusal();
  const { onSettled } = useSenderChanges();
  const { mutate, isPending, error, data } = useMutation(
    trpc.textMessages.sendTest.mutationOptions({ onSettled }),
  );
  if (!useCan("telephony:test")) return null;
  const problem = error ? (refusal.fields(error).number ?? refusal.sentence(error)) : undefined;
  return (
    <FormSection title={t("title")} text={t("text")}>
      <NumberForm
        label={t("number")}
        placeholder={t("number")}
        problem={problem}
        submit={{ words: t("send"), icon: IconDeviceMobileMessage, isPending }}
        onSubmit={(number) => mutate({ number })}
      />
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
