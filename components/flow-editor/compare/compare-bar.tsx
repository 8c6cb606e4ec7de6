"use client";

import { ActionIcon, Button, Select, Tooltip } from "@mantine/core";
import { IconArrowsLeftRight, IconRestore } from "@tabler/icons-react";
import { showUndo } from "@/components/ui/undo-notice";
import type { FlowDocument } from "@/core/flow/document";
import { useEditor, useEditorStore } from "../store/editor-context";
import { change, goBack } from "../store/editor-store";
import { useWording } from "../words/use-wording";
import classes from "./compare.module.css";
import type { Side } from "./in-step";
import { useComparison, type Version } from "./use-compared";
import type { VersionNames } from "./use-version-names";

interface CompareBarProps {
  sides: Record<Side, Version>;
  names: VersionNames;
  documents: Partial<Record<Side, FlowDocument>>;
}

/** Which two are held against each other, and the way back to one of them. */
export function CompareBar({ sides, names, documents }: CompareBarProps) {
  const { t } = useWording();
  const store = useEditorStore();
  const readOnly = useEditor((state) => state.readOnly);
  const { compare, close } = useComparison();
  const choose = (side: Side) => (
    <Select
      className={classes.side}
      label={t(`compare.${side}`)}
      data={names.choices}
      value={String(sides[side])}
      allowDeselect={false}
      searchable={names.choices.length > 8}
      onChange={(value) => {
        const chosen = names.choices.find((choice) => choice.value === value);
        if (chosen) compare({ ...sides, [side]: chosen.version });
      }}
    />
  );
  return (
    <div className={classes.bar}>
      {choose("before")}
      <Tooltip label={t("compare.swap")}>
        <ActionIcon
          size={36}
          aria-label={t("compare.swap")}
          onClick={() => compare({ before: sides.after, after: sides.before })}
        >
          <IconArrowsLeftRight size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {choose("after")}
      {!readOnly && (
        <>
          <Restore version={sides.before} document={documents.before} />
          {sides.after !== sides.before && <Restore version={sides.after} document={documents.after} />}
          <Button
            ml="auto"
            onClick={() => {
              close();
              store.setState({ dialog: "publish" });
            }}
          >
            {t("tools.publish")}
          </Button>
        </>
      )}
    </div>
  );
}

interface RestoreProps {
  version: Version;
  document: FlowDocument | undefined;
}

/** A change of the draft like any other: it can be undone, and nobody outside notices before it is published. */
function Restore({ version, document }: RestoreProps) {
  const { t } = useWording();
  const store = useEditorStore();
  if (version === "draft" || !document) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconRestore size={16} aria-hidden />}
      onClick={() => {
        change(store, document);
        showUndo({
          message: t("revisions.restored", { number: version }),
          undoLabel: t("compare.undo"),
          onUndo: () => goBack(store),
        });
      }}
    >
      {t("compare.restore", { number: version })}
    </Button>
  );
}
