"use client";

import { ActionIcon, Autocomplete, Button, MultiSelect, Select, Stack, Text } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { FormSection } from "@/components/ui/form-section";
import { languageName } from "@/components/ui/language-name";
import type { Skill } from "@/core/call/wishes";
import { SPOKEN_LANGUAGES, type SpokenLanguage } from "@/core/dispatch/spoken-languages";
import type { OperatorView } from "../team";
import classes from "./ability-fields.module.css";
import type { OperatorValues } from "./operator-values";

interface AbilityFieldsProps {
  form: UseFormReturnType<OperatorValues>;
  /** Everybody: skills are to be called the same with all of them. */
  operators: OperatorView[];
  problem: string | undefined;
}

/** What an operator can: rules may ask for it. */
export function AbilityFields({ form, operators, problem }: AbilityFieldsProps) {
  const t = useTranslations("team.abilities");
  const { skills, languages } = form.values;
  const setSkills = (next: Skill[]) => form.setFieldValue("skills", next);
  const known = [...new Set(operators.flatMap((operator) => operator.skills.map(({ name }) => name)))].sort();
  return (
    <FormSection title={t("title")} text={t("text")}>
      <LanguagesField value={languages} onChange={(next) => form.setFieldValue("languages", next)} />
      <Stack gap="xs">
        <Text size="sm" fw={500}>
          {t("skills")}
        </Text>
        {skills.map((skill, at) => (
          <SkillRow
            // Two rows may be called the same while they are typed: the place is the only identity.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={at}
            skill={skill}
            known={known}
            onChange={(next) => setSkills(skills.map((old, i) => (i === at ? next : old)))}
            onRemove={() => setSkills(skills.filter((_, i) => i !== at))}
          />
        ))}
        {problem && (
          <Text size="sm" c="red" role="alert">
            {t("twice")}
          </Text>
        )}
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          style={{ alignSelf: "start" }}
          onClick={() => setSkills([...skills, { name: "", level: 3 }])}
        >
          {t("add")}
        </Button>
      </Stack>
    </FormSection>
  );
}

interface LanguagesFieldProps {
  value: SpokenLanguage[];
  onChange: (languages: SpokenLanguage[]) => void;
}

function LanguagesField({ value, onChange }: LanguagesFieldProps) {
  const t = useTranslations("team.abilities");
  const locale = useLocale();
  return (
    <MultiSelect
      label={t("languages")}
      description={t("languagesText")}
      placeholder={value.length === 0 ? t("workspaceLanguage") : undefined}
      searchable
      clearable
      data={SPOKEN_LANGUAGES.map((code) => ({ value: code, label: languageName(code, locale) }))}
      value={value}
      onChange={(codes) => onChange(SPOKEN_LANGUAGES.filter((code) => codes.includes(code)))}
    />
  );
}

interface SkillRowProps {
  skill: Skill;
  known: string[];
  onChange: (skill: Skill) => void;
  onRemove: () => void;
}

const LEVELS = ["1", "2", "3", "4", "5"] as const;

function SkillRow({ skill, known, onChange, onRemove }: SkillRowProps) {
  const t = useTranslations("team.abilities");
  return (
    <div className={classes.skill}>
      <Autocomplete
        aria-label={t("skill")}
        placeholder={t("skillExample")}
        maxLength={40}
        className={classes.name}
        data={known}
        value={skill.name}
        onChange={(name) => onChange({ ...skill, name })}
      />
      <Select
        aria-label={t("levelOf", { name: skill.name || t("skill") })}
        allowDeselect={false}
        data={LEVELS.map((level) => ({ value: level, label: t(`level-${level}`) }))}
        value={String(skill.level)}
        onChange={(level) => onChange({ ...skill, level: Number(level) })}
      />
      <ActionIcon aria-label={t("remove", { name: skill.name || t("skill") })} onClick={onRemove}>
        <IconX size={16} />
      </ActionIcon>
    </div>
  );
}
