"use client";

import { ActionIcon, Button, Fieldset, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useLocale } from "next-intl";
import { useContext } from "react";
import { v4 as newId } from "uuid";
import { languageName } from "@/components/ui/language-name";
import { useIssueWords, useNodeIssues } from "../../issues/use-issues";
import type { DraftOffer } from "../../node/read-offer";
import { useEditor } from "../../store/editor-context";
import { ReferencesContext, useWording } from "../../words/use-wording";

type Departments = NonNullable<DraftOffer["departments"]>;
const MOST = 12;

interface OfferDepartmentsProps {
  nodeId: string;
  departments: Departments;
  languages: readonly string[];
  onChange: (departments: Departments, key: string) => void;
}

/** Whom a visitor may ask for: what each is called in the offer's languages, and who is rung for it. */
export function OfferDepartments({ nodeId, departments, languages, onChange }: OfferDepartmentsProps) {
  const { t } = useWording();
  const readOnly = useEditor((state) => state.readOnly);
  if (readOnly && departments.length === 0) return null;
  return (
    <Fieldset legend={t("offer.departments")} p="sm">
      <Text size="xs" c="dimmed" mb={departments.length > 0 ? "sm" : 0}>
        {t("offer.departmentsHint")}
      </Text>
      <Stack gap="md">
        {departments.map((department, at) => (
          <Department
            key={department.id}
            nodeId={nodeId}
            at={at}
            department={department}
            languages={languages}
            onChange={(next) =>
              onChange(
                next
                  ? departments.map((one) => (one.id === department.id ? next : one))
                  : departments.filter(({ id }) => id !== department.id),
                next ? department.id : "list",
              )
            }
          />
        ))}
      </Stack>
      {!readOnly && departments.length < MOST && (
        <Button
          size="xs"
          mt="sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...departments, { id: newId().slice(0, 8), labels: {} }], "list")}
        >
          {t("offer.addDepartment")}
        </Button>
      )}
    </Fieldset>
  );
}

interface DepartmentProps {
  nodeId: string;
  at: number;
  department: Departments[number];
  languages: readonly string[];
  /** Null: it goes. */
  onChange: (department: Departments[number] | null) => void;
}

function Department({ nodeId, at, department, languages, onChange }: DepartmentProps) {
  const { t } = useWording();
  const locale = useLocale();
  const words = useIssueWords();
  const readOnly = useEditor((state) => state.readOnly);
  const { routingFlows } = useContext(ReferencesContext);
  const issue = useNodeIssues(nodeId).find(({ field }) => field?.startsWith(`departments.${at}.`));
  const { labels, routingFlowId } = department;
  const name = Object.values(labels).find((text) => text) ?? String(at + 1);
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <Stack gap={6} flex={1}>
        {languages.map((code, place) => (
          <TextInput
            key={code}
            aria-label={t("offer.departmentName", { language: languageName(code, locale) })}
            placeholder={t("offer.departmentName", { language: languageName(code, locale) })}
            maxLength={60}
            readOnly={readOnly}
            value={labels[code] ?? ""}
            error={place === 0 && issue ? words(issue) : undefined}
            onChange={(event) =>
              onChange({ ...department, labels: { ...labels, [code]: event.currentTarget.value } })
            }
          />
        ))}
        <Select
          aria-label={t("offer.departmentRouting", { name })}
          placeholder={t("offer.sameRouting")}
          clearable={!readOnly}
          readOnly={readOnly}
          data={routingFlows.map((flow) => ({ value: flow.id, label: flow.name }))}
          value={routingFlowId ?? null}
          onChange={(next) => {
            const { routingFlowId: _, ...rest } = department;
            onChange(next ? { ...rest, routingFlowId: next } : rest);
          }}
        />
      </Stack>
      {!readOnly && (
        <ActionIcon mt={4} aria-label={t("offer.removeDepartment", { name })} onClick={() => onChange(null)}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}
