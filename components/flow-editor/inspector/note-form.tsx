"use client";

import { SegmentedControl, Stack, Textarea } from "@mantine/core";
import type { FlowNote } from "@/core/flow/document";
import { changeNote } from "@/core/flow/edit/change-note";
import { useEditor, useEditorStore } from "../store/editor-context";
import { change, documentOf } from "../store/editor-store";
import { useWording } from "../words/use-wording";
import classes from "./inspector.module.css";

export function NoteForm({ note }: { note: FlowNote }) {
  const { t } = useWording();
  const store = useEditorStore();
  const readOnly = useEditor((state) => state.readOnly);
  const write = (changes: Partial<Pick<FlowNote, "text" | "kind">>) =>
    change(store, changeNote(documentOf(store.getState()), note.id, changes), `note:${note.id}`);
  return (
    <Stack gap="md" className={classes.section}>
      <SegmentedControl
        size="xs"
        readOnly={readOnly}
        aria-label={t("notes.kind")}
        value={note.kind}
        data={[
          { value: "note", label: t("notes.note") },
          { value: "frame", label: t("notes.frame") },
        ]}
        onChange={(kind) => write({ kind: kind === "frame" ? "frame" : "note" })}
      />
      <Textarea
        label={t("notes.text")}
        description={t("notes.hint")}
        autosize
        minRows={4}
        maxRows={14}
        maxLength={4_000}
        value={note.text}
        readOnly={readOnly}
        onChange={(event) => write({ text: event.currentTarget.value })}
      />
    </Stack>
  );
}
