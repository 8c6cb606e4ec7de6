"use client";

import { Badge, Group, Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { OperatorStatus, type OperatorStatusValue } from "@/components/operators/operator-status";
import { PauseMenu } from "@/components/operators/pause-menu";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { PhoneNumber } from "@/components/ui/phone-number";
import type { OperatorView } from "./team";
import classes from "./team.module.css";

interface OperatorRowProps {
  operator: OperatorView;
  status: OperatorStatusValue;
  now: Date;
  /** Shown where the team asks by tiers. */
  tier?: number;
}

export function OperatorRow({ operator, status, now, tier }: OperatorRowProps) {
  const t = useTranslations("team");
  const { slug, operatorId } = useWorkspace();
  const canEdit = useCan("team:edit");
  const isOwn = operator.id === operatorId;
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <Group gap={8}>
          {canEdit ? (
            <Link className={`${classes.name} tap`} href={`/${slug}/team/operators/${operator.id}`}>
              {operator.name}
            </Link>
          ) : (
            <span className={classes.name}>{operator.name}</span>
          )}
          {tier !== undefined && (
            <Badge variant="default" tt="none" fw={500}>
              {t("tier", { tier })}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed" component="div">
          <PhoneNumber e164={operator.phone} />
          {!operator.isPhoneVerified && (
            <>
              {" · "}
              <span className={classes.whole}>{t("unverified")}</span>
            </>
          )}
        </Text>
      </div>
      <div className={classes.status}>
        <OperatorStatus status={status} now={now} />
      </div>
      <div className={classes.action}>
        {(canEdit || isOwn) && (
          <PauseMenu operator={operator} isPaused={status.kind === "paused"} isOwn={isOwn} />
        )}
      </div>
    </li>
  );
}
