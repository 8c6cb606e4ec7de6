"use client";

import { Button, Code, Text } from "@mantine/core";
import { IconAlertTriangle, IconRefresh } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useCan } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { FormSection } from "@/components/ui/form-section";
import { Notice } from "@/components/ui/notice";
import { PhoneNumber } from "@/components/ui/phone-number";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Account } from "./accounts";
import classes from "./telephony.module.css";
import { useAccountChanges } from "./use-account-changes";
import { useBalance } from "./use-balance";

/** What the provider says of the account, and what is wrong with it. */
export function AccountHealth({ account }: { account: Account }) {
  const t = useTranslations("telephony.health");
  const { isOutOfReach, trouble } = account;
  return (
    <FormSection title={t("title")}>
      {trouble && <Trouble trouble={trouble} />}
      {account.health?.warnings.map((warning) => (
        <Notice key={warning} tone="amber" icon={IconAlertTriangle}>
          {t(`warnings.${warning}`)}
        </Notice>
      ))}
      {isOutOfReach && <Notice tone="amber">{t("outOfReach")}</Notice>}
      <HealthFacts account={account} />
      <CheckButton account={account} />
    </FormSection>
  );
}

function Trouble({ trouble }: { trouble: NonNullable<Account["trouble"]> }) {
  const t = useTranslations("telephony.health");
  const { kind, text, since, passedOverUntil } = trouble;
  return (
    <Notice
      tone={passedOverUntil ? "red" : "amber"}
      icon={IconAlertTriangle}
      title={t(kind && t.has(`kinds.${kind}`) ? `kinds.${kind}` : "kinds.other")}
    >
      {text && <Text size="sm">{text}</Text>}
      <Text size="sm" c="dimmed">
        {t.rich(passedOverUntil ? "passedOver" : "since", { time: () => <RelativeTime at={since} /> })}
      </Text>
    </Notice>
  );
}

function HealthFacts({ account: { health, checkedAt, providerName, webhookUrl } }: { account: Account }) {
  const t = useTranslations("telephony.health");
  const balance = useBalance();
  return (
    <dl className={classes.facts}>
      <Fact name={t("provider")}>{providerName}</Fact>
      <Fact name={t("identity")}>{health?.identity}</Fact>
      <Fact name={t("balance")}>
        {health?.balance && (
          <Text c={health.balance.amount <= 0 ? "red" : undefined}>{balance(health.balance)}</Text>
        )}
      </Fact>
      <Fact name={t("numbers")}>
        {health?.callerIds?.length
          ? health.callerIds.slice(0, 12).map((number) => (
              <div key={number}>
                <PhoneNumber e164={number} />
              </div>
            ))
          : null}
      </Fact>
      <Fact name={t("webhook")}>{webhookUrl && <Code>{webhookUrl}</Code>}</Fact>
      <Fact name={t("checked")}>{checkedAt ? <RelativeTime at={checkedAt} /> : t("never")}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function CheckButton({ account: { id } }: { account: Account }) {
  const t = useTranslations("telephony.health");
  const trpc = useTrpc();
  const check = useMutation(trpc.telephony.check.mutationOptions(useAccountChanges()));
  const { data } = check;
  if (!useCan("telephony:test")) return null;
  return (
    <div>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} />}
        loading={check.isPending}
        onClick={() => check.mutate({ id })}
      >
        {t("check")}
      </Button>
      {data?.isHealthy && (
        <Text component="span" role="status" size="sm" c="dimmed" ml="sm">
          {t("answered")}
        </Text>
      )}
    </div>
  );
}
