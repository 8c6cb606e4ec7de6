"use client";

import { Button, Select, Stack } from "@mantine/core";
import { IconWorld } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { FormSkeleton } from "@/components/ui/form-skeleton";
import { LANGUAGES } from "@/i18n/languages";
import { ConsentEditor } from "./consent-editor";
import { ReadOnlyNote } from "./read-only-note";

/** What visitors agree to, by site and language. The chosen site stands in the address. */
export function ConsentPage() {
  const t = useTranslations("settings.consent");
  const canEdit = useCan("settings:edit");
  const trpc = useTrpc();
  const [wanted, setWanted] = useQueryState("site");
  const sites = useQuery(trpc.sites.list.queryOptions());
  const site = sites.data?.find(({ id }) => id === wanted) ?? sites.data?.[0];
  const texts = useQuery({
    ...trpc.consents.list.queryOptions({ siteId: site?.id ?? "" }),
    enabled: site !== undefined,
  });
  const failed = sites.error ? sites : texts.error ? texts : null;
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (sites.data && !site) return <NoSites />;
  return (
    <Stack gap="md">
      {!canEdit && <ReadOnlyNote />}
      {site && (sites.data?.length ?? 0) > 1 && (
        <Select
          label={t("site")}
          maw={360}
          allowDeselect={false}
          data={sites.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          value={site.id}
          onChange={(id) => void setWanted(id)}
        />
      )}
      {site && texts.data
        ? LANGUAGES.map((language) => (
            <ConsentEditor
              key={`${site.id} ${language}`}
              siteId={site.id}
              language={language}
              versions={texts.data.filter((text) => text.language === language)}
            />
          ))
        : LANGUAGES.map((language) => <FormSkeleton key={language} fields={1} />)}
    </Stack>
  );
}

function NoSites() {
  const t = useTranslations("settings.consent");
  const { slug } = useWorkspace();
  return (
    <EmptyState
      icon={IconWorld}
      title={t("noSites")}
      text={t("noSitesText")}
      action={
        <Button component={Link} href={`/${slug}/sites/new`}>
          {t("addSite")}
        </Button>
      }
    />
  );
}
