"use client";

import { MultiSelect, Select, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useCountryChoices } from "@/components/ui/country-choices";
import type { FieldOf } from "@/components/ui/field-props";
import { FormSection } from "@/components/ui/form-section";
import { LANGUAGES } from "@/i18n/languages";

export interface WorkspaceValues extends Record<string, unknown> {
  name: string;
  timeZone: string;
  language: string;
  defaultCountry: string;
  allowedCountries: string[];
  callerId: string;
  /** Days, or `FOR_EVER`. */
  recordingDays: string;
}

interface GeneralFieldsProps {
  field: FieldOf<WorkspaceValues>;
  timeZones: readonly string[];
}

export function GeneralFields({ field, timeZones }: GeneralFieldsProps) {
  const t = useTranslations("settings.workspace");
  const languages = useTranslations("settings.languages");
  return (
    <FormSection title={t("general")}>
      <TextInput label={t("name")} maxLength={80} {...field("name")} />
      <Select
        label={t("timeZone")}
        description={t("timeZoneHint")}
        data={timeZones.map((value) => ({ value, label: value.replaceAll("_", " ") }))}
        searchable
        limit={50}
        allowDeselect={false}
        {...field("timeZone")}
      />
      <Select
        label={t("language")}
        description={t("languageHint")}
        data={LANGUAGES.map((value) => ({ value, label: languages(value) }))}
        allowDeselect={false}
        {...field("language")}
      />
    </FormSection>
  );
}

interface CallFieldsProps {
  field: FieldOf<WorkspaceValues>;
  countries: readonly string[];
}

export function CallFields({ field, countries }: CallFieldsProps) {
  const t = useTranslations("settings.workspace");
  const choices = useCountryChoices(countries);
  return (
    <FormSection title={t("calls")} text={t("callsHint")}>
      <MultiSelect
        label={t("allowedCountries")}
        description={t("allowedCountriesHint")}
        data={choices}
        searchable
        hidePickedOptions
        {...field("allowedCountries")}
      />
      <Select
        label={t("defaultCountry")}
        description={t("defaultCountryHint")}
        data={choices}
        searchable
        allowDeselect={false}
        {...field("defaultCountry")}
      />
      <TextInput
        label={t("callerId")}
        description={t("callerIdHint")}
        placeholder={t("callerIdNone")}
        type="tel"
        autoComplete="off"
        {...field("callerId")}
      />
    </FormSection>
  );
}
