"use client";

import { Anchor } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { Notice } from "@/components/ui/notice";
import { useWording } from "../words/use-wording";

/** Below the settings of a text message: that nobody would send it. */
export function NoTextSender() {
  const { t } = useWording();
  const { slug } = useWorkspace();
  const trpc = useTrpc();
  const { data } = useQuery(trpc.textMessages.canText.queryOptions());
  const canSetUp = useCan("telephony:edit");
  if (data !== false) return null;
  return (
    <Notice tone="amber" icon={IconAlertTriangle}>
      {t("message.noSender")}{" "}
      {canSetUp && (
        <Anchor component={Link} href={`/${slug}/settings/texts`} inherit>
          {t("message.setUp")}
        </Anchor>
      )}
    </Notice>
  );
}
