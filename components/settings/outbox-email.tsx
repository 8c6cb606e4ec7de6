"use client";

import { Button, Collapse, Group, Paper, Text, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconCheck, IconChevronDown, IconClock, IconRefresh } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { ClockTime } from "@/components/ui/clock-time";
import { Notice } from "@/components/ui/notice";
import { Pill } from "@/components/ui/pill";
import type { AppRouter } from "@/server/trpc/root";
import classes from "./outbox.module.css";

type Email = inferRouterOutputs<AppRouter>["outbox"]["list"]["emails"][number];

const LOOKS = {
  sent: { tone: "green", icon: IconCheck },
  waiting: { tone: "grey", icon: IconClock },
  retrying: { tone: "amber", icon: IconRefresh },
  "given-up": { tone: "red", icon: IconAlertTriangle },
  held: { tone: "grey", icon: IconClock },
} as const;

/** One mail as a line, with its text behind it. */
export function OutboxEmail({ email, isHeld }: { email: Email; isHeld: boolean }) {
  const t = useTranslations("settings.outbox");
  const [isOpen, { toggle }] = useDisclosure(false);
  const { id, to, subject, text, createdAt, nextTryAt, lastError } = email;
  const status = isHeld && email.status === "waiting" ? "held" : email.status;
  return (
    <li className={classes.email}>
      <UnstyledButton className={classes.line} onClick={toggle} aria-expanded={isOpen}>
        <span className={classes.words}>
          <Text span fw={500} truncate>
            {subject}
          </Text>
          <Text span size="sm" c="dimmed" truncate>
            {to} · <ClockTime at={createdAt} />
          </Text>
        </span>
        <Pill tone={LOOKS[status].tone} icon={LOOKS[status].icon}>
          {t(`status.${status}`)}
        </Pill>
        <IconChevronDown size={16} aria-hidden className={classes.chevron} />
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        {lastError && (
          <div className={classes.trouble}>
            <Notice tone="grey">
              <Text size="sm">
                {t("lastError", { error: lastError })}{" "}
                {nextTryAt && (
                  <>
                    {t("nextTry")} <ClockTime at={nextTryAt} />
                  </>
                )}
              </Text>
            </Notice>
          </div>
        )}
        <Paper p="sm" mb="sm" className={classes.text}>
          {text}
        </Paper>
        {status === "given-up" && <RetryButton id={id} />}
      </Collapse>
    </li>
  );
}

function RetryButton({ id }: { id: string }) {
  const t = useTranslations("settings.outbox");
  const refusal = useRefusal();
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const retry = useMutation(
    trpc.outbox.retry.mutationOptions({
      onError: (error) => notifications.show({ color: "red", message: refusal.sentence(error) }),
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.outbox.pathKey() }),
    }),
  );
  return (
    <Group mb="sm">
      <Button variant="default" loading={retry.isPending} onClick={() => retry.mutate({ id })}>
        {t("retry")}
      </Button>
    </Group>
  );
}
