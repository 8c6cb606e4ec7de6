"use client";

import { Button, Group, Stack, TextInput } from "@mantine/core";
import { IconPhoneCall } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useCan } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { FormSection } from "@/components/ui/form-section";
import type { Account } from "./accounts";
import { TestCallSteps } from "./test-call-steps";

const LOOK_AGAIN_MS = 700;

/** Rings a number through this account, and tells what happens as it happens. */
export function TestCallCard({ account }: { account: Account }) {
  const t = useTranslations("telephony.test");
  const trpc = useTrpc();
  const refusal = useRefusal();
  const [number, setNumber] = useState("");
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
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!isRunning) start.mutate({ id: account.id, number });
  };
  return (
    <FormSection title={t("title")} text={t("text")}>
      <form onSubmit={onSubmit} noValidate>
        <Group align="flex-start" gap="sm">
          <TextInput
            aria-label={t("number")}
            placeholder={t("numberExample")}
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
            leftSection={<IconPhoneCall size={16} />}
            loading={start.isPending}
            disabled={isRunning}
          >
            {t("call")}
          </Button>
        </Group>
      </form>
      {call && (
        <Stack gap="xs">
          <TestCallSteps call={call} />
        </Stack>
      )}
    </FormSection>
  );
}
