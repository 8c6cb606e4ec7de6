"use client";

import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconClock, IconMailForward } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { ClockTime } from "@/components/ui/clock-time";
import { ErrorState } from "@/components/ui/error-state";
import { FormSection } from "@/components/ui/form-section";
import { Pill } from "@/components/ui/pill";
import { showUndo } from "@/components/ui/undo-notice";
import classes from "./people.module.css";

/** Who was invited and has not come yet. Nothing where nobody is. */
export function InvitationList({ canEdit }: { canEdit: boolean }) {
  const t = useTranslations("settings.invitations");
  const roles = useTranslations("settings.roles");
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.invitations.list.queryOptions());
  const revoke = useRevoke();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data?.length) return null;
  return (
    <FormSection title={t("title")}>
      <ul className={classes.list}>
        {data.map(({ id, email, role, state, expiresAt }) => (
          <li key={id} className={classes.row}>
            <div style={{ minWidth: 0 }}>
              <Group gap="xs">
                <Text fw={500} truncate>
                  {email}
                </Text>
                <Pill
                  tone={state === "open" ? "amber" : "grey"}
                  icon={state === "open" ? IconMailForward : IconClock}
                  outline={state !== "open"}
                >
                  {t(state === "open" ? "open" : "expired")}
                </Pill>
              </Group>
              <Text size="sm" c="dimmed">
                {roles(role)} · {t(state === "open" ? "until" : "endedAt")}{" "}
                <ClockTime at={expiresAt} date="always" />
              </Text>
            </div>
            {canEdit && (
              <div className={classes.deeds}>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t("revokeFor", { email })}
                  disabled={revoke.isPending}
                  onClick={() => revoke.mutate({ id, email })}
                >
                  {t(state === "open" ? "revoke" : "dismiss")}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </FormSection>
  );
}

function useRevoke() {
  const t = useTranslations("settings.invitations");
  const common = useTranslations("common");
  const refusal = useRefusal();
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const reload = () => queryClient.invalidateQueries({ queryKey: trpc.invitations.pathKey() });
  const onError = (error: unknown) => notifications.show({ color: "red", message: refusal.sentence(error) });
  const restore = useMutation(trpc.invitations.restore.mutationOptions({ onSuccess: reload, onError }));
  const revocation = useMutation(trpc.invitations.revoke.mutationOptions());
  return useMutation({
    mutationFn: ({ id }: { id: string; email: string }) => revocation.mutateAsync({ id }),
    onError,
    onSuccess: async (_, { id, email }) => {
      await reload();
      showUndo({
        message: t("revoked", { email }),
        undoLabel: common("undo"),
        onUndo: () => restore.mutate({ id }),
      });
    },
  });
}
