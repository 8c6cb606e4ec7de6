"use client";

import { Box, Button, Menu, NativeSelect } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTrpc } from "@/components/trpc/client";
import { useFailureNotice } from "@/components/ui/use-failure-notice";
import { PAUSE_REASONS, type PauseReason } from "@/core/live-contract/status";

interface PauseMenuProps {
  operator: { id: string; name: string };
  isPaused: boolean;
  /** The reader is this operator. */
  isOwn: boolean;
  /** Asks why, without insisting. */
  withReason?: boolean;
  size?: "compact-sm" | "sm";
}

/** Takes an operator off the queue for a while, or brings them back. A running call goes on. */
export function PauseMenu({ operator, isPaused, isOwn, withReason, size = "compact-sm" }: PauseMenuProps) {
  const t = useTranslations("team.pause");
  const [reason, setReason] = useState<PauseReason | null>(null);
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const setPause = useMutation(
    trpc.operators.setPause.mutationOptions({
      onSuccess: (_, { pause }) => {
        const text = pause.kind === "none" ? "resumed" : "paused";
        notifications.show({ message: t(text, { name: operator.name }) });
      },
      onError: useFailureNotice(),
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.operators.pathKey() }),
    }),
  );
  const order = (pause: Parameters<typeof setPause.mutate>[0]["pause"]) =>
    setPause.mutate({ operatorId: operator.id, pause, reason: pause.kind === "none" ? null : reason });

  if (isPaused)
    return (
      <Button
        size={size}
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
          size={size}
          variant="default"
          loading={setPause.isPending}
          leftSection={<IconPlayerPause size={14} />}
          aria-label={t("of", { name: operator.name })}
        >
          {t("label")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {withReason && <ReasonSelect reason={reason} onChange={setReason} />}
        <Menu.Item onClick={() => order({ kind: "minutes", minutes: 15 })}>{t("minutes-15")}</Menu.Item>
        <Menu.Item onClick={() => order({ kind: "minutes", minutes: 60 })}>{t("minutes-60")}</Menu.Item>
        <Menu.Item onClick={() => order({ kind: "until-resumed" })}>
          {t(isOwn ? "until-resumed" : "until-resumed-other")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function ReasonSelect({
  reason,
  onChange,
}: {
  reason: PauseReason | null;
  onChange: (reason: PauseReason | null) => void;
}) {
  const t = useTranslations("team");
  const options = PAUSE_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }));
  return (
    <Box px={8} pb={8} pt={4}>
      <NativeSelect
        label={t("pause.why")}
        size="sm"
        data={[{ value: "", label: t("pause.noReason") }, ...options]}
        value={reason ?? ""}
        onChange={({ currentTarget }) =>
          onChange(PAUSE_REASONS.find((one) => one === currentTarget.value) ?? null)
        }
      />
    </Box>
  );
}
