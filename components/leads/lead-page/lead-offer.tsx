"use client";

import { Anchor } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import type { LeadDetails } from "../lead";

/** The offer that brought the lead, with the way to why it was shown for those who see the rules. */
export function LeadOffer({ shown }: { shown: NonNullable<LeadDetails["shown"]> }) {
  const t = useTranslations("leads.page");
  const { slug } = useWorkspace();
  const canLook = useCan("flows:read");
  const { name, flow, revision, decisionId } = shown;
  const words = t("offerOf", { offer: name, flow: flow.name, revision });
  if (!canLook || !decisionId) return words;
  return (
    <Anchor component={Link} href={`/${slug}/rules/${flow.id}/visitors?visit=${decisionId}`} inherit>
      {words}
    </Anchor>
  );
}
