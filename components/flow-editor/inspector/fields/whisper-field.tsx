"use client";

import { Text } from "@mantine/core";
import { fillWhisper, unknownVariables, WHISPER_VARIABLES } from "@/core/whisper/template";
import { useWording } from "../../words/use-wording";
import { TemplateField, type TemplateFieldProps } from "./template-field";

/** A text that is read out to the operator, with an example of what will be heard. */
export function WhisperField(props: Omit<TemplateFieldProps, "variables">) {
  const { t } = useWording();
  const unknown = unknownVariables(props.value);
  const heard = fillWhisper(props.value, whisperExamples(t));
  return (
    <div>
      <TemplateField
        {...props}
        variables={WHISPER_VARIABLES.map((name) => ({ name, label: t(`whisper.variables.${name}`) }))}
      />
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

export const whisperExamples = (t: (key: string) => string) =>
  Object.fromEntries(WHISPER_VARIABLES.map((variable) => [variable, t(`whisper.examples.${variable}`)]));
