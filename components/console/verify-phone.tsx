"use client";

import { Button, Group, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";

/** The phone is rung, says a code, and the code is typed in here. */
export function VerifyPhone() {
  const t = useTranslations("console.phone");
  const trpc = useTrpc();
  const refusal = useRefusal();
  const [code, setCode] = useState("");
  const send = useMutation(
    trpc.phoneVerification.send.mutationOptions({
      onError: (error) => void notifications.show({ color: "red", message: refusal.sentence(error) }),
    }),
  );
  const confirm = useMutation(
    trpc.phoneVerification.confirm.mutationOptions({
      onSuccess: () => void notifications.show({ message: t("confirmed") }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === 4) confirm.mutate({ code });
  };
  if (!send.isSuccess)
    return (
      <Button
        variant="default"
        mt="sm"
        display="block"
        loading={send.isPending}
        onClick={() => send.mutate()}
      >
        {t("send")}
      </Button>
    );
  return (
    <form onSubmit={submit}>
      <Text size="sm" mt="sm" mb={6}>
        {t("sent")}
      </Text>
      <Group align="flex-start" gap="xs">
        <TextInput
          aria-label={t("code")}
          placeholder="0000"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={4}
          w={90}
          value={code}
          error={confirm.error ? refusal.sentence(confirm.error) : undefined}
          onChange={({ currentTarget }) => setCode(currentTarget.value.replace(/\D/g, ""))}
        />
        <Button type="submit" loading={confirm.isPending} disabled={code.length !== 4}>
          {t("confirm")}
        </Button>
        <Button variant="subtle" loading={send.isPending} onClick={() => send.mutate()}>
          {t("again")}
        </Button>
      </Group>
    </form>
  );
}
