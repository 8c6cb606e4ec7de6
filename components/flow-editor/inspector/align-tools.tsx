"use client";

import { ActionIcon, Group, Kbd, Text, Tooltip } from "@mantine/core";
import {
  type Icon,
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
} from "@tabler/icons-react";
import type { Alignment, Direction } from "@/core/flow/edit/align";
import { alignSelected, distributeSelected } from "../store/actions";
import { useEditorStore } from "../store/editor-context";
import { useWording } from "../words/use-wording";
import classes from "./inspector.module.css";

const ALIGNING: [Alignment, Icon, string][] = [
  ["left", IconLayoutAlignLeft, "Alt A"],
  ["centre", IconLayoutAlignCenter, "Alt H"],
  ["right", IconLayoutAlignRight, "Alt D"],
  ["top", IconLayoutAlignTop, "Alt W"],
  ["middle", IconLayoutAlignMiddle, "Alt V"],
  ["bottom", IconLayoutAlignBottom, "Alt S"],
];
const DISTRIBUTING: [Direction, Icon, string][] = [
  // The picture shows the gaps' direction, its name that of its bars.
  ["horizontally", IconLayoutDistributeVertical, "Alt Shift H"],
  ["vertically", IconLayoutDistributeHorizontal, "Alt Shift V"],
];

/** Puts what is selected on one line, or at even distances. */
export function AlignTools({ count }: { count: number }) {
  const { t } = useWording();
  const store = useEditorStore();
  return (
    <section className={classes.section} aria-label={t("align.title")}>
      <Text fw={550} fz={13} mb={6}>
        {t("align.title")}
      </Text>
      <Group gap={2}>
        {ALIGNING.map(([alignment, Glyph, keys]) => (
          <AlignTool
            key={alignment}
            icon={Glyph}
            label={t(`align.${alignment}`)}
            keys={keys}
            onClick={() => alignSelected(store, alignment)}
          />
        ))}
        {DISTRIBUTING.map(([direction, Glyph, keys]) => (
          <AlignTool
            key={direction}
            icon={Glyph}
            label={t(`align.${direction}`)}
            keys={keys}
            disabled={count < 3}
            onClick={() => distributeSelected(store, direction)}
          />
        ))}
      </Group>
    </section>
  );
}

interface AlignToolProps {
  icon: Icon;
  label: string;
  keys: string;
  disabled?: boolean;
  onClick: () => void;
}

function AlignTool({ icon: Glyph, label, keys, disabled, onClick }: AlignToolProps) {
  return (
    <Tooltip
      label={
        <>
          {label} <Kbd ml={4}>{keys}</Kbd>
        </>
      }
    >
      <ActionIcon size={32} aria-label={label} disabled={disabled} onClick={onClick}>
        <Glyph size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
