"use client";

import { Select, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useCountryChoices } from "@/components/ui/country-choices";
import type { FieldOf } from "@/components/ui/field-props";
import type { SetUpValues } from "./use-set-up";

interface CompanyFieldsProps {
  field: FieldOf<SetUpValues>;
  countries: readonly string[];
  timeZones: readonly string[];
}

/** The part of the first set-up that is about the company and its site. */
export function CompanyFields({ field, countries, timeZones }: CompanyFieldsProps) {
  const t = useTranslations("auth.setUp");
  return (
    <>
      <TextInput
        label={t("workspace")}
        description={t("workspaceHint")}
        autoComplete="organization"
        {...field("workspace")}
      />
      <TextInput
        label={t("siteUrl")}
        description={t("siteUrlHint")}
        placeholder="shop.example.com"
        inputMode="url"
        autoComplete="url"
        {...field("siteUrl")}
      />
      <Select
        label={t("country")}
        description={t("countryHint")}
        data={useCountryChoices(countries)}
        searchable
        allowDeselect={false}
        {...field("defaultCountry")}
      />
      <Select
        label={t("timeZone")}
        data={timeZones.map((value) => ({ value, label: value.replaceAll("_", " ") }))}
        searchable
        limit={50}
        allowDeselect={false}
        {...field("timeZone")}
      />
    </>
  );
}
