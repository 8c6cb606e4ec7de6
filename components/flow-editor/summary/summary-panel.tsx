"use client";

import { ActionIcon, CopyButton, ScrollArea, Text, Title, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy, IconX } from "@tabler/icons-react";
import { useLocale } from "next-intl";
import { useDeferredValue, useMemo } from "react";
import { useDocument, useEditor, useEditorStore } from "../store/editor-context";
import { select } from "../store/editor-store";
import { useWording } from "../words/use-wording";
import { type OutlineWords, outlineText, outlineWords } from "./outline-words";
import classes from "./summary-panel.module.css";

/** The whole flow read aloud, a sentence a line, beside the diagram that it describes. */
export function SummaryPanel() {
  const { t } = useWording();
  const store = useEditorStore();
  const lines = useOutline();
  return (
    <aside className={classes.panel} aria-label={t("summary.title")}>
      <div className={classes.head}>
        <Title order={2} flex={1}>
          {t("summary.title")}
        </Title>
        <CopyButton value={outlineText(lines)}>
          {({ copied, copy }) => (
            <Tooltip label={t(copied ? "summary.copied" : "summary.copy")}>
              <ActionIcon aria-label={t(copied ? "summary.copied" : "summary.copy")} onClick={copy}>
                {copied ? <IconCheck size={17} aria-hidden /> : <IconCopy size={17} aria-hidden />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
        <ActionIcon aria-label={t("summary.close")} onClick={() => store.setState({ panel: null })}>
          <IconX size={17} aria-hidden />
        </ActionIcon>
      </div>
      <ScrollArea flex={1} type="auto">
        <Text size="sm" c="dimmed" px={16} pt={12}>
          {t(lines.length > 0 ? "summary.hint" : "summary.empty")}
        </Text>
        <ol className={classes.lines}>
          {lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sentence has no name but its place
            <Line key={at} line={line} />
          ))}
        </ol>
      </ScrollArea>
    </aside>
  );
}

/** A moment behind whoever draws, as the problems are. */
function useOutline(): OutlineWords[] {
  const document = useDeferredValue(useDocument());
  const wording = useWording();
  const language = useLocale();
  return useMemo(() => outlineWords(document, { ...wording, language }), [document, wording, language]);
}

/** Further in than this nothing would be left of the line. */
const DEEPEST = 8;

function Line({ line: { depth, lead, mark, words, nodes } }: { line: OutlineWords }) {
  const store = useEditorStore();
  const isSelected = useEditor(({ selection }) => nodes.some((id) => selection.has(id)));
  const said = (
    <>
      {lead && <b>{lead}: </b>}
      {mark !== null && <span className={classes.mark}>({mark}) </span>}
      {words}
    </>
  );
  return (
    <li style={{ paddingLeft: Math.min(depth, DEEPEST) * 20 }}>
      {nodes.length === 0 ? (
        <span className={classes.line}>{said}</span>
      ) : (
        <button
          type="button"
          className={classes.line}
          aria-pressed={isSelected}
          onClick={() => select(store, nodes)}
        >
          {said}
        </button>
      )}
    </li>
  );
}
