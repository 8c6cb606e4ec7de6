"use client";

import { ActionIcon, Group, Stack, Text, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { ClockTime } from "@/components/ui/clock-time";
import { showUndo } from "@/components/ui/undo-notice";
import { useFailureNotice } from "@/components/ui/use-failure-notice";
import { Facts } from "../facts";
import factClasses from "../facts.module.css";
import type { LeadDetails } from "../lead";
import classes from "./lead-page.module.css";

type Recording = LeadDetails["recordings"][number];

/** What was said, to listen to and to erase; nothing where no talk was recorded. */
export function LeadRecordings({ recordings }: { recordings: Recording[] }) {
  const t = useTranslations("leads.page");
  const mayErase = useCan("recordings:erase");
  const { drop } = useRecordingDeeds();
  if (recordings.length === 0) return null;
  return (
    <Facts title={t("recordings")}>
      <Stack gap="sm">
        {recordings.map((recording) => (
          <div key={recording.id}>
            <Group justify="space-between" wrap="nowrap" mb={4} mih={26}>
              <Text size="xs" c="dimmed">
                {t("recordedUntil")} <ClockTime at={recording.readyAt} date="always" />
              </Text>
              {mayErase && !recording.unwantedAt && (
                <Tooltip label={t("eraseRecording")}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="sm"
                    aria-label={t("eraseRecording")}
                    onClick={() => drop.mutate({ id: recording.id })}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </Tooltip>
              )}
            </Group>
            <Sound recording={recording} />
          </div>
        ))}
      </Stack>
    </Facts>
  );
}

function Sound({ recording: { id, unwantedAt, erasedAt, erasureError } }: { recording: Recording }) {
  const t = useTranslations("leads.page");
  const { slug } = useWorkspace();
  if (erasedAt)
    return (
      <Text size="sm">
        {t.rich("recordingErased", { time: () => <ClockTime at={erasedAt} date="always" /> })}
      </Text>
    );
  if (unwantedAt)
    return (
      <Text size="sm" className={factClasses.value}>
        {erasureError
          ? t.rich("recordingNotErased", { reason: () => <span lang="en">{erasureError}</span> })
          : t("recordingGoing")}
      </Text>
    );
  return (
    // biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said on the telephone
    <audio controls preload="none" src={`/api/recordings/${slug}/${id}`} className={classes.recording} />
  );
}

function useRecordingDeeds() {
  const t = useTranslations("leads.page");
  const common = useTranslations("common");
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const after = {
    onError: useFailureNotice(),
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.leads.pathKey() }),
  };
  const keep = useMutation(trpc.leads.keepRecording.mutationOptions(after));
  const drop = useMutation(
    trpc.leads.dropRecording.mutationOptions({
      ...after,
      onSuccess: (_, { id }) =>
        showUndo({
          message: t("recordingDropped"),
          undoLabel: common("undo"),
          onUndo: () => keep.mutate({ id }),
        }),
    }),
  );
  return { drop };
}
