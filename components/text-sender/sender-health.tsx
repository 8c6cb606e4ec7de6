"use client";

import { Button, Group } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCan } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import type { SenderView } from "./sender-values";
import { useSenderChanges } from "./use-sender-changes";

/** How the last message went, and how to have nobody send any more. */
export function SenderHealth({ sender }: { sender: NonNullable<SenderView["sender"]> }) {
  const t = useTranslations("text-sender.health");
  const trpc = useTrpc();
  const canEdit = useCan("telephony:edit");
  const remove = useMutation(trpc.textMessages.remove.mutationOptions(useSenderChanges()));
  const { trouble, triedAt } = sender;
  const time = () => triedAt && <RelativeTime at={triedAt} />;
  return (
    <Notice
      tone={trouble ? "amber" : triedAt ? "green" : "grey"}
      icon={trouble ? IconAlertTriangle : triedAt ? IconCheck : undefined}
      title={
        trouble ? t(t.has(`kinds.${trouble.kind}`) ? `kinds.${trouble.kind}` : "kinds.other") : undefined
      }
    >
      <Group justify="space-between" gap="sm">
        <span>
          {trouble?.text && <>{trouble.text} </>}
          {triedAt ? t.rich(trouble ? "tried" : "works", { time }) : t("untried")}
        </span>
        {canEdit && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            loading={remove.isPending}
            onClick={() => remove.mutate()}
          >
            {t("remove")}
          </Button>
        )}
      </Group>
    </Notice>
  );
}
