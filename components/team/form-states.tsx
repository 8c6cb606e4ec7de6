"use client";

import { Button, Skeleton } from "@mantine/core";
import { IconArchive } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Loading } from "@/components/ui/loading";
import { PageHeader } from "@/components/ui/page-header";

/** A team or operator that was archived, or never was. */
export function FormMissing() {
  const t = useTranslations("team");
  const { slug } = useWorkspace();
  return (
    <EmptyState
      icon={IconArchive}
      title={t("missing.title")}
      text={t("missing.text")}
      action={
        <Button component={Link} href={`/${slug}/team`} variant="default">
          {t("missing.back")}
        </Button>
      }
    />
  );
}

/** What could not be read, and the way back to where one came from. */
export function FormFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations("team");
  const { slug } = useWorkspace();
  return (
    <>
      <PageHeader title={t("title")} back={{ href: `/${slug}/team`, label: t("back") }} />
      <ErrorState error={error} onRetry={onRetry} />
    </>
  );
}

export function FormLoading() {
  return (
    <Loading maw={760}>
      <Skeleton height={28} width={220} />
      <Skeleton height={110} radius="md" mt="md" />
      <Skeleton height={260} radius="md" mt="md" />
    </Loading>
  );
}
