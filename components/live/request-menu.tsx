"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { IconArrowRight, IconDots, IconHandGrab, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import type { BoardRequest, BoardTeam } from "@/core/live-contract/board";
import { formatPhone } from "@/core/phone/format-phone";
import { useSteering } from "./use-steering";

interface RequestMenuProps {
  request: BoardRequest;
  /** Where it can be moved. */
  teams: BoardTeam[];
}

/** Everything that can be done with a request, for keyboard, touch and mouse alike. */
export function RequestMenu({ request, teams }: RequestMenuProps) {
  const t = useTranslations("live.menu");
  const maySteer = useCan("live:steer");
  const { operatorId } = useWorkspace();
  const { move, takeOver, cancel } = useSteering();
  const callbackId = request.id;
  const isWaiting = request.call?.isWaiting ?? false;
  const canBeTakenOver = request.call?.canBeTakenOver ?? false;
  const isTalking = request.stage === "talking";
  if (!maySteer || isTalking) return null;
  const who = request.name ?? formatPhone(request.phone);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t("of", { who })} className="tap">
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isWaiting && teams.length > 0 && (
          <>
            <Menu.Label>{t("moveTo")}</Menu.Label>
            {teams.map(({ id, name }) => (
              <Menu.Item
                key={id}
                leftSection={<IconArrowRight size={14} aria-hidden />}
                onClick={() => move.mutate({ callbackId, teamId: id })}
              >
                {name}
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        )}
        {canBeTakenOver && operatorId !== null && (
          <Menu.Item
            leftSection={<IconHandGrab size={14} aria-hidden />}
            onClick={() => takeOver.mutate({ callbackId })}
          >
            {t("takeOver")}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconX size={14} aria-hidden />}
          onClick={() => cancel.mutate({ callbackId })}
        >
          {t("cancel")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
