"use client";

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlayerPause, IconPlayerPlay, IconSend } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import type { ConnectionView } from "./views";

/** Test, pause and resume. A test's answer opens in the log, which is where answers are read. */
export function ConnectionActions({ connection }: { connection: ConnectionView }) {
  const t = useTranslations("connections");
  const refusal = useRefusal();
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const [, setOpened] = useQueryStates({ delivery: parseAsString, tab: parseAsString });
  const common = {
    onError: (error: unknown) => {
      notifications.show({ color: "red", message: refusal.sentence(error) });
    },
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: trpc.connections.pathKey() });
      void queryClient.invalidateQueries({ queryKey: trpc.deliveries.pathKey() });
    },
  };
  const say = (key: "paused" | "resumed") => () => {
    notifications.show({ message: t(key, { name: connection.name }) });
  };
  const test = useMutation(
    trpc.connections.test.mutationOptions({
      ...common,
      onSuccess: ({ deliveryId }) => void setOpened({ delivery: deliveryId, tab: null }),
    }),
  );
  const pause = useMutation(trpc.connections.pause.mutationOptions({ ...common, onSuccess: say("paused") }));
  const resume = useMutation(
    trpc.connections.resume.mutationOptions({ ...common, onSuccess: say("resumed") }),
  );
  const { id } = connection;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconSend size={16} />}
        loading={test.isPending}
        onClick={() => test.mutate({ id })}
      >
        {t("test")}
      </Button>
      {connection.status === "active" ? (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={16} />}
          loading={pause.isPending}
          onClick={() => pause.mutate({ id })}
        >
          {t("pause")}
        </Button>
      ) : (
        <Button
          // Where access was refused, connecting again is what helps.
          variant={connection.pausedReason === "unauthorized" ? "default" : "filled"}
          leftSection={<IconPlayerPlay size={16} />}
          loading={resume.isPending}
          onClick={() => resume.mutate({ id })}
        >
          {t("resume")}
        </Button>
      )}
    </>
  );
}
