"use client";

import { Anchor, Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "./password-field";
import { signInWith } from "./sign-in";
import { useTypedEmail } from "./typed-email";
import { useSignInProblem } from "./use-sign-in-problem";

/** E-mail and password. What was typed stays, whatever goes wrong. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations("auth");
  const errors = useTranslations("errors.fields");
  const say = useSignInProblem();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const required = (value: string) => (value.trim() ? null : errors("required"));
  const [email, keepEmail] = useTypedEmail();
  const form = useForm({
    initialValues: { email, password: "" },
    onValuesChange: (values) => keepEmail(values.email),
    validate: { email: required, password: required },
  });
  const submit = form.onSubmit(async (values) => {
    setBusy(true);
    setProblem(null);
    const result = await signInWith("password", values);
    // A whole new page: nothing of what was rendered for nobody may stay.
    if (result.ok) return window.location.assign(next);
    setBusy(false);
    setProblem(say(result));
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t("email")}
          type="email"
          autoComplete="username"
          autoFocus
          {...form.getInputProps("email")}
        />
        <PasswordField {...form.getInputProps("password")} />
        {problem && (
          <Notice tone="red" role="alert">
            {problem}
          </Notice>
        )}
        <Button type="submit" loading={isBusy} fullWidth>
          {t("signIn")}
        </Button>
        <Anchor component={Link} href="/forgot-password" size="sm">
          {t("forgot.title")}
        </Anchor>
      </Stack>
    </form>
  );
}
