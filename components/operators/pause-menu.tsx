"use client";

import { Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { errorKind } from "@/components/ui/error-kind";

interface PauseMenuProps {
  operator: { id: string; name: string };
  isPaused: boolean;
  /** The reader is this operator. */
  isOwn: boolean;
}

/** Takes an operator off the queue for a while, or brings them back. A running call goes on. */
export function PauseMenu({ operator, isPaused, isOwn }: PauseMenuProps) {
  const t = useTranslations("team.pause");
  const common = useTranslations("common");
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const setPause = useMutation(
    trpc.operators.setPause.mutationOptions({
      onSuccess: (_, { pause }) => {
        const text = pause.kind === "none" ? "resumed" : "paused";
        notifications.show({ message: t(text, { name: operator.name }) });
      },
      onError: (error) => {
        notifications.show({ color: "red", message: common(`failed.${errorKind(error)}`) });
      },
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.operators.pathKey() }),
    }),
  );
  const order = (pause: Parameters<typeof setPause.mutate>[0]["pause"]) =>
    setPause.mutate({ operatorId: operator.id, pause });

  if (isPaused)
    return (
      <Button
        size="compact-sm"
        variant="light"
        loading={setPause.isPending}
        leftSection={<IconPlayerPlay size={14} />}
        aria-label={t("resumeOf", { name: operator.name })}
        onClick={() => order({ kind: "none" })}
      >
        {t("resume")}
      </Button>
    );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          loading={setPause.isPending}
          leftSection={<IconPlayerPause size={14} />}
          aria-label={t("of", { name: operator.name })}
        >
          {t("label")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => order({ kind: "minutes", minutes: 15 })}>{t("minutes-15")}</Menu.Item>
        <Menu.Item onClick={() => order({ kind: "minutes", minutes: 60 })}>{t("minutes-60")}</Menu.Item>
        <Menu.Item onClick={() => order({ kind: "until-resumed" })}>
          {t(isOwn ? "until-resumed" : "until-resumed-other")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
