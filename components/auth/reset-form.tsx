"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { Notice } from "@/components/ui/notice";
import { useFocusProblem } from "@/components/ui/use-focus-problem";
import { PasswordField } from "./password-field";
import { signInWith } from "./sign-in";

/** The new password, and straight in with it. */
export function ResetForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations("auth");
  const refusal = useRefusal();
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const use = useMutation(trpc.account.resets.use.mutationOptions());
  const form = useForm({ initialValues: { password: "" } });
  const submit = form.onSubmit(async ({ password }) => {
    try {
      await use.mutateAsync({ token, password });
    } catch (error) {
      form.setErrors(refusal.fields(error));
      // Used or too old meanwhile: then the page says so, instead of this form.
      return queryClient.invalidateQueries({ queryKey: trpc.account.resets.read.queryKey({ token }) });
    }
    const { ok } = await signInWith("password", { email, password });
    window.location.assign(ok ? "/" : "/sign-in");
  });
  const formRef = useFocusProblem(use.error);
  return (
    <form ref={formRef} onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput label={t("email")} value={email} readOnly autoComplete="username" />
        <PasswordField isNew label={t("reset.password")} autoFocus {...form.getInputProps("password")} />
        {use.error && (
          <Notice tone="red" role="alert">
            {refusal.sentence(use.error)}
          </Notice>
        )}
        <Button type="submit" loading={use.isPending || use.isSuccess} fullWidth>
          {t("reset.submit")}
        </Button>
      </Stack>
    </form>
  );
}
