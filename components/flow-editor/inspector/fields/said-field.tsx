"use client";

import { Input, SegmentedControl, Text } from "@mantine/core";
import { useContext, useState } from "react";
import { CUSTOMER_LANGUAGES, type CustomerLanguage } from "@/core/flow/routing/spoken-definition";
import { speechMs } from "@/core/telephony/speech-ms";
import { fillWhisper, unknownVariables, WHISPER_VARIABLES } from "@/core/whisper/template";
import { ReferencesContext, useWording } from "../../words/use-wording";
import { TemplateField } from "./template-field";
import { whisperExamples } from "./whisper-field";

interface SaidFieldProps {
  value: unknown;
  max: number;
  hasVariables?: boolean;
  onChange: (value: unknown) => void;
  label: string;
  description?: string;
  error?: string;
  readOnly: boolean;
}

type Words = Partial<Record<CustomerLanguage, string>>;

/** A text by language, as customers hear it, with how long they do. */
export function SaidField({ value, max, hasVariables = false, onChange, ...common }: SaidFieldProps) {
  const { t } = useWording();
  const words = readWords(value);
  const { siteLanguages = [] } = useContext(ReferencesContext);
  const [language, show] = useState<CustomerLanguage>(
    () =>
      CUSTOMER_LANGUAGES.find((one) => siteLanguages.some((tag) => tag.startsWith(one))) ??
      CUSTOMER_LANGUAGES[0],
  );
  const { label, description, error, readOnly } = common;
  const text = words[language] ?? "";
  return (
    <Input.Wrapper label={label} description={description} error={error} labelElement="div">
      <SegmentedControl
        size="xs"
        fullWidth
        my={6}
        aria-label={`${label}: ${t("said.language")}`}
        data={CUSTOMER_LANGUAGES.map((one) => ({
          value: one,
          label: t(words[one]?.trim() ? "said.written" : "said.unwritten", {
            language: t(`said.languages.${one}`),
          }),
        }))}
        value={language}
        onChange={(next) => show(CUSTOMER_LANGUAGES.find((one) => one === next) ?? language)}
      />
      <TemplateField
        key={language}
        label={t(`said.in.${language}`)}
        max={max}
        readOnly={readOnly}
        value={text}
        onChange={(next) => onChange({ ...words, [language]: next })}
        variables={
          hasVariables
            ? WHISPER_VARIABLES.map((name) => ({ name, label: t(`whisper.variables.${name}`) }))
            : []
        }
      />
      <Heard text={text} hasVariables={hasVariables} />
    </Input.Wrapper>
  );
}

/** The operator waits for its end: how long that is has to be known. */
function Heard({ text, hasVariables }: { text: string; hasVariables: boolean }) {
  const { t } = useWording();
  const heard = hasVariables ? fillWhisper(text, whisperExamples(t)) : text.trim();
  if (heard === "")
    return (
      <Text size="xs" c="dimmed" mt={6}>
        {t("said.empty")}
      </Text>
    );
  const unknown = hasVariables ? unknownVariables(text) : [];
  return (
    <>
      {unknown.length > 0 && (
        <Text size="xs" c="orange" mt={6}>
          {t("whisper.unknown", { words: unknown.map((name) => `{${name}}`).join(", ") })}
        </Text>
      )}
      <Text size="xs" c="dimmed" mt={6}>
        {t("said.takes", { seconds: Math.ceil(speechMs(heard) / 1_000) })}
        {heard !== text.trim() && ` ${t("whisper.heard", { text: heard })}`}
      </Text>
    </>
  );
}

function readWords(value: unknown): Words {
  const words: Words = {};
  for (const language of CUSTOMER_LANGUAGES) {
    const text: unknown = Reflect.get(Object(value), language);
    if (typeof text === "string") words[language] = text;
  }
  return words;
}
