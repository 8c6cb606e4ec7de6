"use client";

import { Code, Group, PasswordInput, Select, Text, Textarea, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { FieldOf } from "@/components/ui/field-props";
import type { SenderValues } from "./sender-values";

interface GatewayFieldsProps {
  field: FieldOf<SenderValues>;
  isPost: boolean;
  /** A secret is stored already. */
  isKept: boolean;
}

const VARIABLES = ["to", "digits", "text", "from", "key", "secret"] as const;

/** How a gateway wants to be asked, as its documentation says. */
export function GatewayFields({ field, isPost, isKept }: GatewayFieldsProps) {
  const t = useTranslations("text-sender.gateway");
  const monospace = { input: { fontFamily: "var(--mantine-font-family-monospace)" } };
  return (
    <>
      <Text size="sm" c="dimmed">
        {VARIABLES.map((name) => (
          <span key={name} style={{ display: "inline-block", marginInlineEnd: 14 }}>
            <Code>{`{${name}}`}</Code> {t(`variables.${name}`)}
          </span>
        ))}
      </Text>
      <TextInput
        label={t("url")}
        type="url"
        inputMode="url"
        spellCheck={false}
        styles={monospace}
        {...field("url")}
      />
      <Group align="flex-start" gap="md">
        <Select
          label={t("method")}
          allowDeselect={false}
          w={140}
          data={["POST", "GET"]}
          {...field("method")}
        />
        {isPost && (
          <Select
            label={t("format")}
            allowDeselect={false}
            w={260}
            data={(["json", "form"] as const).map((value) => ({ value, label: t(`formats.${value}`) }))}
            {...field("format")}
          />
        )}
      </Group>
      {isPost && (
        <Textarea
          label={t("body")}
          autosize
          minRows={2}
          maxRows={10}
          spellCheck={false}
          styles={monospace}
          {...field("body")}
        />
      )}
      <Textarea
        label={t("headers")}
        description={t("headersText")}
        autosize
        minRows={1}
        maxRows={6}
        spellCheck={false}
        styles={monospace}
        {...field("headers")}
      />
      <PasswordInput
        label={t("secret")}
        description={t(isKept ? "secretKept" : "secretText")}
        placeholder={isKept ? "••••••••" : undefined}
        autoComplete="new-password"
        maw={420}
        {...field("secret")}
      />
      <TextInput
        label={t("idPath")}
        description={t("idPathText")}
        placeholder="messages.0.id"
        spellCheck={false}
        maw={420}
        styles={monospace}
        {...field("idPath")}
      />
    </>
  );
}
