"use client";

import { Anchor } from "@mantine/core";
import { IconPhoneOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { Notice } from "@/components/ui/notice";

/** Says that nobody can be called, where that is so: visitors would be promised what cannot be kept. */
export function NoProviderNotice() {
  const t = useTranslations("telephony.noProvider");
  const { slug } = useWorkspace();
  const trpc = useTrpc();
  const canEdit = useCan("telephony:edit");
  const { data: canCall } = useQuery({
    ...trpc.telephony.canCall.queryOptions(),
    enabled: useCan("sites:read"),
  });
  if (canCall !== false) return null;
  return (
    <Notice tone="red" icon={IconPhoneOff} title={t("title")} role="alert">
      {t("text")}{" "}
      {canEdit ? (
        <Anchor component={Link} href={`/${slug}/settings/telephony`} inherit>
          {t("connect")}
        </Anchor>
      ) : (
        t("askOwner")
      )}
    </Notice>
  );
}
