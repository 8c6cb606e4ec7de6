"use client";

import { Button, Group, Text, Textarea } from "@mantine/core";
import { useRef } from "react";
import { fillWhisper, unknownVariables, WHISPER_VARIABLES } from "@/core/whisper/template";
import { useWording } from "./use-wording";

interface WhisperFieldProps {
  value: string;
  max: number;
  onChange: (value: string) => void;
  label: string;
  description?: string;
  error?: string;
  readOnly: boolean;
}

/** A text with variables: a press puts one in where the cursor stands, and an example shows what will be heard. */
export function WhisperField({ value, max, onChange, ...common }: WhisperFieldProps) {
  const { t } = useWording();
  const input = useRef<HTMLTextAreaElement>(null);
  const insert = (variable: string) => {
    const { selectionStart = value.length, selectionEnd = value.length } = input.current ?? {};
    const next = `${value.slice(0, selectionStart)}{${variable}}${value.slice(selectionEnd)}`;
    if (next.length <= max) onChange(next);
    input.current?.focus();
  };
  const unknown = unknownVariables(value);
  const heard = fillWhisper(value, examples(t));
  return (
    <div>
      <Textarea
        {...common}
        ref={input}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={max}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {!common.readOnly && (
        <Group gap={6} mt={6}>
          {WHISPER_VARIABLES.map((variable) => (
            <Button key={variable} variant="default" size="compact-xs" onClick={() => insert(variable)}>
              {t(`whisper.variables.${variable}`)}
            </Button>
          ))}
        </Group>
      )}
      {unknown.length > 0 && (
        <Text size="xs" c="orange" mt={6}>
          {t("whisper.unknown", { words: unknown.map((name) => `{${name}}`).join(", ") })}
        </Text>
      )}
      {heard !== "" && (
        <Text size="xs" c="dimmed" mt={6}>
          {t("whisper.heard", { text: heard })}
        </Text>
      )}
    </div>
  );
}

const examples = (t: (key: string) => string) =>
  Object.fromEntries(WHISPER_VARIABLES.map((variable) => [variable, t(`whisper.examples.${variable}`)]));
