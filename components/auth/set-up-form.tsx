"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { useFocusProblem } from "@/components/ui/use-focus-problem";
import { CompanyFields } from "./company-fields";
import { PasswordField } from "./password-field";
import { useSetUp } from "./use-set-up";

interface SetUpFormProps {
  countries: readonly string[];
  timeZones: readonly string[];
}

/** The first visit. Country and time zone are guessed from the browser, and can be put right here. */
export function SetUpForm({ countries, timeZones }: SetUpFormProps) {
  const t = useTranslations("auth");
  const { form, submit, error, problem, isBusy } = useSetUp(countries, timeZones);
  const formRef = useFocusProblem(error);
  return (
    <form ref={formRef} onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput label={t("name")} autoComplete="name" autoFocus {...form.getInputProps("name")} />
        <TextInput label={t("email")} type="email" autoComplete="username" {...form.getInputProps("email")} />
        <PasswordField isNew {...form.getInputProps("password")} />
        <CompanyFields field={form.getInputProps} countries={countries} timeZones={timeZones} />
        {problem && (
          <Notice tone="red" role="alert">
            {problem}
          </Notice>
        )}
        <Button type="submit" loading={isBusy} fullWidth>
          {t("setUp.submit")}
        </Button>
      </Stack>
    </form>
  );
}
