"use client";

import { Button, Group } from "@mantine/core";
import { type Icon, IconPhone, IconPhoneOff, IconPhoneOutgoing } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { PhoneAction } from "@/core/phones-contract/desk";
import classes from "./phone-actions.module.css";
import type { PhoneStatus } from "./phone-status";

interface PhoneActionsProps {
  status: PhoneStatus;
  /** Somebody called here who can be called back. */
  canCallBack: boolean;
  onAct: (action: PhoneAction) => void;
}

/** What can be done with the handset now. Takes the same room when that is nothing. */
export function PhoneActions({ status, canCallBack, onAct }: PhoneActionsProps) {
  const t = useTranslations("phones");
  const canHangUp = status === "calling" || status === "waiting" || status === "talking";
  return (
    <Group grow gap={8} className={classes.actions}>
      {status === "ringing" && (
        <>
          <ActButton tone="green" icon={IconPhone} onClick={() => onAct("answer")}>
            {t("answer")}
          </ActButton>
          <ActButton tone="red" icon={IconPhoneOff} onClick={() => onAct("decline")}>
            {t("decline")}
          </ActButton>
        </>
      )}
      {status === "idle" && canCallBack && (
        <Button
          variant="default"
          leftSection={<IconPhoneOutgoing size={18} aria-hidden />}
          onClick={() => onAct("call-back")}
        >
          {t("callBack")}
        </Button>
      )}
      {canHangUp && (
        <ActButton tone="red" icon={IconPhoneOff} onClick={() => onAct("hang-up")}>
          {t("hangUp")}
        </ActButton>
      )}
    </Group>
  );
}

interface ActButtonProps {
  tone: "green" | "red";
  icon: Icon;
  onClick: () => void;
  children: string;
}

function ActButton({ tone, icon: Glyph, onClick, children }: ActButtonProps) {
  return (
    <Button
      bg={`var(--tone-${tone}-text)`}
      c={`var(--tone-${tone}-fill)`}
      leftSection={<Glyph size={18} aria-hidden />}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
