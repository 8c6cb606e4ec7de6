"use client";

import { CloseButton, ScrollArea, Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { addStep, placeForNext } from "../store/actions";
import { useEditorStore } from "../store/editor-context";
import { useWording } from "../words/use-wording";
import classes from "./palette.module.css";
import { type PaletteKind, usePaletteKinds } from "./palette-kinds";

/** What a dragged step is called on its way from the palette to the canvas. */
export const STEP_DRAG = "application/x-flow-step";

/** Everything that can be put on the canvas: dragged there, or added after what is selected by a press. */
export function Palette() {
  const { t } = useWording();
  const [search, setSearch] = useState("");
  const shelves = usePaletteKinds(search);
  return (
    <aside className={classes.palette} aria-label={t("palette.label")}>
      <TextInput
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        placeholder={t("palette.search")}
        aria-label={t("palette.search")}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          search && <CloseButton size="sm" aria-label={t("palette.clear")} onClick={() => setSearch("")} />
        }
        m="sm"
        mb={4}
      />
      <ScrollArea flex={1} type="hover" offsetScrollbars={false}>
        {shelves.map(({ group, name, kinds }) => (
          <section key={group} className={classes.shelf} aria-label={name}>
            <Text component="h2" className={classes.shelfName}>
              {name}
            </Text>
            {kinds.map((kind) => (
              <PaletteItem key={kind.kind} item={kind} />
            ))}
          </section>
        ))}
        {shelves.length === 0 && (
          <Text size="sm" c="dimmed" p="sm">
            {t("palette.nothing")}
          </Text>
        )}
      </ScrollArea>
    </aside>
  );
}

function PaletteItem({ item }: { item: PaletteKind }) {
  const store = useEditorStore();
  return (
    <button
      type="button"
      className={classes.item}
      data-tone={item.tone}
      title={item.hint || undefined}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(STEP_DRAG, item.kind);
        event.dataTransfer.effectAllowed = "copy";
      }}
      onClick={() => addStep(store, item.kind, placeForNext(store.getState()))}
    >
      <item.icon size={17} stroke={1.8} aria-hidden className={classes.icon} />
      <span>{item.name}</span>
    </button>
  );
}
