"use client";

import { Button, Group, Paper, Stack } from "@mantine/core";
import { IconInfoCircle, IconMail } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { FormSkeleton } from "@/components/ui/form-skeleton";
import { Notice } from "@/components/ui/notice";
import { OutboxEmail } from "./outbox-email";
import classes from "./people.module.css";

/** Every e-mail of the workspace, sent or not, readable. */
export function OutboxPage() {
  const t = useTranslations("settings.outbox");
  const trpc = useTrpc();
  const outbox = useInfiniteQuery(
    trpc.outbox.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  if (!outbox.data)
    return outbox.error ? (
      <ErrorState error={outbox.error} onRetry={() => void outbox.refetch()} />
    ) : (
      <FormSkeleton fields={3} />
    );
  const held = outbox.data.pages[0]?.held ?? null;
  const emails = outbox.data.pages.flatMap((page) => page.emails);
  return (
    <Stack gap="md">
      {held && (
        <Notice tone="amber" icon={IconInfoCircle} title={t(`held.${held}.title`)}>
          {t(`held.${held}.text`)}
        </Notice>
      )}
      {emails.length === 0 ? (
        <EmptyState icon={IconMail} title={t("empty")} text={t("emptyText")} />
      ) : (
        <Paper px="md" py={12}>
          <ul className={classes.list}>
            {emails.map((email) => (
              <OutboxEmail key={email.id} email={email} isHeld={held !== null} />
            ))}
          </ul>
        </Paper>
      )}
      {outbox.hasNextPage && (
        <Group justify="center">
          <Button
            variant="default"
            loading={outbox.isFetchingNextPage}
            onClick={() => void outbox.fetchNextPage()}
          >
            {t("more")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
