"use client";

import { Button } from "@mantine/core";
import { IconArchive } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { EmptyState } from "@/components/ui/empty-state";

/** A team or operator that was archived, or never was. */
export function MissingState() {
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
