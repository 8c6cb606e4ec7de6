"use client";

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { showUndo } from "@/components/ui/undo-notice";
import type { Account } from "./accounts";
import { useAccountChanges } from "./use-account-changes";

/** Pause and resume, and away with it: at once, with a way back. */
export function AccountActions({ account: { id, name, isPaused } }: { account: Account }) {
  const t = useTranslations("telephony");
  const common = useTranslations("common");
  const { slug } = useWorkspace();
  const trpc = useTrpc();
  const router = useRouter();
  const changes = useAccountChanges();
  const say = (key: "paused" | "resumed" | "restored") => () => {
    notifications.show({ message: t(key, { name }) });
  };
  const pause = useMutation(trpc.telephony.pause.mutationOptions({ ...changes, onSuccess: say("paused") }));
  const resume = useMutation(
    trpc.telephony.resume.mutationOptions({ ...changes, onSuccess: say("resumed") }),
  );
  const restore = useMutation(
    trpc.telephony.restore.mutationOptions({ ...changes, onSuccess: say("restored") }),
  );
  const archive = useMutation(
    trpc.telephony.archive.mutationOptions({
      ...changes,
      onSuccess: () => {
        router.push(`/${slug}/settings/telephony`);
        showUndo({
          message: t("removed", { name }),
          undoLabel: common("undo"),
          onUndo: () => restore.mutate({ id }),
        });
      },
    }),
  );
  return (
    <div>
      <Button variant="subtle" color="red" loading={archive.isPending} onClick={() => archive.mutate({ id })}>
        {t("remove")}
      </Button>
      {isPaused ? (
        <Button
          leftSection={<IconPlayerPlay size={16} />}
          loading={resume.isPending}
          onClick={() => resume.mutate({ id })}
        >
          {t("resume")}
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={16} />}
          loading={pause.isPending}
          onClick={() => pause.mutate({ id })}
        >
          {t("pause")}
        </Button>
      )}
    </div>
  );
}
