"use client";

import { ActionIcon, Select, Text, TextInput, Tooltip } from "@mantine/core";
import { IconArrowRight, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { FieldMapping } from "@/core/crm/document";
import { mapFields } from "@/core/crm/map-fields";
import type { CallbackMessage } from "@/core/crm/message";
import type { CrmField } from "./connector";
import classes from "./mapping.module.css";
import { CONSTANT, choiceOf, fromChoice, useOutcomeWords } from "./use-crm-words";

export interface MappingRowProps {
  row: FieldMapping;
  /** From 1, among the rows of its object: rows are told apart by it when read aloud. */
  number: number;
  choices: { group: string; items: { value: string; label: string }[] }[];
  /** What can be written; undefined: the CRM has not told yet. */
  fields: CrmField[] | undefined;
  /** The lead that it is tried on. */
  message: CallbackMessage | undefined;
  problem: string | undefined;
  onChange: (row: FieldMapping) => void;
  onRemove: () => void;
}

/** One of our values, the CRM's field that it goes to, and what that would be for a lead. */
export function MappingRow(props: MappingRowProps) {
  const { row, number, choices, onChange, onRemove } = props;
  const t = useTranslations("crm.mapping");
  return (
    <li className={classes.row}>
      <div className={classes.ours}>
        <Select
          aria-label={t("ours", { number })}
          searchable
          allowDeselect={false}
          data={choices}
          value={choiceOf(row.from)}
          onChange={(choice) => choice && onChange({ ...row, from: fromChoice(choice) })}
          maxDropdownHeight={320}
        />
        {choiceOf(row.from) === CONSTANT && (
          <TextInput
            aria-label={t("text", { number })}
            placeholder={t("textExample")}
            value={"constant" in row.from ? row.from.constant : ""}
            onChange={(event) => onChange({ ...row, from: { constant: event.currentTarget.value } })}
          />
        )}
      </div>
      <IconArrowRight size={16} aria-hidden className={classes.arrow} />
      <div className={classes.theirs}>
        <PropertySelect {...props} />
        <Outcome {...props} />
      </div>
      <Select
        aria-label={t("write", { number })}
        className={classes.write}
        allowDeselect={false}
        data={[
          { value: "empty", label: t("writes.empty") },
          { value: "always", label: t("writes.always") },
        ]}
        value={row.write}
        onChange={(write) => onChange({ ...row, write: write === "always" ? "always" : "empty" })}
      />
      <Tooltip label={t("removeHint")}>
        <ActionIcon variant="subtle" color="gray" aria-label={t("remove", { number })} onClick={onRemove}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

function PropertySelect({ row, number, fields, problem, onChange }: MappingRowProps) {
  const t = useTranslations("crm.mapping");
  const mine = (fields ?? []).filter(({ object, type }) => object === row.object && type !== "other");
  const isKnown = mine.some(({ name }) => name === row.property);
  const data = mine.map(({ name, label }) => ({ value: name, label }));
  // Stored, and not in the list: it has not come yet, or the field was removed there.
  if (row.property !== "" && !isKnown) data.unshift({ value: row.property, label: row.property });
  return (
    <Select
      aria-label={t("theirs", { number })}
      placeholder={t("choose")}
      searchable
      // Whoever is sent to a field that is wrong first reads why.
      openOnFocus={false}
      allowDeselect={false}
      nothingFoundMessage={t("noSuchField")}
      data={data}
      limit={200}
      maxDropdownHeight={320}
      value={row.property || null}
      error={problem && t(`problems.${problem}`)}
      onChange={(name) => {
        const field = mine.find((one) => one.name === name);
        if (field) onChange({ ...row, ...targetOf(field) });
      }}
      renderOption={({ option }) => {
        const type = mine.find(({ name }) => name === option.value)?.type ?? "text";
        return (
          <span className={classes.option}>
            {option.label}
            <Text component="span" size="xs" c="dimmed">
              {t(`types.${type}`)}
            </Text>
          </span>
        );
      }}
    />
  );
}

const targetOf = ({
  name,
  type,
  options,
}: CrmField): Pick<FieldMapping, "property" | "type" | "options"> => ({
  property: name,
  type: type === "other" ? "text" : type,
  options: type === "choice" ? options.map(({ value }) => value) : undefined,
});

/** What this row would write for the chosen lead, by the code that writes it. */
function Outcome({ row, message, fields, problem }: MappingRowProps) {
  const t = useTranslations("crm.preview");
  const wordsOf = useOutcomeWords();
  if (!message || row.property === "" || problem) return null;
  const { words, isWritten, isTrouble } = wordsOf(mapFields([row], message, row.object));
  const label = fields
    ?.find(({ object, name }) => object === row.object && name === row.property)
    ?.options.find(({ value }) => value === words)?.label;
  return (
    <Text size="xs" c={isTrouble ? "red" : "dimmed"} className={classes.outcome}>
      {isWritten && `${t("writes")} `}
      <span data-outcome={row.property}>{label ?? words}</span>
    </Text>
  );
}
