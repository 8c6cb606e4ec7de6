"use client";

import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { FieldMapping } from "@/core/crm/document";
import type { CallbackMessage } from "@/core/crm/message";
import type { CrmField } from "./connector";
import classes from "./mapping.module.css";
import { MappingRow } from "./mapping-row";
import { useValueChoices } from "./use-crm-words";
import { emptyRow } from "./written";

interface MappingRowsProps {
  object: FieldMapping["object"];
  mapping: FieldMapping[];
  formFields: string[];
  fields: CrmField[] | undefined;
  message: CallbackMessage | undefined;
  /** A row's problem by its place in the whole mapping. */
  problemAt: (at: number) => string | undefined;
  onChange: (mapping: FieldMapping[]) => void;
}

/** What goes to the fields of one object of the CRM. */
export function MappingRows({
  object,
  mapping,
  formFields,
  onChange,
  problemAt,
  ...shown
}: MappingRowsProps) {
  const t = useTranslations("crm.mapping");
  const choices = useValueChoices(formFields);
  const places = mapping.flatMap((row, at) => (row.object === object ? [at] : []));
  return (
    <div>
      {places.length > 0 && (
        <>
          <div className={classes.head} aria-hidden>
            <span>{t("oursTitle")}</span>
            <span>{t("theirsTitle")}</span>
            <span>{t("writeTitle")}</span>
          </div>
          <ul className={classes.rows}>
            {places.map((at, index) => {
              const row = mapping[at];
              return (
                row && (
                  <MappingRow
                    key={at}
                    {...shown}
                    row={row}
                    number={index + 1}
                    choices={choices}
                    problem={problemAt(at)}
                    onChange={(changed) => onChange(mapping.with(at, changed))}
                    onRemove={() => onChange(mapping.toSpliced(at, 1))}
                  />
                )
              );
            })}
          </ul>
        </>
      )}
      <Button
        variant="default"
        size="xs"
        mt="sm"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange([...mapping, emptyRow(object)])}
      >
        {t("add")}
      </Button>
    </div>
  );
}
