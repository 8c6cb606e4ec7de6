"use client";

import { Text, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useKeptNote } from "./use-kept-note";

const LONGEST = 4_000;
/** The page's `n` key goes there. */
export const NOTE_FIELD_ID = "call-note";

/** What the operator writes down. Kept while it is typed, and shown in every tab. */
export function NoteField({ callId, saved }: { callId: string; saved: string }) {
  const t = useTranslations("console.note");
  const { text, setText, state } = useKeptNote(callId, saved);
  return (
    <Textarea
      id={NOTE_FIELD_ID}
      label={t("label")}
      placeholder={t("placeholder")}
      autosize
      minRows={3}
      maxRows={12}
      maxLength={LONGEST}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      inputWrapperOrder={["label", "input", "description"]}
      description={
        <Text component="span" size="xs" c={state === "failed" ? "red" : "dimmed"} role="status">
          {text === "" && state === "saved" ? t("where") : t(state)}
        </Text>
      }
    />
  );
}
