"use client";

import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCan } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { showUndo } from "@/components/ui/undo-notice";
import { useFailureNotice } from "@/components/ui/use-failure-notice";
import type { LeadDetails } from "../lead";

/**
 * What is to be done with a lead: call it off while it runs, say that one sees to it where its routing waits for that,
 * or that a person dealt with it.
 */
export function LeadActions({ lead }: { lead: LeadDetails }) {
  const t = useTranslations("leads.page");
  const mayCancel = useCan("callbacks:cancel");
  const mayHandle = useCan("leads:handle");
  const { cancel, setHandled, acknowledge } = useLeadDeeds(lead.id);
  const isRunning = lead.stage !== "finished" && lead.stage !== "talking";
  const wasLeft = lead.stage === "finished" && lead.outcome !== "conversation";

  if (isRunning)
    return (
      <Group gap="xs">
        {mayCancel && (
          <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({ id: lead.id })}>
            {t("cancel")}
          </Button>
        )}
        {lead.wantsReaction && (
          <Button loading={acknowledge.isPending} onClick={() => acknowledge.mutate({ id: lead.id })}>
            {t("acknowledge")}
          </Button>
        )}
      </Group>
    );
  if (!wasLeft || !mayHandle) return null;
  return (
    <Button
      variant={lead.needsHuman ? "filled" : "default"}
      loading={setHandled.isPending}
      onClick={() => setHandled.mutate({ id: lead.id, handled: lead.needsHuman })}
    >
      {lead.needsHuman ? t("markHandled") : t("reopen")}
    </Button>
  );
}

function useLeadDeeds(id: string) {
  const t = useTranslations("leads.page");
  const common = useTranslations("common");
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const after = {
    onError: useFailureNotice(),
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.leads.pathKey() }),
  };
  const cancel = useMutation(
    trpc.leads.cancel.mutationOptions({
      ...after,
      onSuccess: () => void notifications.show({ message: t("cancelled") }),
    }),
  );
  const setHandled = useMutation(
    trpc.leads.setHandled.mutationOptions({
      ...after,
      onSuccess: (_, { handled }) => {
        if (handled)
          showUndo({
            message: t("handled"),
            undoLabel: common("undo"),
            onUndo: () => setHandled.mutate({ id, handled: false }),
          });
      },
    }),
  );
  const acknowledge = useMutation(
    trpc.leads.acknowledge.mutationOptions({
      ...after,
      onSuccess: () => void notifications.show({ message: t("acknowledged") }),
    }),
  );
  return { cancel, setHandled, acknowledge };
}
