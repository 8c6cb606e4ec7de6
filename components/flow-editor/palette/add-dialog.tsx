"use client";

import { Combobox, Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import classes from "@/components/ui/search-list.module.css";
import { useSearchList } from "@/components/ui/use-search-list";
import { QuickDialog } from "../keyboard/quick-dialog";
import { addStep } from "../store/actions";
import { useEditor, useEditorStore } from "../store/editor-context";
import { useWording } from "../words/use-wording";
import { usePaletteKinds } from "./palette-kinds";

/** Asks what comes next, at a way out, in a connection or on its own; everything with the keyboard. */
export function AddDialog() {
  const { t } = useWording();
  const store = useEditorStore();
  const place = useEditor(({ adding }) => adding);
  const close = () => store.setState({ adding: null });
  return (
    <QuickDialog isOpen={place !== null} onClose={close} title={t("add.title")}>
      <KindSearch
        onChoose={(kind) => {
          if (place) addStep(store, kind, place);
          close();
        }}
      />
    </QuickDialog>
  );
}

function KindSearch({ onChoose }: { onChoose: (kind: string) => void }) {
  const { t } = useWording();
  const { search, setSearch, combobox } = useSearchList();
  const shelves = usePaletteKinds(search);
  return (
    <Combobox store={combobox} onOptionSubmit={onChoose}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          data-autofocus
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          placeholder={t("palette.search")}
          aria-label={t("palette.search")}
          leftSection={<IconSearch size={16} aria-hidden />}
        />
      </Combobox.EventsTarget>
      <Combobox.Options aria-label={t("palette.label")} className={classes.choices}>
        {shelves.map(({ group, name, kinds }) => (
          <Combobox.Group key={group} label={name}>
            {kinds.map((item) => (
              <Combobox.Option key={item.kind} value={item.kind}>
                <span className={classes.choice} data-tone={item.tone}>
                  <item.icon size={17} stroke={1.8} aria-hidden className={classes.icon} />
                  <span>
                    {item.name}
                    {item.hint && (
                      <Text span size="xs" c="dimmed" display="block">
                        {item.hint}
                      </Text>
                    )}
                  </span>
                </span>
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ))}
        {shelves.length === 0 && <Combobox.Empty>{t("palette.nothing")}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox>
  );
}
