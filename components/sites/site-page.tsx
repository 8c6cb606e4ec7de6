"use client";

import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { MissingForms } from "@/components/flow-editor/inspector/offer/missing-forms";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { ErrorState } from "@/components/ui/error-state";
import { FormSkeleton } from "@/components/ui/form-skeleton";
import { PageHeader } from "@/components/ui/page-header";
import { DeveloperCard } from "./developer-card";
import { InstallationCard } from "./installation-card";
import { SeenPill } from "./seen-pill";
import { SiteForm } from "./site-form";
import classes from "./sites.module.css";
import { useSiteChoices } from "./use-site-choices";

/** One site: its form, and beside it whether the widget is on the page. */
export function SitePage({ siteId }: { siteId: string }) {
  const t = useTranslations("sites");
  const { slug } = useWorkspace();
  const trpc = useTrpc();
  const site = useQuery({
    ...trpc.sites.get.queryOptions({ id: siteId }),
    // "Last seen" is watched while somebody puts the snippet on the page in another window.
    refetchInterval: 10_000,
  });
  const choices = useSiteChoices();
  const back = { href: `/${slug}/sites`, label: t("title") };
  const failed = [site, choices].find((query) => query.error && !query.data);
  if (failed)
    return (
      <>
        <PageHeader title={t("site")} back={back} />
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
      </>
    );
  return (
    <>
      <PageHeader
        title={site.data?.name ?? t("site")}
        back={back}
        meta={site.data && <SeenPill lastSeenAt={site.data.lastSeenAt} />}
      />
      <MissingForms of={{ siteId }} hrefOf={(flowId) => `/${slug}/rules/${flowId}`} />
      <div className={classes.columns}>
        {site.data && choices.data ? <SiteForm site={site.data} choices={choices.data} /> : <FormSkeleton />}
        {site.data && (
          <Stack gap="md" className={classes.aside}>
            <InstallationCard site={site.data} />
            <DeveloperCard site={site.data} />
          </Stack>
        )}
      </div>
    </>
  );
}
