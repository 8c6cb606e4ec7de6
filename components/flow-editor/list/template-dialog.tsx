"use client";

import { Combobox, Modal, Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/ui/search-list.module.css";
import { useSearchList } from "@/components/ui/use-search-list";
import type { FlowKind } from "@/core/flow/document";
import { findTemplates } from "./find-templates";

interface TemplateDialogProps {
  kind: FlowKind;
  isOpen: boolean;
  onClose: () => void;
  onChoose: (template: string) => void;
}

/** What a flow can begin with, shelf by shelf, to be searched and chosen with the keyboard. */
export function TemplateDialog({ kind, isOpen, onClose, onChoose }: TemplateDialogProps) {
  const t = useTranslations("flow-editor.templates");
  return (
    <Modal opened={isOpen} onClose={onClose} title={t("from")} padding="md" size="lg">
      <TemplateSearch kind={kind} onChoose={onChoose} />
    </Modal>
  );
}

function TemplateSearch({ kind, onChoose }: Pick<TemplateDialogProps, "kind" | "onChoose">) {
  const t = useTranslations("flow-editor");
  const { search, setSearch, combobox } = useSearchList();
  const shelves = findTemplates(kind, search, t);
  return (
    <Combobox store={combobox} onOptionSubmit={onChoose}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          data-autofocus
          mt={4}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          placeholder={t("templates.search")}
          aria-label={t("templates.search")}
          leftSection={<IconSearch size={16} aria-hidden />}
        />
      </Combobox.EventsTarget>
      <Combobox.Options aria-label={t("templates.from")} className={classes.choices} data-tall>
        {shelves.map(({ id: shelf, name: label, templates }) => (
          <Combobox.Group key={shelf} label={label}>
            {templates.map(({ id, name, text }) => (
              <Combobox.Option key={id} value={id}>
                <Text size="sm" fw={500}>
                  {name}
                </Text>
                <Text size="xs" c="dimmed">
                  {text}
                </Text>
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ))}
        {shelves.length === 0 && <Combobox.Empty>{t("templates.nothing")}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox>
  );
}
