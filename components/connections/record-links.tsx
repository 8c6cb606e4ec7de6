"use client";

import { Anchor, Group } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

interface RecordLinksProps {
  records: readonly { kind: "contact" | "deal"; url: string }[];
}

/** The CRM's own pages of what was written there. */
export function RecordLinks({ records }: RecordLinksProps) {
  const t = useTranslations("connections.records");
  if (records.length === 0) return null;
  return (
    <Group gap="md">
      {records.map(({ kind, url }) => (
        <Anchor key={kind} href={url} target="_blank" rel="noopener noreferrer" size="sm">
          <Group gap={4} component="span" display="inline-flex">
            {t(kind)}
            <IconExternalLink size={14} aria-hidden />
          </Group>
        </Anchor>
      ))}
    </Group>
  );
}
