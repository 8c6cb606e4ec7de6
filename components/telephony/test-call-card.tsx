"use client";

import { Stack } from "@mantine/core";
import { IconPhoneCall } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCan } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { FormSection } from "@/components/ui/form-section";
import { NumberForm } from "@/components/ui/number-form";
import type { Account } from "./accounts";
import { TestCallSteps } from "./test-call-steps";

const LOOK_AGAIN_MS = 700;

/** Rings a number through this account, and tells what happens as it happens. */
export function TestCallCard({ account }: { account: Account }) {
  const t = useTranslations("telephony.test");
  const trpc = useTrpc();
  const refusal = useRefusal();
  const start = useMutation(trpc.telephony.startTestCall.mutationOptions());
  const id = start.data?.id ?? "";
  const { data: call } = useQuery({
    ...trpc.telephony.testCall.queryOptions({ id }),
    enabled: id !== "",
    refetchInterval: ({ state }) => (state.data?.isOver || state.data?.isLost ? false : LOOK_AGAIN_MS),
  });
  if (!useCan("telephony:test")) return null;
  const problem = start.error
    ? (refusal.fields(start.error).number ?? refusal.sentence(start.error))
    : undefined;
  const isRunning = start.isPending || (call !== undefined && !call.isOver && !call.isLost);
  return (
    <FormSection title={t("title")} text={t("text")}>
      <NumberForm
        label={t("number")}
        placeholder={t("numberExample")}
        problem={problem}
        submit={{ words: t("call"), icon: IconPhoneCall, isPending: start.isPending, isDisabled: isRunning }}
        onSubmit={(number) => start.mutate({ id: account.id, number })}
      />
      {call && (
        <Stack gap="xs">
          <TestCallSteps call={call} />
        </Stack>
      )}
    </FormSection>
  );
}
