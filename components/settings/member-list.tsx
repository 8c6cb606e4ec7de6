"use client";

import { ActionIcon, Avatar, Group, Text, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconUserMinus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { FormSection } from "@/components/ui/form-section";
import { Notice } from "@/components/ui/notice";
import { showUndo } from "@/components/ui/undo-notice";
import type { AppRouter } from "@/server/trpc/root";
import classes from "./people.module.css";
import { RoleSelect } from "./role-select";

type Members = inferRouterOutputs<AppRouter>["members"]["list"];
type Member = Members["members"][number];

/** Everybody in the workspace, with their role. */
export function MemberList({ members, ownMemberId, canEdit }: Members & { canEdit: boolean }) {
  const t = useTranslations("settings.members");
  const refusal = useRefusal();
  const { changeRole, remove } = useMemberDeeds(ownMemberId);
  const error = changeRole.error ?? remove.error;
  return (
    <FormSection title={t("title")}>
      {error && (
        <Notice tone="red" role="alert">
          {refusal.sentence(error)}
        </Notice>
      )}
      <ul className={classes.list}>
        {members.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            isOwn={member.id === ownMemberId}
            canEdit={canEdit}
            isBusy={[changeRole, remove].some(
              (deed) => deed.isPending && deed.variables.memberId === member.id,
            )}
            onRole={(role) => changeRole.mutate({ memberId: member.id, role })}
            onRemove={() => remove.mutate({ memberId: member.id, name: member.name })}
          />
        ))}
      </ul>
    </FormSection>
  );
}

interface MemberRowProps {
  member: Member;
  isOwn: boolean;
  canEdit: boolean;
  isBusy: boolean;
  onRole: (role: Member["role"]) => void;
  onRemove: () => void;
}

function MemberRow({ member, isOwn, canEdit, isBusy, onRole, onRemove }: MemberRowProps) {
  const t = useTranslations("settings.members");
  const roles = useTranslations("settings.roles");
  const { name, email, role } = member;
  return (
    <li className={classes.row}>
      <Group gap="sm" wrap="nowrap" miw={0}>
        <Avatar name={name} size={34} radius="xl" color="violet" aria-hidden />
        <div style={{ minWidth: 0 }}>
          <Text fw={500} truncate>
            {name}{" "}
            {isOwn && (
              <Text span c="dimmed">
                {t("you")}
              </Text>
            )}
          </Text>
          <Text size="sm" c="dimmed" truncate>
            {email}
          </Text>
        </div>
      </Group>
      <div className={classes.deeds}>
        {canEdit ? (
          <>
            <RoleSelect
              aria-label={t("roleOf", { name })}
              value={role}
              disabled={isBusy}
              onChange={(next) => next !== role && onRole(next)}
            />
            <Tooltip label={t("remove")}>
              <ActionIcon
                size="lg"
                aria-label={t("removeName", { name })}
                loading={isBusy}
                onClick={onRemove}
              >
                <IconUserMinus size={18} />
              </ActionIcon>
            </Tooltip>
          </>
        ) : (
          <Text size="sm">{roles(role)}</Text>
        )}
      </div>
    </li>
  );
}

function useMemberDeeds(ownMemberId: string) {
  const t = useTranslations("settings.members");
  const common = useTranslations("common");
  const refusal = useRefusal();
  const trpc = useTrpc();
  const router = useRouter();
  const queryClient = useQueryClient();
  const reload = async (memberId?: string) => {
    await queryClient.invalidateQueries({ queryKey: trpc.members.pathKey() });
    // What one may do oneself stands in the frame around the page.
    if (memberId === ownMemberId) router.refresh();
  };
  const changeRole = useMutation(
    trpc.members.changeRole.mutationOptions({ onSuccess: (_, { memberId }) => reload(memberId) }),
  );
  const restore = useMutation(
    trpc.members.restore.mutationOptions({
      onSuccess: () => reload(),
      onError: (error) => notifications.show({ color: "red", message: refusal.sentence(error) }),
    }),
  );
  const removal = useMutation(trpc.members.remove.mutationOptions());
  const remove = useMutation({
    mutationFn: ({ memberId }: { memberId: string; name: string }) => removal.mutateAsync({ memberId }),
    onSuccess: async ({ undo }, { memberId, name }) => {
      // Who leaves cannot call themselves back.
      if (memberId === ownMemberId) return window.location.assign("/");
      await reload();
      showUndo({
        message: t("removed", { name }),
        undoLabel: common("undo"),
        onUndo: () => restore.mutate({ undo }),
      });
    },
  });
  return { changeRole, remove };
}
