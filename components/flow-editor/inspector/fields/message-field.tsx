"use client";

import { Text } from "@mantine/core";
import { countParts } from "@/core/text-message/parts";
import { fillText, TEXT_VARIABLES, unknownInText } from "@/core/text-message/template";
import { useWording } from "../../words/use-wording";
import { TemplateField, type TemplateFieldProps } from "./template-field";

/** As long as the links of text messages are with a host of middling length. */
const LINK = "https://call.example.com/t/hx3Kq0aPzR7mWvEd";

const CYRILLIC = /\p{Script=Cyrillic}/u;

/** A text that a customer gets on their phone: with an example of it, and what it counts as. */
export function MessageField(props: Omit<TemplateFieldProps, "variables">) {
  const { t } = useWording();
  // One Russian name in an English text would halve what fits, which it does not do on an English phone.
  const examplesOf = CYRILLIC.test(props.value) ? "examples" : "latin";
  const examples = TEXT_VARIABLES.map((name) => [
    name,
    name === "link" ? LINK : t(`message.${examplesOf}.${name}`),
  ]);
  const text = fillText(props.value, Object.fromEntries(examples));
  const unknown = unknownInText(props.value);
  const { parts, characters, encoding } = countParts(text);
  return (
    <div>
      <TemplateField
        {...props}
        variables={TEXT_VARIABLES.map((name) => ({ name, label: t(`message.variables.${name}`) }))}
      />
      {unknown.length > 0 && (
        <Text size="xs" c="orange" mt={6}>
          {t("message.unknown", { words: unknown.map((name) => `{${name}}`).join(", ") })}
        </Text>
      )}
      {text !== "" && (
        <>
          <Text size="xs" c="dimmed" mt={6} className="tabular">
            {t("message.parts", { characters, parts, encoding: encoding === "GSM-7" ? "gsm" : "unicode" })}
          </Text>
          <Text size="xs" c="dimmed" mt={2} style={{ overflowWrap: "anywhere" }}>
            {t("message.reads", { text })}
          </Text>
        </>
      )}
    </div>
  );
}
