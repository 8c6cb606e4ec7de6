"use client";

import { Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FormFrame } from "@/components/form/form-frame";
import { useDraft } from "@/components/form/use-draft";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { useCountryChoices } from "@/components/ui/country-choices";
import { ErrorState } from "@/components/ui/error-state";
import { FormSection } from "@/components/ui/form-section";
import { FormSkeleton } from "@/components/ui/form-skeleton";
import { PageHeader } from "@/components/ui/page-header";
import { isLanguage, LANGUAGES } from "@/i18n/languages";
import type { SiteChoices } from "./site";
import classes from "./sites.module.css";
import { useSiteChoices } from "./use-site-choices";

/** The few things that cannot be guessed; everything else follows on the site's page. */
export function NewSitePage() {
  const t = useTranslations("sites");
  const { slug } = useWorkspace();
  const choices = useSiteChoices();
  return (
    <div className={classes.form}>
      <PageHeader title={t("new")} back={{ href: `/${slug}/sites`, label: t("title") }} />
      {choices.error && <ErrorState error={choices.error} onRetry={() => void choices.refetch()} />}
      {choices.data && <NewSiteForm {...choices.data} />}
      {choices.isPending && <FormSkeleton />}
    </div>
  );
}

function NewSiteForm({ countries, defaults }: SiteChoices) {
  const t = useTranslations("sites.form");
  const languages = useTranslations("settings.languages");
  const { slug } = useWorkspace();
  const create = useCreate();
  const draft = useDraft({
    id: `${slug}:site:new`,
    initialValues: { name: "", url: "", defaultCountry: defaults.country, language: defaults.language },
    save: create,
    send: ({ language, ...values }) =>
      create.mutateAsync({ ...values, language: isLanguage(language) ? language : "en" }),
  });
  return (
    <FormFrame draft={draft} saveLabel={t("create")} leaves>
      <FormSection title={t("site")}>
        <TextInput
          label={t("url")}
          placeholder="shop.example.com"
          inputMode="url"
          autoComplete="off"
          autoFocus
          {...draft.field("url")}
        />
        <TextInput
          label={t("name")}
          description={t("nameHint")}
          autoComplete="off"
          maxLength={80}
          {...draft.field("name")}
        />
        <Select
          label={t("country")}
          description={t("countryHint")}
          data={useCountryChoices(countries)}
          searchable
          allowDeselect={false}
          {...draft.field("defaultCountry")}
        />
        <Select
          label={t("language")}
          description={t("languageHint")}
          data={LANGUAGES.map((value) => ({ value, label: languages(value) }))}
          allowDeselect={false}
          {...draft.field("language")}
        />
      </FormSection>
    </FormFrame>
  );
}

function useCreate() {
  const { slug } = useWorkspace();
  const trpc = useTrpc();
  const router = useRouter();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.sites.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.sites.pathKey() });
        router.push(`/${slug}/sites/${id}`);
      },
    }),
  );
}
