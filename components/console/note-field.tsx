"use client";

import { Text, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef } from "react";
import type { Note } from "./use-kept-note";

const LONGEST = 4_000;
/** The page's `n` key goes there. */
export const NOTE_FIELD_ID = "call-note";

/** What the operator writes down. Kept while it is typed, and shown in every tab. */
export function NoteField({ note: { text, setText, state, caret } }: { note: Note }) {
  const t = useTranslations("console.note");
  const field = useRef<HTMLTextAreaElement>(null);
  // Whoever is writing when the call ends goes on in the next card: there each letter would be one of the page's keys.
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    if (caret.current) {
      area.focus();
      area.setSelectionRange(...caret.current);
    }
    return () => {
      const isWriting = document.activeElement === area;
      caret.current = isWriting ? [area.selectionStart, area.selectionEnd] : null;
    };
  }, [caret]);
  return (
    <Textarea
      ref={field}
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
