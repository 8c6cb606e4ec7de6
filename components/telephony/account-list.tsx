"use client";

import { ActionIcon, Group, Paper, Text } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { PhoneNumber } from "@/components/ui/phone-number";
import { AccountStatus } from "./account-status";
import type { Account } from "./accounts";
import { ProviderLogo } from "./provider-logo";
import classes from "./telephony.module.css";
import { useAccountChanges } from "./use-account-changes";
import { useBalance } from "./use-balance";

/** Accounts as a numbered list that can be put in another order: at once, and taken back where it is refused. */
export function AccountList({ accounts }: { accounts: Account[] }) {
  const trpc = useTrpc();
  const canEdit = useCan("telephony:edit");
  const changes = useAccountChanges();
  const [wanted, setWanted] = useState<string[] | null>(null);
  const reorder = useMutation(
    trpc.telephony.reorder.mutationOptions({
      onError: changes.onError,
      onSettled: async () => {
        await changes.onSettled();
        setWanted(null);
      },
    }),
  );
  const shown = wanted ? accounts.toSorted((a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id)) : accounts;
  const move = (at: number, by: -1 | 1) => {
    const ids = shown.map(({ id }) => id);
    const [moved = ""] = ids.splice(at, 1);
    ids.splice(at + by, 0, moved);
    setWanted(ids);
    reorder.mutate({ ids });
  };
  return (
    <Paper component="ol" className={classes.list}>
      {shown.map((account, at) => (
        <li key={account.id} className={classes.row}>
          <AccountRow account={account} place={at + 1} />
          {canEdit && shown.length > 1 && (
            <MoveButtons
              name={account.name}
              onUp={at > 0 ? () => move(at, -1) : null}
              onDown={at < shown.length - 1 ? () => move(at, 1) : null}
            />
          )}
        </li>
      ))}
    </Paper>
  );
}

function AccountRow({ account, place }: { account: Account; place: number }) {
  const t = useTranslations("telephony");
  const { slug } = useWorkspace();
  const balance = useBalance();
  const { health, callerIds, provider, providerName } = account;
  const shown = callerIds.find(({ isDefault }) => isDefault) ?? callerIds[0];
  return (
    <Link href={`/${slug}/settings/telephony/${account.id}`} className={classes.link}>
      <span className={classes.place}>{place}</span>
      <ProviderLogo provider={provider} />
      <div className={classes.what}>
        <Group gap={8}>
          <Text fw={550}>{account.name}</Text>
          <AccountStatus account={account} />
        </Group>
        <Text size="sm" c="dimmed">
          {[providerName, health?.identity].filter((one) => one && one !== account.name).join(" · ")}
        </Text>
      </div>
      <div className={classes.side}>
        {shown && (
          <Text size="sm">
            <PhoneNumber e164={shown.number} copy={false} />
            {callerIds.length > 1 && ` ${t("moreNumbers", { count: callerIds.length - 1 })}`}
          </Text>
        )}
        {health?.balance && (
          <Text size="sm" c={health.balance.amount <= 0 ? "red" : "dimmed"}>
            {balance(health.balance)}
          </Text>
        )}
      </div>
    </Link>
  );
}

interface MoveButtonsProps {
  name: string;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
}

function MoveButtons({ name, onUp, onDown }: MoveButtonsProps) {
  const t = useTranslations("telephony");
  return (
    <div className={classes.moves}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("moveUp", { name })}
        disabled={!onUp}
        onClick={onUp ?? undefined}
      >
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("moveDown", { name })}
        disabled={!onDown}
        onClick={onDown ?? undefined}
      >
        <IconArrowDown size={16} />
      </ActionIcon>
    </div>
  );
}
