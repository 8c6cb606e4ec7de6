"use client";

import { Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { SeenPill } from "./seen-pill";
import type { SiteLine } from "./site";
import classes from "./sites.module.css";

export function SiteRow({ site }: { site: SiteLine }) {
  const t = useTranslations("sites");
  const { slug } = useWorkspace();
  const { hostname } = new URL(site.url);
  return (
    <li>
      <Link href={`/${slug}/sites/${site.id}`} className={classes.row}>
        <span className={classes.words}>
          <Text span fw={500} truncate>
            {site.name}
          </Text>
          <Text span size="sm" c="dimmed" truncate>
            {hostname === site.name ? "" : `${hostname} · `}
            {site.routingFlow ? t("routedBy", { flow: site.routingFlow.name }) : t("notRouted")}
          </Text>
        </span>
        <SeenPill lastSeenAt={site.lastSeenAt} />
      </Link>
    </li>
  );
}
