"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { Notice } from "@/components/ui/notice";
import { useFocusProblem } from "@/components/ui/use-focus-problem";
import { PasswordField } from "./password-field";
import { signInWith } from "./sign-in";

/** A new account for an invited person: their name and a password. */
export function JoinForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations("auth");
  const refusal = useRefusal();
  const trpc = useTrpc();
  const accept = useMutation(trpc.invitations.accept.mutationOptions());
  const form = useForm({ initialValues: { name: "", password: "" } });
  const submit = form.onSubmit(async (values) => {
    try {
      const { slug } = await accept.mutateAsync({ token, ...values });
      const { ok } = await signInWith("password", { email, password: values.password });
      window.location.assign(ok ? `/${slug}` : "/sign-in");
    } catch (error) {
      form.setErrors(refusal.fields(error));
    }
  });
  const formRef = useFocusProblem(accept.error);
  return (
    <form ref={formRef} onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput label={t("email")} value={email} readOnly autoComplete="username" />
        <TextInput label={t("name")} autoComplete="name" autoFocus {...form.getInputProps("name")} />
        <PasswordField isNew {...form.getInputProps("password")} />
        {accept.error && (
          <Notice tone="red" role="alert">
            {refusal.sentence(accept.error)}
          </Notice>
        )}
        <Button type="submit" loading={accept.isPending || accept.isSuccess} fullWidth>
          {t("invitation.create")}
        </Button>
      </Stack>
    </form>
  );
}
