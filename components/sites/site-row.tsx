"use client";

import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { LinkRow } from "@/components/ui/link-list";
import { SeenPill } from "./seen-pill";
import type { SiteLine } from "./site";

export function SiteRow({ site }: { site: SiteLine }) {
  const t = useTranslations("sites");
  const { slug } = useWorkspace();
  const { hostname } = new URL(site.url);
  const route = site.routingFlow ? t("routedBy", { flow: site.routingFlow.name }) : t("notRouted");
  return (
    <LinkRow
      href={`/${slug}/sites/${site.id}`}
      name={site.name}
      about={hostname === site.name ? route : `${hostname} · ${route}`}
    >
      <SeenPill lastSeenAt={site.lastSeenAt} />
    </LinkRow>
  );
}
