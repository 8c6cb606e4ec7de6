"use client";

import { Button } from "@mantine/core";
import { IconMapPinOff } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";

/** An address that leads nowhere, or to something that is not the reader's to see: both look the same on purpose. */
export function MissingPage() {
  const t = useTranslations("common.missing");
  return (
    <main>
      <EmptyState
        icon={IconMapPinOff}
        title={t("title")}
        text={t("text")}
        action={
          <Button component={Link} href="/">
            {t("home")}
          </Button>
        }
      />
    </main>
  );
}
