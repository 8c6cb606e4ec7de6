"use client";

import { Combobox, Text, TextInput } from "@mantine/core";
import { IconNote, IconSearch } from "@tabler/icons-react";
import { useLocale } from "next-intl";
import { useMemo } from "react";
import classes from "@/components/ui/search-list.module.css";
import { useSearchList } from "@/components/ui/use-search-list";
import { definitionOf } from "@/core/flow/definitions";
import { QuickDialog } from "../keyboard/quick-dialog";
import { lookOf } from "../node/looks";
import { useDocument, useEditor, useEditorStore } from "../store/editor-context";
import { select } from "../store/editor-store";
import { useWording } from "../words/use-wording";
import { type Found, findSteps } from "./find-steps";

/** Finds a step by its words, its name, or anything that is typed into it. */
export function SearchDialog() {
  const { t } = useWording();
  const store = useEditorStore();
  const isOpen = useEditor(({ dialog }) => dialog === "search");
  const close = () => store.setState({ dialog: null });
  return (
    <QuickDialog isOpen={isOpen} onClose={close} title={t("search.title")}>
      <StepSearch
        onChoose={(id) => {
          select(store, [id]);
          close();
        }}
      />
    </QuickDialog>
  );
}

function StepSearch({ onChoose }: { onChoose: (id: string) => void }) {
  const { t } = useWording();
  const { search, setSearch, combobox } = useSearchList();
  const found = useFoundSteps(search);
  return (
    <Combobox store={combobox} onOptionSubmit={onChoose}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          data-autofocus
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          aria-label={t("search.placeholder")}
          placeholder={t("search.placeholder")}
          leftSection={<IconSearch size={16} aria-hidden />}
        />
      </Combobox.EventsTarget>
      <Combobox.Options aria-label={t("search.title")} className={classes.choices}>
        {found.map((step) => (
          <Combobox.Option key={step.id} value={step.id}>
            <FoundStep {...step} />
          </Combobox.Option>
        ))}
        {found.length === 0 && <Combobox.Empty>{t("search.nothing")}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox>
  );
}

function FoundStep({ id, words, where }: Found) {
  const { kind: flow, nodes } = useDocument();
  const kind = nodes.find((node) => node.id === id)?.kind;
  const look = kind === undefined ? NOTE : lookOf(kind, definitionOf(flow, kind)?.group);
  return (
    <span className={classes.choice} data-tone={look.tone}>
      <look.icon size={17} stroke={1.8} aria-hidden className={classes.icon} />
      <span>
        {words}
        {where && (
          <Text span display="block" size="xs" c="dimmed">
            {where}
          </Text>
        )}
      </span>
    </span>
  );
}

const NOTE = { icon: IconNote, tone: "amber" } as const;

function useFoundSteps(search: string): Found[] {
  const wording = useWording();
  const language = useLocale();
  const document = useDocument();
  return useMemo(
    () => findSteps(document, search, { ...wording, language }),
    [document, search, wording, language],
  );
}
