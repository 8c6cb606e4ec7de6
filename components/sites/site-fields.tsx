"use client";

import { Anchor, NumberInput, Select, TagsInput, TextInput } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useCountryChoices } from "@/components/ui/country-choices";
import type { FieldOf } from "@/components/ui/field-props";
import { FormSection } from "@/components/ui/form-section";
import { Notice } from "@/components/ui/notice";
import { LANGUAGES } from "@/i18n/languages";
import type { Site, SiteChoices } from "./site";

/** What the form begins with; no budget is an empty field. */
export const valuesOf = ({ name, url, allowedOrigins, ...site }: Site) => ({
  name,
  url,
  allowedOrigins,
  defaultCountry: site.defaultCountry,
  language: site.language,
  routingFlowId: site.routingFlowId ?? "",
  monthlyBudget: site.monthlyBudget ?? ("" as const),
  visitorMemory: site.visitorMemory,
  ...site.appearance,
});
export type SiteValues = Omit<ReturnType<typeof valuesOf>, "monthlyBudget"> & { monthlyBudget: number | "" };

interface IdentityFieldsProps {
  field: FieldOf<SiteValues>;
  values: SiteValues;
}

/** What the site is called, where it is, and where its key may be used. */
export function IdentityFields({ field, values: { url, allowedOrigins } }: IdentityFieldsProps) {
  const t = useTranslations("sites.form");
  const own = URL.canParse(url) ? new URL(url).origin : null;
  const isAny = allowedOrigins.includes("*");
  const isOwnMissing = own !== null && allowedOrigins.length > 0 && !isAny && !allowedOrigins.includes(own);
  return (
    <FormSection title={t("site")}>
      <TextInput label={t("name")} description={t("nameHint")} maxLength={80} {...field("name")} />
      <TextInput label={t("url")} description={t("urlHint")} inputMode="url" {...field("url")} />
      <TagsInput
        label={t("origins")}
        description={t("originsHint")}
        placeholder={allowedOrigins.length ? undefined : t("originsDerived")}
        splitChars={[",", " ", "\n"]}
        acceptValueOnBlur
        {...field("allowedOrigins")}
      />
      {isAny && <Notice tone="amber">{t("anyOrigin")}</Notice>}
      {isOwnMissing && <Notice tone="amber">{t("ownOriginMissing", { origin: own })}</Notice>}
    </FormSection>
  );
}

interface CallFieldsProps {
  field: FieldOf<SiteValues>;
  site: Site;
  choices: SiteChoices;
  isRouted: boolean;
}

/** How the site's callbacks are made. */
export function CallFields({ field, site, choices, isRouted }: CallFieldsProps) {
  const t = useTranslations("sites.form");
  const languages = useTranslations("settings.languages");
  const { slug } = useWorkspace();
  return (
    <FormSection title={t("calls")}>
      <Select
        label={t("routing")}
        description={t("routingHint")}
        data={choices.routingFlows.map(({ id, name }) => ({ value: id, label: name }))}
        placeholder={t("noRouting")}
        allowDeselect={false}
        {...field("routingFlowId")}
      />
      {!isRouted && <Notice tone="amber">{t("noRoutingWarning")}</Notice>}
      <Select
        label={t("country")}
        description={t("countryHint")}
        data={useCountryChoices(choices.countries)}
        searchable
        allowDeselect={false}
        {...field("defaultCountry")}
      />
      <Select
        label={t("language")}
        description={t("languageHint")}
        data={LANGUAGES.map((value) => ({ value, label: languages(value) }))}
        allowDeselect={false}
        {...field("language")}
      />
      <NumberInput
        label={t("budget")}
        description={
          site.budget
            ? t("budgetUsed", { used: site.budget.used, limit: site.budget.limit })
            : t("budgetHint")
        }
        placeholder={t("noBudget")}
        min={1}
        max={1_000_000}
        allowDecimal={false}
        thousandSeparator=" "
        {...field("monthlyBudget")}
      />
      <Anchor component={Link} href={`/${slug}/settings/consent?site=${site.id}`} size="sm">
        {t("consent")}
      </Anchor>
    </FormSection>
  );
}

const MEMORIES = ["lasting", "consented", "visit"] as const;

/** What the widget may keep in visitors' browsers. */
export function PrivacyFields({ field }: { field: FieldOf<SiteValues> }) {
  const t = useTranslations("sites.form");
  return (
    <FormSection title={t("privacy")}>
      <Select
        label={t("memory")}
        description={t("memoryHint")}
        data={MEMORIES.map((value) => ({ value, label: t(`memories.${value}`) }))}
        allowDeselect={false}
        {...field("visitorMemory")}
      />
    </FormSection>
  );
}
