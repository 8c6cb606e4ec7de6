"use client";

import { NumberInput, PasswordInput, Switch, Textarea, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { FieldOf } from "@/components/ui/field-props";
import type { AccountValues } from "./account-values";
import type { Provider, ProviderField } from "./accounts";

interface AccountFieldsProps {
  provider: Provider;
  field: FieldOf<AccountValues>;
  isNew: boolean;
}

/** The name, and what the provider's manifest asks for. */
export function AccountFields({ provider, field, isNew }: AccountFieldsProps) {
  const t = useTranslations("telephony");
  return (
    <>
      <TextInput label={t("form.name")} description={t("form.nameText")} maxLength={60} {...field("name")} />
      {provider.fields.map((one) => (
        <AccountField key={one.key} provider={provider.id} one={one} props={field(one.key)} isNew={isNew} />
      ))}
    </>
  );
}

interface AccountFieldProps {
  provider: string;
  one: ProviderField;
  props: ReturnType<FieldOf<AccountValues>>;
  isNew: boolean;
}

function AccountField({ provider, one, props, isNew }: AccountFieldProps) {
  const t = useTranslations("telephony");
  const { key, input, placeholder } = one;
  const texts = `fields.${provider}.${key}`;
  const isKept = !isNew && input.startsWith("secret");
  const common = {
    label: t(`${texts}.label`),
    description: isKept ? t("form.secretKept") : t.has(`${texts}.text`) ? t(`${texts}.text`) : undefined,
    placeholder: isKept ? "••••••••" : placeholder,
    autoComplete: "off",
    ...props,
  };
  switch (input) {
    case "switch": {
      const { value, placeholder: _, ...rest } = common;
      return <Switch {...rest} checked={Boolean(value)} />;
    }
    case "number":
      return <NumberInput {...common} min={1} allowDecimal={false} maw={320} />;
    case "secret":
      return <PasswordInput {...common} autoComplete="new-password" />;
    case "lines":
      return <Textarea {...common} autosize minRows={2} maxRows={8} spellCheck={false} />;
    case "secret-text":
      return <Textarea {...common} autosize minRows={3} maxRows={8} spellCheck={false} />;
    case "phone":
      return <TextInput {...common} type="tel" inputMode="tel" maw={320} />;
    case "url":
      return <TextInput {...common} type="url" inputMode="url" />;
    default:
      return <TextInput {...common} spellCheck={false} />;
  }
}
