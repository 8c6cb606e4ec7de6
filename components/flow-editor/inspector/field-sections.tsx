"use client";

import { Accordion, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { FIELD_SECTIONS, type Field } from "@/core/flow/node-definition";
import { fieldOf } from "../issues/node-problems";
import { useNodeIssues } from "../issues/use-issues";
import { useWording } from "../words/use-wording";
import classes from "./inspector.module.css";

interface FieldSectionsProps {
  nodeId: string;
  fields: readonly Field[];
  draw: (field: Field) => ReactNode;
}

/** What a long form has folded away. Open from the start is where something is wrong. */
export function FieldSections({ nodeId, fields, draw }: FieldSectionsProps) {
  const { t } = useWording();
  const wrong = new Set(useNodeIssues(nodeId).map(fieldOf));
  const sections = FIELD_SECTIONS.flatMap((section) => {
    const own = fields.filter((field) => field.section === section);
    return own.length > 0 ? [{ section, own }] : [];
  });
  if (sections.length === 0) return null;
  const opened = sections.filter(({ own }) => own.some(({ name }) => wrong.has(name)));
  return (
    <Accordion
      multiple
      defaultValue={opened.map(({ section }) => section)}
      className={classes.fields}
      classNames={{ label: classes.fieldsTitle ?? "" }}
    >
      {sections.map(({ section, own }) => (
        <Accordion.Item key={section} value={section}>
          <Accordion.Control>{t(`sections.${section}`)}</Accordion.Control>
          <Accordion.Panel>
            <Stack gap="md">{own.map(draw)}</Stack>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
