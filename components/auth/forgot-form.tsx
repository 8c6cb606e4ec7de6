"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { useRefusal } from "@/components/trpc/use-refusal";
import { Notice } from "@/components/ui/notice";
import { useFocusProblem } from "@/components/ui/use-focus-problem";
import { useTypedEmail } from "./typed-email";

interface ForgotFormProps {
  ask(values: { email: string }): Promise<unknown>;
  error: unknown;
  isBusy: boolean;
}

export function ForgotForm({ ask, error, isBusy }: ForgotFormProps) {
  const t = useTranslations("auth");
  const refusal = useRefusal();
  const [email, keepEmail] = useTypedEmail();
  const form = useForm({ initialValues: { email }, onValuesChange: (values) => keepEmail(values.email) });
  const submit = form.onSubmit((values) =>
    ask(values).catch((refused: unknown) => form.setErrors(refusal.fields(refused))),
  );
  const formRef = useFocusProblem(error);
  return (
    <form ref={formRef} onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t("email")}
          type="email"
          autoComplete="username"
          autoFocus
          {...form.getInputProps("email")}
        />
        {error !== null && (
          <Notice tone="red" role="alert">
            {refusal.sentence(error)}
          </Notice>
        )}
        <Button type="submit" loading={isBusy} fullWidth>
          {t("forgot.submit")}
        </Button>
      </Stack>
    </form>
  );
}
