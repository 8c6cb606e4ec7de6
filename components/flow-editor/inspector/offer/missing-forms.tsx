"use client";

import { Anchor } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { Notice } from "@/components/ui/notice";

const MOST = 3;

interface MissingFormsProps {
  of: { flowId: string } | { siteId: string };
  /** Only of this offer. */
  nodeId?: string;
  /** Where the rules are edited, for readers who are elsewhere. */
  hrefOf?: (flowId: string) => string;
}

/** What visitors' pages have told: a form of the site's own that asked for calls is gone. */
export function MissingForms({ of, nodeId, hrefOf }: MissingFormsProps) {
  const t = useTranslations("flow-editor.places");
  const trpc = useTrpc();
  const missing = useQuery({ ...trpc.flows.missingForms.queryOptions(of), refetchInterval: 60_000 });
  const found = missing.data?.filter((one) => !nodeId || one.nodeId === nodeId) ?? [];
  const [first] = found;
  if (!first) return null;
  return (
    <Notice tone="amber" icon={IconAlertTriangle} role="status" title={t("missing")}>
      {found.slice(0, MOST).map(({ page, site, views }) => (
        <div key={`${site} ${page}`}>
          {page ? t("missingOn", { page, views }) : t("missingAnywhere", { site, views })}
        </div>
      ))}
      {found.length > MOST && <div>{t("missingMore", { count: found.length - MOST })}</div>}
      {hrefOf && (
        <Anchor href={hrefOf(first.flowId)} inherit>
          {t("toRules")}
        </Anchor>
      )}
    </Notice>
  );
}
